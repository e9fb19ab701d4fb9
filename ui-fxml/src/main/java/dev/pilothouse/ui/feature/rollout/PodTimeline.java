// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.rollout.Mark;
import dev.pilothouse.core.rollout.PodBar;
import dev.pilothouse.core.rollout.PodStage;
import dev.pilothouse.core.rollout.RolloutTrace.Point;
import dev.pilothouse.core.rollout.ScalingSteps;
import dev.pilothouse.core.rollout.Stage;
import dev.pilothouse.ui.control.chart.ChartTones;
import dev.pilothouse.ui.control.chart.ChartTones.Tone;
import dev.pilothouse.ui.control.chart.TimeAxis;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// The way of each new pod as a bar over time, with its failures; above it when pods were made and taken away, below it how many
/// old ones were left. Only the rows that are seen are drawn. FX thread.
final class PodTimeline extends Region {
  private static final double ROW = 19;
  private static final double TOP = 22;
  private static final double LEAST_LABELS = 92;
  private static final double LETTER = 7.3;
  private static final Font PLAIN = Font.font("Pilothouse Inter", 11);
  private static final Font STRONG = Font.font("Pilothouse Inter", FontWeight.BOLD, 11);
  private static final Font MONO = Font.font("Pilothouse Mono", 12);

  private final Texts texts;
  private final Consumer<PodStage> open;
  private final Canvas canvas = new Canvas();
  private final ScrollBar bar = new ScrollBar();
  private final ChartTones tones = new ChartTones(this::requestLayout);
  private final BarPainter painter = new BarPainter(canvas.getGraphicsContext2D(), tones);
  private RolloutPicture.@Nullable Shown shown;
  private List<PodBar> bars = List.of();
  private Map<String, List<RolloutEvent>> warnings = Map.of();
  private int top;
  private double labels = LEAST_LABELS;

  PodTimeline(Texts texts, Consumer<PodStage> open) {
    this.texts = texts;
    this.open = open;
    getStyleClass().add("pod-timeline");
    setMinSize(0, 0);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    canvas.setManaged(false);
    bar.setOrientation(Orientation.VERTICAL);
    bar.valueProperty().addListener((value, before, after) -> scroll(after.intValue()));
    getChildren().setAll(canvas, tones, bar);
    addEventHandler(
        ScrollEvent.SCROLL, event -> bar.setValue(Math.clamp(top - Math.signum(event.getDeltaY()) * 2, 0, bar.getMax())));
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private void scroll(int to) {
    if (to != top) {
      top = to;
      requestLayout();
    }
  }

  private void key(KeyEvent event) {
    double by =
        switch (event.getCode()) {
          case DOWN -> 1;
          case UP -> -1;
          case PAGE_DOWN -> rows();
          case PAGE_UP -> -rows();
          default -> 0;
        };
    if (by != 0) {
      bar.setValue(Math.clamp(top + by, 0, bar.getMax()));
      event.consume();
    }
  }

  private void clicked(MouseEvent event) {
    requestFocus();
    int row = (int) ((event.getY() - TOP - ROW) / ROW) + top;
    if (event.getY() > TOP + ROW && row >= 0 && row < bars.size() && event.getY() < getHeight() - ROW) {
      open.accept(bars.get(row).last());
    }
  }

  void show(RolloutPicture.Shown next) {
    shown = next;
    bars = next.trace().bars().stream().filter(PodBar::updated).toList();
    // Names of StatefulSets' pods are shown whole.
    int longest = bars.stream().mapToInt(one -> PodWords.name(one.last()).length()).max().orElse(0);
    labels = Math.clamp(longest * LETTER + 26, LEAST_LABELS, 240);
    Map<String, List<RolloutEvent>> found = new HashMap<>();
    for (RolloutEvent event : next.events()) {
      if (event.warning()) {
        found.computeIfAbsent(event.uid(), uid -> new java.util.ArrayList<>()).add(event);
      }
    }
    warnings = found;
    long failed = bars.stream().filter(one -> !one.failures().isEmpty()).count();
    setAccessibleText(texts.get("rollout.timeline.spoken", bars.size(), failed));
    requestLayout();
  }

  private int rows() {
    return Math.max(1, (int) ((getHeight() - TOP - ROW - ROW - 4) / ROW));
  }

  @Override
  protected void layoutChildren() {
    RolloutPicture.Shown now = shown;
    double width = getWidth();
    double height = getHeight();
    if (now == null || width < 160 || height < TOP + ROW * 2) {
      canvas.setVisible(false);
      return;
    }
    canvas.setVisible(true);
    int over = Math.max(0, bars.size() - rows());
    bar.setVisible(over > 0);
    bar.setMax(over);
    bar.setVisibleAmount(over == 0 ? 1 : over * (double) rows() / Math.max(1, bars.size()));
    top = Math.min(top, over);
    bar.resizeRelocate(width - 10, TOP, 10, height - TOP);
    canvas.setWidth(width);
    canvas.setHeight(height);
    draw(now, width, height);
  }

  private void draw(RolloutPicture.Shown now, double width, double height) {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, width, height);
    double first = (double) now.begin();
    double span = Math.max(40, (double) now.now() - first);
    TimeAxis axis = new TimeAxis(first - span * 0.08, (double) now.now() + span * 0.015, labels, width - 14);
    for (long tick : axis.ticks(84)) {
      g.setStroke(tones.of(Tone.LINE_SOFT));
      g.setLineWidth(1);
      g.strokeLine(axis.x(tick), 18, axis.x(tick), height);
      if (axis.x(now.now()) - axis.x(tick) > 62) {
        words(g, Ages.clock(Instant.ofEpochSecond(tick)), axis.x(tick), 9, TextAlignment.CENTER, PLAIN, Tone.MUTED);
      }
    }
    scaling(g, now, axis);
    int fits = rows();
    for (int i = 0; i < Math.min(fits, bars.size() - top); i++) {
      row(g, bars.get(i + top), axis, TOP + ROW * (i + 1), now.now(), width);
    }
    left(g, now, axis, TOP + ROW * (1 + Math.min(fits, bars.size())));
    double x = axis.x(now.now());
    g.setStroke(tones.of(Tone.FG));
    g.setLineWidth(1.4);
    g.strokeLine(x, 18, x, height);
    words(g, texts.get("rollout.timeline.now"), Math.min(x, width - 30), 9, TextAlignment.CENTER, STRONG, Tone.FG);
  }

