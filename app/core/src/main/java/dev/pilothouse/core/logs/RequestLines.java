// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.logs.LogFields.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// The lines of one request, of all sources, by the time between them. Lines have the id anywhere, whatever their form. Immutable;
/// any thread.
///
/// @param steps in the order of the log, the first [#MOST] of them
/// @param lines how many there are
/// @param sources the numbers of the sources that they are of
/// @param first when the first one was written, in milliseconds since 1970
/// @param last when the last one was
public record RequestLines(List<Step> steps, long lines, Set<Integer> sources, long first, long last) {
  /// How many steps are told: more nobody compares by eye.
  public static final int MOST = 60;
  public static final RequestLines NONE = new RequestLines(List.of(), 0, Set.of(), 0, 0);
  private static final Set<String> STATUSES = Set.of("status", "status_code", "statuscode", "http.status_code");

  /// A line of the request.
  ///
  /// @param line its number
  /// @param next when the next line of the same source was written; [LogLine#NO_TIME] for the last one
  /// @param failed whether it tells of an error
  /// @param status what it says of a status; empty for most
  public record Step(long line, long millis, int source, String text, long next, boolean failed, String status) {
    /// How long until the next line of the same source, in milliseconds; negative for the last one.
    public long took() {
      return next == LogLine.NO_TIME ? -1 : Math.max(0, next - millis);
    }
  }

  public RequestLines {
    steps = List.copyOf(steps);
    sources = Set.copyOf(sources);
  }

  /// Looks through all lines. Takes a while for many: away from the screen.
  ///
  /// @param id not empty
  /// @param without the sources that nobody wants any more
  /// @param stopped asked now and then; true ends it early
  public static RequestLines of(LogSnapshot all, String id, Set<Integer> without, BooleanSupplier stopped) {
    List<Step> steps = new ArrayList<>();
    Map<Integer, Integer> lastOf = new HashMap<>();
    Set<Integer> sources = new HashSet<>();
    long[] seen = {0, Long.MAX_VALUE, Long.MIN_VALUE};
    new LogSearch(LogQuery.literal(id, true)).scan(all, all.first(), number -> {
      long millis = all.millis(number);
      int source = all.source(number);
      if (millis == LogLine.NO_TIME || all.continued(number) || without.contains(source)) {
        return true;
      }
      seen[0]++;
      seen[1] = Math.min(seen[1], millis);
      seen[2] = Math.max(seen[2], millis);
      sources.add(source);
      Integer before = lastOf.get(source);
      if (before != null) {
        Step step = steps.get(before);
        steps.set(before, new Step(step.line, step.millis, source, step.text, millis, step.failed, step.status));
        lastOf.remove(source);
      }
      if (steps.size() < MOST) {
        lastOf.put(source, steps.size());
        steps.add(step(all.line(number)));
      }
      return true;
    }, stopped);
    return new RequestLines(steps, seen[0], sources, seen[1], seen[2]);
  }

  private static Step step(LogLine line) {
    List<Field> fields = LogFields.of(line.text()).map(LogFields::fields).orElse(List.of());
    String status =
        fields.stream()
            .filter(one -> STATUSES.contains(one.key().toLowerCase(Locale.ROOT)))
            .map(Field::value)
            .findFirst()
            .orElse("");
    boolean failed = line.level().compareTo(LogLevel.ERROR) >= 0 || status.matches("5\\d\\d");
    return new Step(line.number(), line.millis(), line.source(), FieldText.of(line).text(), LogLine.NO_TIME, failed, status);
  }
}
