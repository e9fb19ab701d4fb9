// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows that are on the screen now. FX thread.
final class LogRows {
  private final List<Row> rows = new ArrayList<>();

  /// A row and the part of the line that it shows.
  ///
  /// @param badge where the number of folded lines begins, to the end of the row; not a number for most
  /// @param folded what stands there; empty for most
  /// @param links where it leads to; none for most
  record Row(
      long line, String text, int from, int to, double y, double badge, String folded, List<MarkLinks.Place> links) {

    /// The link at a place; null where there is none.
    LineLinks.@Nullable Way link(double x) {
      return links.stream().filter(one -> x >= one.from() && x < one.to()).map(MarkLinks.Place::way).findFirst().orElse(null);
    }

    private String shown() {
      String part = text.substring(Math.min(from, text.length()), Math.min(to, text.length()));
      return folded.isEmpty() ? part : part + " " + folded;
    }
  }

  void clear() {
    rows.clear();
  }

  void add(Row row) {
    rows.add(row);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  long first() {
    return rows.getFirst().line;
  }

  long last() {
    return rows.getLast().line;
  }

  /// Whether a line is to be seen whole.
  ///
  /// @param height of the screen
  boolean shows(long line, double height) {
    return rows.stream().anyMatch(row -> row.line == line && row.y + LogPainter.ROW <= height);
  }

  /// The row at a height; the last one below the text; null when there is none.
  @Nullable Row at(double y) {
    Row found = null;
    for (Row row : rows) {
      if (row.y <= y || found == null) {
        found = row;
      }
    }
    return found;
  }

  /// The lines on the screen, for tests and screen readers.
  String text() {
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(row.shown()).append('\n'));
    return text.toString();
  }
}
