// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// The lines that rules let through, kept up with a log that grows, and the stack traces among them: a trace goes with the line
/// that it belongs to, and is shown when anything of it matches. Each line is judged once. A few bits a line. One thread at a time;
/// what it hands out is immutable.
public final class JudgedLines {
  private static final long FORGET_SIZES = 100_000;
  private final LineRules rules;
  private final FilteredLines allowed;
  private final @Nullable FilteredLines matching;
  private final LineBits passing = new LineBits();
  private final LineBits parts = new LineBits();
  private final LineBits shown = new LineBits();
  private final LineBits errors = new LineBits();
  private final LevelCounter counter = new LevelCounter();
  private final Map<Integer, Source> sources = new HashMap<>();
  private final Map<Long, Integer> sizes = new ConcurrentHashMap<>();
  private TraceFolds folds = TraceFolds.CLOSED;
  private long judged;
  private long forgotten;

  public JudgedLines(LineRules rules) {
    this.rules = rules;
    LogFilter filter = rules.filter();
    allowed = new FilteredLines(filter.including(null));
    LogQuery include = filter.include();
    matching = include == null ? null : new FilteredLines(LogFilter.NONE.including(include));
  }

  /// What is shown of a log.
  ///
  /// @param lines those that are seen
  /// @param whole the same with all lines of the traces that are closed
  /// @param parts the lines that belong to the line of the same source before
  /// @param sizes how many lines belong to a line, by the number of the line that begins
  /// @param gaveUp whether a pattern took too long and is not asked any more
  /// @param errors the shown lines that tell of an error
  /// @param counts of the lines that would be shown at any time
  public record Judged(
      LineSet lines, LineSet whole, LineSet parts, Map<Long, Integer> sizes, TraceFolds folds, boolean gaveUp, LineSet errors,
      LevelCounts counts) {
    public static final Judged NOTHING =
        new Judged(LineSet.NONE, LineSet.NONE, LineSet.NONE, Map.of(), TraceFolds.CLOSED, false, LineSet.NONE, LevelCounts.NONE);

    /// How many lines belong to this one; 0 for most.
    public int size(long line) {
      return sizes.getOrDefault(line, 0);
    }

    /// The line that a line belongs to; itself for most.
    public long head(LogSnapshot all, long line) {
      long at = line;
      int source = all.source(line);
      while (parts.contains(at) && at > all.first()) {
        do {
          at--;
        } while (at > all.first() && all.source(at) != source);
      }
      return at;
    }

    /// The lines that belong to this one, in order.
    public List<Long> parts(LogSnapshot all, long head) {
      return JudgedLines.parts(all, parts::contains, head, size(head));
    }
  }

  /// What was last of a source.
  private static final class Source {
    private final TraceLines traces = new TraceLines();
    private final Deque<Long> waiting = new ArrayDeque<>();
    private long head = -1;
    private boolean allowed;
    private boolean matched;
    private int after;
  }

  public LineRules rules() {
    return rules;
  }

  /// Judges what is new since the last call, and forgets what is no longer kept.
  ///
  /// @param stopped asked now and then; true ends it early, and nothing of use is told
  public Judged follow(LogSnapshot lines, TraceFolds wanted, BooleanSupplier stopped) {
    if (!wanted.equals(folds)) {
      turn(lines, wanted);
    }
    ShownLines may = allowed.follow(lines, stopped);
    ShownLines match = matching == null ? may : matching.follow(lines, stopped);
    long from = Math.max(judged, lines.first());
    long mayAt = may.index(from);
    long matchAt = match.index(from);
    for (LogBlock block : lines.blocksFrom(from)) {
      LogChunk chunk = block.pass();
      for (int at = (int) Math.max(0, from - chunk.first); at < chunk.lines && chunk.first + at < lines.end(); at++) {
        long line = chunk.first + at;
        boolean in = mayAt < may.size() && may.line(mayAt) == line;
        boolean hit = matchAt < match.size() && match.line(matchAt) == line;
        mayAt += in ? 1 : 0;
        matchAt += hit ? 1 : 0;
        judge(lines, chunk, at, in, matching == null || hit);
        judged = line + 1;
      }
      if (stopped.getAsBoolean()) {
        break;
      }
    }
    forget(lines.first());
    return new Judged(
        shown.now(), passing.now(), parts.now(), sizes, folds, gaveUp(), errors.now(), counter.now());
  }

  private boolean gaveUp() {
    return allowed.gaveUp() || (matching != null && matching.gaveUp());
  }

