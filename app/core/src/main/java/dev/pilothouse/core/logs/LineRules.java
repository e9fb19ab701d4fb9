// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.util.ArrayList;
import java.util.List;

/// All that decides which lines are shown: the filter, conditions on fields, a part of the time, and how many lines around each
/// match. Immutable; any thread.
///
/// @param from the earliest time, in milliseconds since 1970; lines of unknown time are always inside
/// @param to the first time that is too late
/// @param around how many lines of the same source before and after each one that the filter includes
public record LineRules(LogFilter filter, List<FieldCondition> fields, long from, long to, int around) {
  public static final LineRules NONE = new LineRules(LogFilter.NONE, List.of(), Long.MIN_VALUE, Long.MAX_VALUE, 0);

  public LineRules {
    fields = List.copyOf(fields);
  }

  public boolean isEmpty() {
    return filter.isEmpty() && fields.isEmpty() && !hasRange();
  }

  public boolean hasRange() {
    return from != Long.MIN_VALUE || to != Long.MAX_VALUE;
  }

  public LineRules filter(LogFilter next) {
    return new LineRules(next, fields, from, to, around);
  }

  public LineRules fields(List<FieldCondition> next) {
    return new LineRules(filter, next, from, to, around);
  }

  /// With one condition more; the opposite one is taken out.
  public LineRules with(FieldCondition condition) {
    List<FieldCondition> next = new ArrayList<>(fields);
    next.removeIf(one -> one.key().equals(condition.key()) && one.value().equals(condition.value()));
    next.add(condition);
    return fields(next);
  }

  public LineRules without(FieldCondition condition) {
    return fields(fields.stream().filter(one -> !one.equals(condition)).toList());
  }

  public LineRules range(long earliest, long tooLate) {
    return new LineRules(filter, fields, earliest, tooLate, around);
  }

  public LineRules around(int lines) {
    return new LineRules(filter, fields, from, to, lines);
  }

  boolean inRange(long millis) {
    return millis == LogLine.NO_TIME || (millis >= from && millis < to);
  }
}
