// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.ui.fx.FrameTicker;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.IndexRange;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.fxmisc.richtext.model.TwoDimensional.Position;
import org.jspecify.annotations.Nullable;

/// Shows what is known of the lines wherever it is shown: under the text, in the gutter, beside the scroll bar; and leads from one
/// problem to the next. FX thread.
final class Marks implements Overlay {
  private static final Comparator<LineMark> IN_ORDER = Comparator.comparingInt(LineMark::line).thenComparingInt(LineMark::start);

  /// Underlining the whole of a line of megabytes would stop the window for minutes.
  private static final int LONGEST = 400;

  private final CodeArea area;
  private final Folding folding;
  private final LineFacts facts;
  private final Gutter gutter;
  private final MarkStripe stripe;
  private final Runnable repaint;
  private final FrameTicker.Update beside;
  private boolean keeping;

  Marks(CodeArea area, Folding folding, LineFacts facts, Gutter gutter, MarkStripe stripe, FrameTicker frames, Runnable repaint) {
    this.area = area;
    this.folding = folding;
    this.facts = facts;
    this.gutter = gutter;
    this.stripe = stripe;
    this.repaint = repaint;
    beside = frames.update(gutter::told);
    area.plainTextChanges().subscribe(this::moved);
  }

  void marks(List<LineMark> marks) {
    facts.marks(marks);
    told();
  }

  void owners(List<? extends @Nullable LineOwner> byLine) {
    facts.owners(byLine);
    told();
  }

  void changed(BitSet lines) {
    facts.changed(lines);
    told();
  }

  void close() {
    beside.close();
    stripe.close();
  }

  private void told() {
    beside.request();
    stripe.draw();
    repaint.run();
  }

  /// Runs a change of the text after which everything known is of the same lines as before.
  void keeping(Runnable change) {
    keeping = true;
    change.run();
    keeping = false;
  }

  private void moved(PlainTextChange change) {
    if (keeping) {
      return;
    }
    Position at = area.offsetToPosition(Math.min(change.getPosition(), area.getLength()), Bias.Forward);
    facts.moved(at.getMajor(), at.getMinor(), change.getRemoved(), change.getInserted());
    gutter.typed(at.getMajor());
    // By now the lines below have been numbered anew, with what was known of others.
    beside.request();
    stripe.draw();
  }

  void next() {
    CaretPlace caret = caret();
    List<LineMark> problems = problems();
    problems.stream()
        .filter(mark -> mark.line() > caret.line() || (mark.line() == caret.line() && mark.start() > caret.column()))
        .findFirst()
        .or(() -> problems.stream().findFirst())
        .ifPresent(this::go);
  }

  void previous() {
    CaretPlace caret = caret();
    List<LineMark> problems = problems().reversed();
    problems.stream()
        .filter(mark -> mark.line() < caret.line() || (mark.line() == caret.line() && mark.start() < caret.column()))
        .findFirst()
        .or(() -> problems.stream().findFirst())
        .ifPresent(this::go);
  }

  private List<LineMark> problems() {
    return facts.marks().filter(mark -> mark.severity().isProblem()).sorted(IN_ORDER).toList();
  }

  CaretPlace caret() {
    int caret = area.getCaretPosition();
    Position at = area.offsetToPosition(caret, Bias.Forward);
    return new CaretPlace(at.getMajor(), at.getMinor(), caret);
  }

  private void go(LineMark mark) {
    go(mark.line(), mark.start());
  }

  /// The nearest place there is: the caret goes there, whatever hides it is brought back.
  void go(int line, int column) {
    int to = Math.clamp(line, 0, area.getParagraphs().size() - 1);
    folding.reveal(to);
    area.moveTo(to, Math.clamp(column, 0, area.getParagraphLength(to)));
    if (area.allParToVisibleParIndex(to).isEmpty()) {
      area.showParagraphAtCenter(to);
    }
    area.requestFollowCaret();
  }

  void go(int offset) {
    Position at = area.offsetToPosition(Math.clamp(offset, 0, area.getLength()), Bias.Forward);
    go(at.getMajor(), at.getMinor());
  }

  @Override
  public void within(int from, int to, BiConsumer<IndexRange, String> parts) {
    int line = area.offsetToPosition(from, Bias.Forward).getMajor();
    List<LineMark> marks = facts.marksOf(line).reversed();
    for (LineMark mark : marks) {
      int start = Math.min(from + mark.start(), to);
      int end = Math.min(mark.end() > to - from ? to : from + mark.end(), start + LONGEST);
      if (mark.severity().isProblem() && end > start) {
        parts.accept(new IndexRange(start, end), mark.severity() == LineMark.Severity.ERROR ? "wrong" : "doubtful");
      }
    }
  }
}
