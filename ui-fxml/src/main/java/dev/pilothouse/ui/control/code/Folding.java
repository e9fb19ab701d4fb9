// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.BitSet;
import java.util.List;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.ReadOnlyStyledDocumentBuilder;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/// Folds parts of the text away and brings them back. What is folded is kept by the lines themselves (RichTextFX hides a paragraph
/// of the style `collapse`), so that it stays right while the text changes. FX thread.
final class Folding {
  private static final String HIDDEN = "collapse";
  private final CodeArea area;

  Folding(CodeArea area) {
    this.area = area;
  }

  Folds folds() {
    return new Folds(line -> area.getParagraph(line).getText(), area.getParagraphs().size());
  }

  boolean isHidden(int line) {
    return area.isFolded(line);
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
    Folds folds = folds();
    BitSet away = new BitSet();
    int lines = area.getParagraphs().size();
    for (int line = 0; line < lines; line++) {
      int end = folds.end(line);
      away.set(line + 1, end + 1);
      line = end;
    }
    keepingCaret(() -> hideOnly(away));
  }

  void unfoldAll() {
    keepingCaret(() -> hideOnly(new BitSet()));
  }

  /// The document is made anew and put in at once: RichTextFX's own way is a change of the document for each fold.
  private void hideOnly(BitSet away) {
    var lines = area.getContent().snapshot().getParagraphs();
    var document = new ReadOnlyStyledDocumentBuilder<>(area.getSegOps(), area.getInitialParagraphStyle(), lines.size());
    int line = 0;
    int changed = -1;
    for (var paragraph : lines) {
      changed = changed < 0 && away.get(line) != isHidden(line) ? line : changed;
      document.addParagraph(paragraph.getSegments(), paragraph.getStyleSpans(), away.get(line++) ? List.of(HIDDEN) : List.of());
    }
    area.replace(0, area.getLength(), document.build());
    // What is above the first line that is another now is kept by RichTextFX as it was, with the arrow that it had.
    if (changed > 0 && area.allParToVisibleParIndex(changed - 1).isPresent()) {
      area.recreateParagraphGraphic(changed - 1);
    }
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

  /// RichTextFX moves the caret and what is seen when it folds; here they stay, or go to the line that hides them.
  private void keepingCaret(Runnable folds) {
    int anchor = area.getAnchor();
    int caret = area.getCaretPosition();
    int top = area.getVisibleParagraphs().isEmpty() ? 0 : area.firstVisibleParToAllParIndex();
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
