// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LogQuery;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/// A part of a log, from one char of a line to one of another, in the order in which it was drawn with the mouse.
///
/// @param index in chars of the text as it is drawn
record LogSelection(long fromLine, int fromIndex, long toLine, int index) {

  private boolean forward() {
    return fromLine < toLine || (fromLine == toLine && fromIndex <= index);
  }

  long firstLine() {
    return Math.min(fromLine, toLine);
  }

  long lastLine() {
    return Math.max(fromLine, toLine);
  }

  LogSelection to(long line, int at) {
    return new LogSelection(fromLine, fromIndex, line, at);
  }

  /// With all lines up to one.
  LogSelection through(long line) {
    return new LogSelection(firstLine(), forward() ? fromIndex : index, line, Integer.MAX_VALUE - 1);
  }

  /// The same after lines have got other numbers; null when one of its ends is no longer kept.
  @Nullable LogSelection moved(LongUnaryOperator to) {
    long from = to.applyAsLong(fromLine);
    long until = to.applyAsLong(toLine);
    return from < 0 || until < 0 ? null : new LogSelection(from, fromIndex, until, index);
  }

  static LogSelection whole(long line) {
    return new LogSelection(line, 0, line, Integer.MAX_VALUE - 1);
  }

  boolean isEmpty() {
    return fromLine == toLine && fromIndex == index;
  }

  /// The chars of a line that are selected; null when none are. A line that goes on has its end selected too.
  LogQuery.@Nullable Range of(long line, int length) {
    if (isEmpty() || line < firstLine() || line > lastLine()) {
      return null;
    }
    int begin = line == firstLine() ? (forward() ? fromIndex : index) : 0;
    int end = line == lastLine() ? (forward() ? index : fromIndex) : length + 1;
    return new LogQuery.Range(begin, end);
  }
}
