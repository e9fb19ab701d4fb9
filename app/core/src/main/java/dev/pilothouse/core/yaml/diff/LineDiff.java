// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Two texts side by side. Pure; any thread, but not the FX thread for long texts.
///
/// @param rows every line of both
public record LineDiff(List<Row> rows) {
  /// How many lines stay around a change.
  private static final int AROUND = 3;

  /// A run of fewer lines than this is not worth a line that says how many they are.
  private static final int WORTH_HIDING = 3;

  public LineDiff {
    rows = List.copyOf(rows);
  }

  /// What becomes of a line.
  public enum Kind {
    SAME,
    CHANGED,
    GONE,
    NEW,
    /// Some lines that are the same, of which only the number is told.
    HIDDEN
  }

  /// A line of the one text beside one of the other.
  ///
  /// @param oldLine its number, from 1; 0 where the old text has none here
  /// @param newLine its number, from 1; 0 where the new text has none here
  /// @param hidden how many lines it stands for, where they are hidden
  public record Row(Kind kind, int oldLine, String oldText, int newLine, String newText, int hidden) {

    static Row of(Kind kind, int oldLine, String oldText, int newLine, String newText) {
      return new Row(kind, oldLine, oldText, newLine, newText, 0);
    }

    public boolean differs() {
      return kind == Kind.CHANGED || kind == Kind.GONE || kind == Kind.NEW;
    }
  }

  public static LineDiff of(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    List<Row> rows = new ArrayList<>();
    int oldAt = 0;
    int newAt = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
      for (; oldAt < delta.getSource().getPosition(); oldAt++, newAt++) {
        rows.add(Row.of(Kind.SAME, oldAt + 1, old.get(oldAt), newAt + 1, now.get(newAt)));
      }
      int gone = delta.getSource().size();
      int come = delta.getTarget().size();
      for (int i = 0; i < Math.max(gone, come); i++) {
        Kind kind = i >= gone ? Kind.NEW : i >= come ? Kind.GONE : Kind.CHANGED;
        rows.add(Row.of(
            kind, i < gone ? oldAt + i + 1 : 0, i < gone ? old.get(oldAt + i) : "", i < come ? newAt + i + 1 : 0,
            i < come ? now.get(newAt + i) : ""));
      }
      oldAt += gone;
      newAt += come;
    }
    for (; oldAt < old.size(); oldAt++, newAt++) {
      rows.add(Row.of(Kind.SAME, oldAt + 1, old.get(oldAt), newAt + 1, now.get(newAt)));
    }
    return new LineDiff(rows);
  }

  public long gone() {
    return rows.stream().filter(row -> row.kind() == Kind.GONE || row.kind() == Kind.CHANGED).count();
  }

  public long come() {
    return rows.stream().filter(row -> row.kind() == Kind.NEW || row.kind() == Kind.CHANGED).count();
  }

  /// The rows with long runs of equal lines hidden, and with the lines that a change stands under: those that are less indented
  /// and lead to it.
  public List<Row> folded() {
    boolean[] shown = new boolean[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).differs()) {
        for (int near = Math.max(0, i - AROUND); near <= Math.min(rows.size() - 1, i + AROUND); near++) {
          shown[near] = true;
        }
        showParents(i, shown);
      }
    }
    List<Row> folded = new ArrayList<>();
    for (int from = 0; from < rows.size(); ) {
      int to = from;
      while (to < rows.size() && !shown[to]) {
        to++;
      }
      if (to - from >= WORTH_HIDING) {
        Row first = rows.get(from);
        folded.add(new Row(Kind.HIDDEN, first.oldLine(), first.oldText(), first.newLine(), first.newText(), to - from));
      } else {
        folded.addAll(rows.subList(from, to));
      }
      for (from = to; from < rows.size() && shown[from]; from++) {
        folded.add(rows.get(from));
      }
    }
    return folded;
  }

  private void showParents(int row, boolean[] shown) {
    int indent = indent(rows.get(row));
    for (int above = row - 1; above >= 0 && indent > 0; above--) {
      int there = indent(rows.get(above));
      if (there < indent && !text(rows.get(above)).isBlank()) {
        shown[above] = true;
        indent = there;
      }
    }
  }

  private static int indent(Row row) {
    String text = text(row);
    int indent = 0;
    while (indent < text.length() && text.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  private static String text(Row row) {
    return row.newLine() > 0 ? row.newText() : row.oldText();
  }

  /// The part of two lines in which they are different: how many characters they begin and end with alike.
  public static int[] alike(String before, String after) {
    int most = Math.min(before.length(), after.length());
    int head = 0;
    while (head < most && before.charAt(head) == after.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < most - head && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
      tail++;
    }
    return new int[] {head, tail};
  }

  /// All lines as one column, the way of `diff -u` without its numbers.
  public Stream<Row> changes() {
    return rows.stream().filter(Row::differs);
  }
}
