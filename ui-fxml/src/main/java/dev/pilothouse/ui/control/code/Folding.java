// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.ui.fx.CancellableWork;
import dev.pilothouse.ui.fx.FrameTicker;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.Paragraph;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.fxmisc.richtext.model.ReadOnlyStyledDocumentBuilder;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/// Folds parts of the text away and brings them back. What is folded is kept by the lines themselves (RichTextFX hides a paragraph
/// of the style `collapse`), so that it stays right while the text changes. FX thread.
final class Folding {
  /// The style of a line that is folded away.
  static final String HIDDEN = "collapse";

  /// What is folded in longer texts is worked out in the background.
  private static final int LONG = 2_000;

  private final CodeArea area;
  private final FoldWave wave;
  private final CancellableWork work;

  Folding(CodeArea area, FrameTicker frames, Executor background, Executor fx) {
    this.area = area;
    wave = new FoldWave(area, frames);
    work = new CancellableWork(background, fx);
    area.plainTextChanges().subscribe(change -> work.cancel());
  }

  Folds folds() {
    return new Folds(line -> area.getParagraph(line).getText(), area.getParagraphs().size());
  }

  boolean isHidden(int line) {
    return area.isFolded(line) || wave.hides(line);
  }

  /// How many lines are folded away below this one.
  int hidden(int line) {
    int lines = area.getParagraphs().size();
    if (isHidden(line)) {
      return 0;
    }
    int next = line + 1;
    while (next < lines && isHidden(next)) {
      next++;
    }
    return next - line - 1;
  }

  void toggle(int line) {
    if (hidden(line) > 0) {
      unfold(line);
    } else {
      fold(line);
    }
  }

  /// Folds what belongs to the line, or to the nearest line above that this one belongs to.
  void fold(int line) {
    int head = folds().around(line);
    if (head >= 0 && hidden(head) == 0) {
      keepingCaret(() -> area.foldParagraphs(head, folds().end(head)));
    }
  }

  /// Brings back what is folded away below the line, or the line itself. What was folded within stays folded.
  void unfold(int line) {
    int head = head(line);
    if (hidden(head) > 0) {
      keepingCaret(() -> area.unfoldParagraphs(head));
    }
  }

  /// Folds every part of the top level.
  void foldAll() {
    hideOnly(Folding::tops);
  }

  void unfoldAll() {
    hideOnly(lines -> new BitSet());
  }

  private static BitSet tops(List<? extends Paragraph<?, ?, ?>> lines) {
    Folds folds = new Folds(line -> lines.get(line).getText(), lines.size());
    BitSet away = new BitSet();
    for (int line = 0; line < lines.size(); line++) {
      int end = folds.end(line);
      away.set(line + 1, end + 1);
      line = end;
    }
    return away;
  }

  /// A document in which other lines are hidden.
  ///
  /// @param waits the line that waits; -1 when none does
  /// @param waitsHidden whether it is hidden afterwards
  /// @param changed the first line that is hidden now and was not, or the other way; -1 for none
  private record Folded(
      ReadOnlyStyledDocument<Collection<String>, String, Collection<String>> document, int waits, boolean waitsHidden,
      int changed) {}

  /// The document is made anew and put in at once: RichTextFX's own way is a change of the document for each fold. A long one is
  /// made in the background, and dropped when somebody types meanwhile.
  private void hideOnly(Function<List<Paragraph<Collection<String>, String, Collection<String>>>, BitSet> hidden) {
    var lines = List.copyOf(area.getContent().snapshot().getParagraphs());
    int top = top();
    work.cancel();
    if (lines.size() < LONG) {
      put(folded(lines, hidden.apply(lines), top));
    } else {
      work.run(stopped -> folded(lines, hidden.apply(lines), top), this::put);
    }
  }

  private Folded folded(List<Paragraph<Collection<String>, String, Collection<String>>> lines, BitSet away, int top) {
    var document = new ReadOnlyStyledDocumentBuilder<>(area.getSegOps(), area.getInitialParagraphStyle(), lines.size());
    int waits = FoldWave.first(away, top);
    int changed = -1;
    for (int line = 0; line < lines.size(); line++) {
      var paragraph = lines.get(line);
      boolean was = paragraph.getParagraphStyle().contains(HIDDEN);
      changed = changed < 0 && away.get(line) != was ? line : changed;
      List<String> style = line == waits ? List.of(FoldWave.WAITS) : away.get(line) ? List.of(HIDDEN) : List.of();
      document.addParagraph(paragraph.getSegments(), paragraph.getStyleSpans(), style);
    }
    return new Folded(document.build(), waits, waits >= 0 && away.get(waits), changed);
  }

  private void put(Folded folded) {
    keepingCaret(() -> {
      wave.stop();
      area.replace(0, area.getLength(), folded.document());
      wave.begin(folded.waits(), folded.waitsHidden(), folded.changed());
    });
  }

  /// Brings back whatever hides a line.
  void reveal(int line) {
    while (line < area.getParagraphs().size() && isHidden(line)) {
      unfold(line);
    }
  }

  /// Brings back what a line would be joined with unseen.
  void revealBeside(int line) {
    if (hidden(line) > 0) {
      unfold(line);
    }
    if (line > 0) {
      reveal(line - 1);
    }
  }

  private int head(int line) {
    int head = line;
    while (head > 0 && isHidden(head)) {
      head--;
    }
    return head;
  }

  private int top() {
    return area.getVisibleParagraphs().isEmpty() ? 0 : area.firstVisibleParToAllParIndex();
  }

  void close() {
    wave.close();
    work.close();
  }

  /// RichTextFX moves the caret and what is seen when it folds; here they stay, or go to the line that hides them.
  private void keepingCaret(Runnable folds) {
    int anchor = area.getAnchor();
    int caret = area.getCaretPosition();
    int top = top();
    folds.run();
    area.showParagraphAtTop(head(top));
    int line = area.offsetToPosition(caret, Bias.Forward).getMajor();
    if (isHidden(line)) {
      int head = head(line);
      area.moveTo(head, area.getParagraphLength(head));
    } else {
      area.selectRange(anchor, caret);
    }
  }
}