  /// When the controller made new pods and took old ones away.
  private void scaling(GraphicsContext g, RolloutPicture.Shown now, TimeAxis axis) {
    words(g, texts.get("rollout.timeline.scaling"), 14, TOP + ROW / 2, TextAlignment.LEFT, PLAIN, Tone.MUTED);
    double free = 0;
    for (ScalingSteps.Step step : ScalingSteps.of(now.trace())) {
      double x = axis.x(step.at());
      if (x > free) {
        painter.diamond(x, TOP + ROW / 2);
        words(g, said(step), x + 9, TOP + ROW / 2, TextAlignment.LEFT, PLAIN, Tone.MUTED);
        free = x + 46;
      }
    }
    for (RolloutEvent event : now.events()) {
      if (event.reason().equals("FailedCreate") && axis.x(event.at()) > labels) {
        painter.cross(axis.x(event.at()), TOP + ROW / 2);
      }
    }
  }

  /// As `+1 −1`.
  private static String said(ScalingSteps.Step step) {
    return sign(step.more()) + (step.more() != 0 && step.fewer() != 0 ? " " : "") + sign(-step.fewer());
  }

  private static String sign(long by) {
    return by == 0 ? "" : by > 0 ? "+" + by : "−" + -by;
  }

  private void row(GraphicsContext g, PodBar pod, TimeAxis axis, double y, long now, double width) {
    PodStage last = pod.last();
    boolean troubled = last.mark() == Mark.BROKEN;
    if (troubled) {
      g.setFill(tones.of(Tone.WARN_SOFT));
      g.fillRect(0, y, width, ROW);
    }
    words(g, PodWords.name(last), 14, y + ROW / 2, TextAlignment.LEFT, MONO, troubled ? Tone.WARN : Tone.FG);
    List<PodBar.Segment> segments = pod.segments();
    for (int i = 0; i < segments.size(); i++) {
      PodBar.Segment segment = segments.get(i);
      if (segment.stage() == Stage.GONE) {
        break;
      }
      double from = Math.max(labels, axis.x(segment.since()));
      double to = i + 1 < segments.size() ? axis.x(segments.get(i + 1).since()) : axis.x(now);
      painter.segment(segment.stage(), from, Math.max(from, to), y + 5.5);
      boolean arrived = segment.stage() == Stage.READY || segment.stage() == Stage.AVAILABLE;
      boolean first = i == 0 || segments.get(i - 1).stage().compareTo(Stage.READY) < 0;
      if (arrived && first && axis.x(segment.since()) >= labels) {
        painter.dot(from, y + 9.5);
      }
    }
    for (RolloutEvent event : warnings.getOrDefault(last.pod().uid(), List.of())) {
      if (event.reason().equals("FailedScheduling") && axis.x(event.at()) > labels) {
        painter.triangle(axis.x(event.at()), y + 9.5);
      }
    }
    for (long failure : pod.failures()) {
      if (axis.x(failure) > labels) {
        painter.cross(axis.x(failure), y + 9.5);
      }
    }
  }

  /// How many old pods there were, over time.
  private void left(GraphicsContext g, RolloutPicture.Shown now, TimeAxis axis, double y) {
    words(g, texts.get("rollout.timeline.old"), 14, y + ROW / 2, TextAlignment.LEFT, PLAIN, Tone.MUTED);
    List<Point> points = now.trace().points();
    int i = 0;
    while (i < points.size()) {
      long old = points.get(i).counts().old();
      int next = i + 1;
      while (next < points.size() && points.get(next).counts().old() == old) {
        next++;
      }
      double from = Math.max(labels, axis.x(points.get(i).at()));
      double to = next < points.size() ? axis.x(points.get(next).at()) : axis.x(now.now());
      if (old > 0) {
        g.setFill(tones.of(Tone.OFF_SOFT));
        g.fillRoundRect(from, y + 2.5, Math.max(1, to - from - 1.5), 14, 6, 6);
        if (to - from > 18) {
          words(g, Long.toString(old), (from + to) / 2, y + ROW / 2, TextAlignment.CENTER, STRONG, Tone.FG);
        }
      }
      i = next;
    }
  }

  private void words(GraphicsContext g, String words, double x, double y, TextAlignment align, Font font, Tone tone) {
    g.setFont(font);
    g.setFill(tones.of(tone));
    g.setTextAlign(align);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(words, x, y);
  }
}
