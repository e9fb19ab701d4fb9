// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.logs.LineSet;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.logs.LogQuery;
import dev.pilothouse.core.logs.LogSearch;
import dev.pilothouse.core.logs.LogSnapshot;
import dev.pilothouse.ui.fx.Recompute;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Searches the log in the background; a new question stops the one before. Asked on the FX thread and answers there.
final class LogFinder implements Subscription {
  private static final Duration REST = Duration.ofMillis(500);
  /// What is found anew while lines come takes a twentieth of a core.
  private static final int SHARE = 19;
  private final LogBuffer buffer;
  private final Executor background;
  private final Executor fx;
  private final Consumer<Found> answer;
  private final AtomicLong asked = new AtomicLong();
  private final Recompute<LineSet> follow;
  private volatile @Nullable LogQuery query;

  /// @param line where it was found; -1 when nowhere
  /// @param count how many lines match
  /// @param lines all that match
  record Found(@Nullable LogQuery query, long line, long count, LineSet lines) {
    static final Found NOTHING = new Found(null, -1, 0, LineSet.NONE);
  }

  /// @param more is told all lines that match by now
  LogFinder(LogBuffer buffer, Executor background, Executor fx, Consumer<Found> answer, Consumer<LineSet> more) {
    follow = new Recompute<>(background, fx, REST, SHARE, this::found, more);
    this.buffer = buffer;
    this.background = background;
    this.fx = fx;
    this.answer = answer;
  }

  /// Lines came: those of them that match are found too, in time.
  void more() {
    if (query != null) {
      follow.request();
    }
  }

  private LineSet found() {
    LogQuery wanted = query;
    long own = asked.get();
    return wanted == null ? LineSet.NONE : LineSet.matching(new LogSearch(wanted), buffer.snapshot(), () -> asked.get() != own);
  }

  /// Begins to look for something else, from the end; null for nothing.
  void search(@Nullable LogQuery wanted) {
    query = wanted;
    if (query == null) {
      asked.incrementAndGet();
      answer.accept(Found.NOTHING);
    } else {
      ask(Long.MAX_VALUE, false);
    }
  }

  void next(long after) {
    ask(after + 1, true);
  }

  void previous(long before) {
    ask(before - 1, false);
  }

  private void ask(long from, boolean forward) {
    LogQuery wanted = query;
    if (wanted == null) {
      return;
    }
    long own = asked.incrementAndGet();
    background.execute(
        () -> {
          LogSnapshot lines = buffer.snapshot();
          LogSearch search = new LogSearch(wanted);
          long line = line(search, lines, Math.min(from, lines.end() - 1), forward, own);
          LineSet found = LineSet.matching(search, lines, () -> asked.get() != own);
          if (asked.get() == own) {
            fx.execute(
                () -> {
                  if (asked.get() == own) {
                    answer.accept(new Found(wanted, line, found.size(), found));
                  }
                });
          }
        });
  }

  /// Goes round at the ends.
  private long line(LogSearch search, LogSnapshot lines, long from, boolean forward, long own) {
    LogSearch.Result result =
        forward ? search.next(lines, from, () -> asked.get() != own) : search.previous(lines, from, () -> asked.get() != own);
    if (!(result instanceof LogSearch.Result.Found)) {
      result =
          forward
              ? search.next(lines, lines.first(), () -> asked.get() != own)
              : search.previous(lines, lines.end() - 1, () -> asked.get() != own);
    }
    return result instanceof LogSearch.Result.Found found ? found.line() : -1;
  }

  @Override
  public void close() {
    follow.close();
    asked.incrementAndGet();
  }
}
