// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.ui.fx.FrameTicker;
import dev.pilothouse.ui.text.Texts;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.fxmisc.richtext.CodeArea;

/// The whole text as a stripe over the scroll bar: a tick for each problem and each changed stretch, which leads there. Drawn at
/// most once a frame. The keyboard has F8 for the same. FX thread.
final class MarkStripe extends Pane {
  private static final double TICK = 3;
  private static final double ROW = 18;
  private final CodeArea area;
  private final Texts texts;
  private final LineFacts facts;
  private final FrameTicker.Update update;
  private final Tooltip said = new Tooltip();
  private final Set<String> drawn = new HashSet<>();
  private IntConsumer go = line -> {};

  MarkStripe(CodeArea area, Texts texts, LineFacts facts, FrameTicker frames) {
    this.area = area;
    this.texts = texts;
    this.facts = facts;
    getStyleClass().add("mark-stripe");
    setPickOnBounds(false);
    setMinWidth(USE_PREF_SIZE);
    setMaxWidth(USE_PREF_SIZE);
    update = frames.update(this::paint);
    heightProperty().addListener((height, before, after) -> draw());
  }

  /// @param goes is given the line of a tick that is clicked
  void onGo(IntConsumer goes) {
    go = goes;
  }

  /// Asks for the ticks to be drawn anew.
  void draw() {
    update.request();
  }

  void close() {
    update.close();
  }

  private void paint() {
    getChildren().clear();
    drawn.clear();
    int lines = area.getParagraphs().size();
    double row = Math.min(ROW, getHeight() / Math.max(1, lines));
    facts.marks().forEach(mark -> {
      if (mark.line() < lines) {
        String words = mark.line() + 1 + ": " + mark.said();
        tick(mark.line() * row, TICK, mark.severity().tone(), mark.line(), words);
      }
    });
    BitSet changed = facts.changed();
    for (int from = changed.nextSetBit(0); from >= 0 && from < lines; ) {
      int to = Math.min(lines, changed.nextClearBit(from));
      tick(from * row, TICK + (to - from - 1) * row, "edited", from, texts.get("code.changedLines", to - from));
      from = changed.nextSetBit(to);
    }
  }

  /// What is drawn first lies above; a tick where there is one of its colour already is none.
  private void tick(double y, double height, String tone, int line, String words) {
    if (!drawn.add(tone + Math.round(y / TICK))) {
      return;
    }
    Region tick = new Region();
    tick.getStyleClass().addAll("mark-tick", tone);
    tick.setOnMouseEntered(event -> said.setText(words));
    tick.setOnMouseClicked(event -> go.accept(line));
    Tooltip.install(tick, said);
    tick.resizeRelocate(2, y, Math.max(1, prefWidth(-1) - 4), height);
    tick.setManaged(false);
    getChildren().addFirst(tick);
  }
}
