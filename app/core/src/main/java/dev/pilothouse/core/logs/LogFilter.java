// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Which lines are shown. What the program itself says between the lines stays, but for what it says of hidden sources. Further
/// pieces of a long line go with its first one as far as level and source go. Immutable; any thread.
///
/// @param hiddenSources the numbers of sources whose lines are not shown
/// @param hiddenLevels the levels whose lines are not shown
/// @param include what a line must have; null for anything
/// @param exclude what a line must not have; null for nothing
public record LogFilter(
    Set<Integer> hiddenSources, Set<LogLevel> hiddenLevels, @Nullable LogQuery include, @Nullable LogQuery exclude) {
  public static final LogFilter NONE = new LogFilter(Set.of(), Set.of(), null, null);

  public LogFilter {
    hiddenSources = Set.copyOf(hiddenSources);
    hiddenLevels = Set.copyOf(hiddenLevels);
  }

  public boolean isEmpty() {
    return hiddenSources.isEmpty() && hiddenLevels.isEmpty() && include == null && exclude == null;
  }

  public LogFilter sources(Set<Integer> hidden) {
    return new LogFilter(hidden, hiddenLevels, include, exclude);
  }

  public LogFilter levels(Set<LogLevel> hidden) {
    return new LogFilter(hiddenSources, hidden, include, exclude);
  }

  public LogFilter including(@Nullable LogQuery wanted) {
    return new LogFilter(hiddenSources, hiddenLevels, wanted, exclude);
  }

  public LogFilter excluding(@Nullable LogQuery unwanted) {
    return new LogFilter(hiddenSources, hiddenLevels, include, unwanted);
  }

  /// Hides the lines of a level, or shows them again.
  public LogFilter level(LogLevel level, boolean shown) {
    EnumSet<LogLevel> hidden = EnumSet.noneOf(LogLevel.class);
    hidden.addAll(hiddenLevels);
    if (shown) {
      hidden.remove(level);
    } else {
      hidden.add(level);
    }
    return new LogFilter(hiddenSources, hidden, include, exclude);
  }

  /// Tells every shown line from one on, in order. A line that a pattern takes too long for is shown: nothing is hidden that was
  /// not judged.
  ///
  /// @param included searches [#include], and remembers whether that takes too long
  /// @param stopped asked now and then; true ends it
  void scan(
      LogSnapshot lines, long from, @Nullable LogSearch included, @Nullable LogSearch excluded, LongConsumer sink,
      BooleanSupplier stopped) {
    long begin = Math.max(from, lines.first());
    for (LogBlock block : lines.blocksFrom(begin)) {
      LogChunk chunk = block.pass();
      for (int at = (int) Math.max(0, begin - chunk.first); at < chunk.lines; at++) {
        if (shows(chunk, at, included, excluded)) {
          sink.accept(chunk.first + at);
        }
      }
      if (stopped.getAsBoolean()) {
        return;
      }
    }
  }

  private boolean shows(LogChunk chunk, int at, @Nullable LogSearch included, @Nullable LogSearch excluded) {
    if (hiddenSources.contains(chunk.source(at))) {
      return false;
    }
    if (chunk.mark(at) != null) {
      return true;
    }
    return !hiddenLevels.contains(chunk.level(at))
        && (included == null || included.matchesOrTooSlow(chunk, at, true))
        && (excluded == null || !excluded.matchesOrTooSlow(chunk, at, false));
  }
}
