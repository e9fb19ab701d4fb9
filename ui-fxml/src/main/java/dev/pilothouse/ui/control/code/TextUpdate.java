// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.ArrayList;
import java.util.List;

/// How one text becomes a newer version of itself by touching as little as possible, so that a caret, a fold and what is seen stay
/// where they are. Pure.
final class TextUpdate {
  /// Above this many pairs of lines the longest common run is not looked for.
  private static final long MOST_PAIRS = 1_000_000;

  /// More changes than these are made as one: each is a change of the document.
  private static final int MOST_CHANGES = 50;

  /// Text from one place to another becomes another text.
  record Change(int from, int to, String text) {

    /// Where a place of the text is after the change: behind it with what follows, within it as near as it can be.
    int moved(int place) {
      if (place >= to) {
        return place + text.length() - (to - from);
      }
      return place <= from ? place : Math.min(place, from + text.length());
    }
  }

  private final List<String> before;
  private final List<String> after;
  private final List<Change> changes = new ArrayList<>();

  private TextUpdate(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /// The changes from the last to the first, so that each one's places hold when it is made.
  static List<Change> between(String before, String after) {
    if (before.equals(after)) {
      return List.of();
    }
    TextUpdate update = new TextUpdate(lines(before), lines(after));
    update.compare();
    return update.changes.size() <= MOST_CHANGES ? update.changes.reversed() : List.of(update.together(before, after));
  }

  private Change together(String old, String newer) {
    int from = changes.getFirst().from();
    int to = changes.getLast().to();
    return new Change(from, to, newer.substring(from, newer.length() - (old.length() - to)));
  }

  /// Each with its line break, so that they are the text when put together.
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      lines.add(text.substring(from, at + 1));
      from = at + 1;
    }
    lines.add(text.substring(from));
    return lines;
  }

  private void compare() {
    int head = 0;
    int most = Math.min(before.size(), after.size());
    while (head < most && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < most - head && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    int place = 0;
    for (String line : before.subList(0, head)) {
      place += line.length();
    }
    middle(head, before.size() - tail, head, after.size() - tail, place);
  }

  private void middle(int from, int to, int newFrom, int newTo, int start) {
    int rows = to - from;
    int columns = newTo - newFrom;
    boolean paired = rows == columns;
    int[][] common = paired || (long) rows * columns > MOST_PAIRS ? new int[0][] : common(from, to, newFrom, newTo);
    int place = start;
    int i = 0;
    int j = 0;
    while (i < rows || j < columns) {
      int gone = i;
      int come = j;
      while ((i < rows || j < columns) && !meets(from + i, to, newFrom + j, newTo)) {
        boolean down = common.length == 0 ? i < rows : j == columns || (i < rows && common[i + 1][j] >= common[i][j + 1]);
        boolean right = common.length == 0 ? j < columns : !down;
        i += down ? 1 : 0;
        j += right ? 1 : 0;
      }
      place = changed(from + gone, from + i, newFrom + come, newFrom + j, place);
      while (i < rows && j < columns && meets(from + i, to, newFrom + j, newTo)) {
        place += before.get(from + i).length();
        i++;
        j++;
      }
    }
  }

  private boolean meets(int line, int end, int newLine, int newEnd) {
    return line < end && newLine < newEnd && before.get(line).equals(after.get(newLine));
  }

  /// How many lines two rests have in common, for each two rests.
  private int[][] common(int from, int to, int newFrom, int newTo) {
    int[][] common = new int[to - from + 1][newTo - newFrom + 1];
    for (int i = to - from - 1; i >= 0; i--) {
      for (int j = newTo - newFrom - 1; j >= 0; j--) {
        common[i][j] =
            before.get(from + i).equals(after.get(newFrom + j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  /// Of lines that differ only what differs within them.
  private int changed(int from, int to, int newFrom, int newTo, int place) {
    String gone = String.join("", before.subList(from, to));
    String come = String.join("", after.subList(newFrom, newTo));
    int most = Math.min(gone.length(), come.length());
    int head = 0;
    while (head < most && gone.charAt(head) == come.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < most - head && gone.charAt(gone.length() - 1 - tail) == come.charAt(come.length() - 1 - tail)) {
      tail++;
    }
    if (head < gone.length() || head < come.length()) {
      changes.add(new Change(place + head, place + gone.length() - tail, come.substring(head, come.length() - tail)));
    }
    return place + gone.length();
  }
}
