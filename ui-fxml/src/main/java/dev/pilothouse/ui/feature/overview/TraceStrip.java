// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.overview;

import dev.pilothouse.core.overview.Problem;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// When a trouble showed itself: a line from a little before it began until now, with a mark at each moment that is known, and
/// below it how often. The cluster keeps only the first and the last of a series, so that marks say less than the number.
final class TraceStrip extends VBox {
  private static final double WIDTH = 152;
  private static final double HEIGHT = 12;
  private static final double MARK = 7;

  private final Texts texts;
  private final Problem.Trace trace;
  private final long since;
  private final Pane strip = new Pane();
  private final Label words = new Label();

  TraceStrip(Texts texts, Problem problem, Problem.Trace trace, long now) {
    this.texts = texts;
    this.trace = trace;
    long first = trace.moments().getFirst();
    since = problem.since() > 0 ? Math.min(problem.since(), now) : first;
    getStyleClass().add("trace");
    strip.getStyleClass().add("trace-strip");
    strip.setMinSize(WIDTH, HEIGHT);
    strip.setMaxSize(WIDTH, HEIGHT);
    words.getStyleClass().add("trace-words");
    getChildren().setAll(strip, words);
    String moments = trace.moments().stream().map(Ages::exact).collect(Collectors.joining("\n"));
    Tooltip.install(this, new Tooltip(texts.get("overview.traceKnown") + "\n" + moments));
    tick(now);
  }

  void tick(long now) {
    strip.getChildren().clear();
    long whole = Math.max(60, now - since);
    long begin = since - whole / 5;
    part("trace-line", 0, WIDTH, 1);
    double from = at(since, begin, now);
    part("trace-band", from, WIDTH - from, 3);
    part("trace-tick", from, 2, HEIGHT);
    double last = -MARK;
    for (long moment : trace.moments()) {
      double x = Math.clamp(at(moment, begin, now) - MARK / 2, 0, WIDTH - MARK);
      // Marks that would cover each other are one.
      if (moment >= begin && x - last >= MARK - 2) {
        part("trace-mark", x, MARK, MARK);
        last = x;
      }
    }
    words.setText(texts.get("overview.traceLast", texts.get(trace.words()), Ages.between(trace.moments().getLast(), now)));
    setAccessibleText(words.getText());
  }

  private static double at(long moment, long begin, long now) {
    double share = (double) (moment - begin) / (double) Math.max(1, now - begin);
    return Math.clamp(share, 0, 1) * WIDTH;
  }

  private void part(String style, double x, double width, double height) {
    Region part = new Region();
    part.getStyleClass().add(style);
    part.resizeRelocate(Math.rint(x), Math.rint((HEIGHT - height) / 2), width, height);
    part.setManaged(false);
    strip.getChildren().add(part);
  }
}
