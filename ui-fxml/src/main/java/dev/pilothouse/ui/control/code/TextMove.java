// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.Optional;

/// How places of a text move when a part of it becomes another. Pure.
final class TextMove {
  private final int line;
  private final int column;
  private final int gone;
  private final int goneColumn;
  private final int come;
  private final int comeColumn;

  /// @param line where the part begins
  /// @param column where it begins in its line
  TextMove(int line, int column, String removed, String inserted) {
    this.line = line;
    this.column = column;
    gone = breaks(removed);
    goneColumn = gone == 0 ? column + removed.length() : removed.length() - removed.lastIndexOf('\n') - 1;
    come = breaks(inserted);
    comeColumn = come == 0 ? column + inserted.length() : inserted.length() - inserted.lastIndexOf('\n') - 1;
  }

  private static int breaks(String text) {
    int breaks = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      breaks++;
    }
    return breaks;
  }

  /// How many lines are gone.
  int gone() {
    return gone;
  }

  /// How many lines have come.
  int come() {
    return come;
  }

  /// @return empty when all that it marks is gone
  Optional<LineMark> moved(LineMark mark) {
    if (before(mark.line(), mark.end())) {
      return Optional.of(mark);
    }
    if (!before(mark.line(), mark.start()) && covers(mark.line(), mark.end()) && (mark.end() > mark.start() || gone > 0)) {
      return Optional.empty();
    }
    int to = lineOf(mark.line(), mark.start());
    int end = lineOf(mark.line(), mark.end()) == to ? columnOf(mark.line(), mark.end()) : Integer.MAX_VALUE;
    return Optional.of(mark.at(to, columnOf(mark.line(), mark.start()), end));
  }

  private boolean before(int atLine, int atColumn) {
    return atLine < line || (atLine == line && atColumn < column);
  }

  private boolean behind(int atLine, int atColumn) {
    int end = line + gone;
    return atLine > end || (atLine == end && atColumn >= goneColumn);
  }

  private boolean covers(int atLine, int atColumn) {
    int end = line + gone;
    return atLine < end || (atLine == end && atColumn <= goneColumn);
  }

  private int lineOf(int atLine, int atColumn) {
    if (before(atLine, atColumn)) {
      return atLine;
    }
    return behind(atLine, atColumn) ? atLine + come - gone : line;
  }

  private int columnOf(int atLine, int atColumn) {
    if (before(atLine, atColumn) || atLine > line + gone || atColumn == Integer.MAX_VALUE) {
      return atColumn;
    }
    return behind(atLine, atColumn) ? atColumn - goneColumn + comeColumn : column;
  }
}