  private void judge(LogSnapshot lines, LogChunk chunk, int at, boolean in, boolean hit) {
    long line = chunk.first + at;
    Source source = sources.computeIfAbsent(chunk.source(at), key -> new Source());
    if (chunk.mark(at) != null) {
      source.traces.cut();
      show(line, in && rules.inRange(chunk.millis(at)), line);
    } else if (chunk.continued(at)) {
      piece(line, source, in && hit);
    } else {
      judge(lines, chunk, at, in, hit, source);
    }
  }

  private void judge(LogSnapshot lines, LogChunk chunk, int at, boolean in, boolean hit, Source source) {
    String text = text(chunk, at);
    boolean belongs = source.traces.belongs(chunk.level(at), text);
    if (belongs && source.head >= lines.first()) {
      part(lines, chunk.first + at, hit, source);
      return;
    }
    source.head = chunk.first + at;
    boolean anyTime = in && rules.fields().stream().allMatch(field -> field.allows(text));
    if (anyTime && hit) {
      counter.add(chunk.millis(at), chunk.level(at));
    }
    source.allowed = anyTime && rules.inRange(chunk.millis(at));
    source.matched = hit;
    if (source.allowed) {
      around(source.head, hit, source);
      errors.set(source.head, hit && chunk.level(at).compareTo(LogLevel.ERROR) >= 0);
    }
  }

  private static String text(LogChunk chunk, int at) {
    int begin = chunk.begin(at);
    int length = chunk.end(at) - begin;
    return chunk.odd(at)
        ? AnsiText.of(chunk.bytes, begin, length).text()
        : new String(chunk.bytes, begin, length, StandardCharsets.UTF_8);
  }

  /// Shows a line that matches, or stands beside one.
  private void around(long line, boolean hit, Source source) {
    if (hit) {
      source.waiting.forEach(one -> show(one, true, one));
      source.waiting.clear();
      source.after = rules.around();
      show(line, true, line);
    } else if (source.after > 0) {
      source.after--;
      show(line, true, line);
    } else if (rules.around() > 0) {
      source.waiting.addLast(line);
      if (source.waiting.size() > rules.around()) {
        source.waiting.removeFirst();
      }
    }
  }

  private void part(LogSnapshot lines, long line, boolean hit, Source source) {
    parts.set(line, true);
    sizes.merge(source.head, 1, Integer::sum);
    if (source.allowed && hit && !source.matched) {
      source.matched = true;
      around(source.head, true, source);
      parts(lines, parts::contains, source.head, sizes.getOrDefault(source.head, 0)).forEach(one -> show(one, true, source.head));
    }
    show(line, passing.contains(source.head), source.head);
  }

  /// A further piece of a long line.
  private void piece(long line, Source source, boolean in) {
    if (parts.contains(line - 1)) {
      parts.set(line, true);
      sizes.merge(source.head, 1, Integer::sum);
    }
    show(line, in || passing.contains(line - 1), source.head);
  }

  private void show(long line, boolean in, long head) {
    passing.set(line, in);
    shown.set(line, in && (!parts.contains(line) || folds.isOpen(head)));
  }

  private void forget(long first) {
    passing.forget(first);
    parts.forget(first);
    shown.forget(first);
    errors.forget(first);
    if (first - forgotten > FORGET_SIZES) {
      forgotten = first;
      sizes.keySet().removeIf(head -> head < first);
    }
  }

  /// Opens and closes traces.
  private void turn(LogSnapshot lines, TraceFolds wanted) {
    TraceFolds before = folds;
    folds = wanted;
    if (before.open() != wanted.open()) {
      LineSet all = parts.now();
      for (long index = 0; index < all.size(); index++) {
        shown.set(all.line(index), wanted.open() && passing.contains(all.line(index)));
      }
    }
    Set<Long> turned = new HashSet<>(before.others());
    turned.addAll(wanted.others());
    for (long head : turned) {
      if (head >= lines.first() && head < lines.end()) {
        parts(lines, parts::contains, head, sizes.getOrDefault(head, 0))
            .forEach(one -> shown.set(one, passing.contains(one) && wanted.isOpen(head)));
      }
    }
  }

  private static List<Long> parts(LogSnapshot all, LongPredicate isPart, long head, int size) {
    List<Long> found = new ArrayList<>();
    int source = all.source(head);
    for (long line = head + 1; line < all.end() && found.size() < size; line++) {
      if (isPart.test(line) && all.source(line) == source) {
        found.add(line);
      }
    }
    return found;
  }
}
