// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.IndexRange;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.fxmisc.richtext.model.TwoDimensional.Position;

/// Edits the lines of the selection, or the line with the caret. Each edit is one step of undo. FX thread.
final class Editing {
  private final CodeArea area;
  private final Folding folding;

  Editing(CodeArea area, Folding folding) {
    this.area = area;
    this.folding = folding;
  }

  /// The first line of the selection and its last; one that the selection only touches with its end is not in it.
  private record Selected(int first, int last) {}

  private Selected selected() {
    IndexRange range = area.getSelection();
    Position start = area.offsetToPosition(range.getStart(), Bias.Forward);
    Position end = area.offsetToPosition(range.getEnd(), Bias.Forward);
    boolean touches = end.getMinor() == 0 && end.getMajor() > start.getMajor();
    int last = touches ? end.getMajor() - 1 : end.getMajor();
    return new Selected(start.getMajor(), last + folding.hidden(last));
  }

  private List<String> lines(int first, int last) {
    List<String> lines = new ArrayList<>();
    for (int line = first; line <= last; line++) {
      lines.add(area.getParagraph(line).getText());
    }
    return lines;
  }

  void comment() {
    change(LineEdits::comment);
  }

  void outdent() {
    change(LineEdits::outdent);
  }

  /// Indents what is selected; without a selection puts spaces up to the next level at the caret.
  void tab() {
    IndexRange range = area.getSelection();
    if (range.getLength() > 0 && area.getSelectedText().contains("\n")) {
      change(LineEdits::indent);
    } else {
      int column = area.offsetToPosition(range.getStart(), Bias.Forward).getMinor();
      area.replaceSelection(" ".repeat(Lines.STEP - column % Lines.STEP));
    }
  }

  void enter() {
    int caret = area.getSelection().getStart();
    Position at = area.offsetToPosition(caret, Bias.Forward);
    String line = area.getParagraph(at.getMajor()).getText();
    folding.unfold(at.getMajor());
    if (area.getSelection().getLength() == 0 && LineEdits.emptyItem(line) && at.getMinor() == line.length()) {
      one(caret - at.getMinor() + Lines.indent(line), caret, "");
    } else {
      area.replaceSelection(LineEdits.enter(line.substring(0, at.getMinor())));
    }
    area.requestFollowCaret();
  }

  /// Lines become others, as many as before. The caret and the anchor keep their distance from the ends of their lines, as the
  /// lines change at their beginnings.
  private void change(UnaryOperator<List<String>> edit) {
    Selected at = selected();
    List<String> before = lines(at.first, at.last);
    List<String> after = edit.apply(before);
    if (before.equals(after)) {
      return;
    }
    Position anchor = area.offsetToPosition(area.getAnchor(), Bias.Forward);
    Position caret = area.offsetToPosition(area.getCaretPosition(), Bias.Forward);
    one(area.getAbsolutePosition(at.first, 0), endOf(at.last), String.join("\n", after));
    area.selectRange(moved(anchor, at, before, after), moved(caret, at, before, after));
  }

  private int moved(Position place, Selected at, List<String> before, List<String> after) {
    int line = place.getMajor();
    int column = place.getMinor();
    if (line >= at.first && line <= at.last) {
      int index = line - at.first;
      column = Math.max(0, column + after.get(index).length() - before.get(index).length());
    }
    return area.getAbsolutePosition(line, Math.min(column, area.getParagraphLength(line)));
  }

  private int endOf(int line) {
    return area.getAbsolutePosition(line, area.getParagraphLength(line));
  }

  void moveUp() {
    Selected at = selected();
    if (at.first > 0) {
      List<String> lines = lines(at.first, at.last);
      lines.add(area.getParagraph(at.first - 1).getText());
      swapped(at.first - 1, at.last, lines, -1);
    }
  }

  void moveDown() {
    Selected at = selected();
    if (at.last < area.getParagraphs().size() - 1) {
      List<String> lines = lines(at.first, at.last);
      lines.addFirst(area.getParagraph(at.last + 1).getText());
      swapped(at.first, at.last + 1, lines, 1);
    }
  }

  private void swapped(int first, int last, List<String> lines, int by) {
    Position anchor = area.offsetToPosition(area.getAnchor(), Bias.Forward);
    Position caret = area.offsetToPosition(area.getCaretPosition(), Bias.Forward);
    one(area.getAbsolutePosition(first, 0), endOf(last), String.join("\n", lines));
    area.selectRange(shifted(anchor, by), shifted(caret, by));
    area.requestFollowCaret();
  }

  private int shifted(Position place, int by) {
    int line = Math.min(place.getMajor() + by, area.getParagraphs().size() - 1);
    return area.getAbsolutePosition(line, Math.min(place.getMinor(), area.getParagraphLength(line)));
  }

  /// The lines once more below themselves; the caret goes with the new ones.
  void duplicate() {
    Selected at = selected();
    Position caret = area.offsetToPosition(area.getCaretPosition(), Bias.Forward);
    int end = endOf(at.last);
    one(end, end, "\n" + String.join("\n", lines(at.first, at.last)));
    area.moveTo(caret.getMajor() + at.last - at.first + 1, caret.getMinor());
    area.requestFollowCaret();
  }

  void delete() {
    Selected at = selected();
    int column = area.getCaretColumn();
    boolean end = at.last == area.getParagraphs().size() - 1;
    int from = end && at.first > 0 ? endOf(at.first - 1) : area.getAbsolutePosition(at.first, 0);
    one(from, end ? area.getLength() : area.getAbsolutePosition(at.last + 1, 0), "");
    int line = Math.min(at.first, area.getParagraphs().size() - 1);
    area.moveTo(line, Math.min(column, area.getParagraphLength(line)));
  }

  /// One change that undo takes back alone.
  private void one(int from, int to, String text) {
    area.getUndoManager().preventMerge();
    area.replaceText(from, to, text);
    area.getUndoManager().preventMerge();
  }
}
