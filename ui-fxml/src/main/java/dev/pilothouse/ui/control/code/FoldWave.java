// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.ui.fx.FrameTicker;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/// Keeps the window alive while much is folded away. RichTextFX makes a cell of each hidden line as well, more than a thousand
/// until a window is full, and all in one go. So one line waits: it is as high as the window and shows nothing, and what is below
/// it gets no cells. Each frame it is another one further down, as far as a part of a frame's time allows, until it is out of
/// sight. FX thread.
final class FoldWave implements Subscription {
  /// The style of the line that waits; its height is in the style sheet.
  static final String WAITS = "waits";

  /// Fewer lines are folded away at once.
  private static final int FEW = 120;
  private static final int FIRST = 30;
  private static final int LEAST = 10;
  private static final int MOST = 400;
  private static final long LONG = 50_000_000;
  private static final long SHORT = 30_000_000;

  private final CodeArea area;
  private final FrameTicker.Update frame;
  private int at = -1;
  private boolean hidden;
  private int step = FIRST;
  private long before;
  /// The line whose arrow is another now; -1 for none.
  private int head = -1;

  FoldWave(CodeArea area, FrameTicker frames) {
    this.area = area;
    frame = frames.update(this::go);
    area.plainTextChanges().subscribe(this::moved);
  }

  /// Whether this line waits, and is hidden afterwards.
  boolean hides(int line) {
    return line == at && hidden;
  }

  /// The line that waits first, when these are about to be hidden. Pure.
  ///
  /// @param top the first line that is seen
  /// @return -1 when they are so few that none waits
  static int first(BitSet away, int top) {
    int head = top;
    while (head > 0 && away.get(head)) {
      head--;
    }
    int first = head + FIRST;
    return first >= away.length() || away.get(head, away.length()).cardinality() <= FEW ? -1 : first;
  }

  /// No line waits any more: all of the text becomes another.
  void stop() {
    at = -1;
  }

  /// @param line the one that waits, in the document that has been put in; -1 for none
  /// @param hides whether it is hidden afterwards
  /// @param changed the first line that is hidden now and was not, or the other way; -1 for none
  void begin(int line, boolean hides, int changed) {
    at = line;
    hidden = hides;
    head = changed - 1;
    step = FIRST;
    before = System.nanoTime();
    if (line >= 0) {
      frame.request();
    } else {
      arrow();
    }
  }

  /// What is above the first line that is another now is kept by RichTextFX as it was, with the arrow that it had. To ask what is
  /// seen lays out the text; where a line waits, that has to wait for the frame in which it gets its height.
  private void arrow() {
    if (head >= 0 && head < area.getParagraphs().size() && area.allParToVisibleParIndex(head).isPresent()) {
      area.recreateParagraphGraphic(head);
    }
    head = -1;
  }

  private void go() {
    arrow();
    if (at < 0) {
      none();
      return;
    }
    long now = System.nanoTime();
    step = now - before > LONG ? Math.max(LEAST, step / 2) : now - before < SHORT ? Math.min(MOST, step * 3 / 2) : step;
    before = now;
    int last = at;
    boolean lastHidden = hidden;
    boolean seen = area.allParToVisibleParIndex(last).isPresent();
    at = seen && last + step < area.getParagraphs().size() ? last + step : -1;
    if (at >= 0) {
      hidden = area.isFolded(at);
      style(at, List.of(WAITS));
      frame.request();
    }
    style(last, lastHidden ? List.of(Folding.HIDDEN) : List.of());
  }

  /// Somebody changed the very line that waits: wherever it is now, it is a line like others.
  private void none() {
    for (int line = 0; line < area.getParagraphs().size(); line++) {
      if (waits(line)) {
        style(line, List.of());
      }
    }
  }

  private void style(int line, Collection<String> style) {
    area.setParagraphStyle(line, style);
  }

  /// The line that waits is the same one while somebody types above it.
  private void moved(PlainTextChange change) {
    if (at < 0) {
      return;
    }
    int line = area.offsetToPosition(Math.min(change.getPosition(), area.getLength()), Bias.Forward).getMajor();
    if (line < at) {
      at += breaks(change.getInserted()) - breaks(change.getRemoved());
    }
    if (at <= line || at >= area.getParagraphs().size() || !waits(at)) {
      at = -1;
    }
  }

  private boolean waits(int line) {
    return area.getParagraph(line).getParagraphStyle().contains(WAITS);
  }

  private static int breaks(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  @Override
  public void close() {
    frame.close();
  }
}
