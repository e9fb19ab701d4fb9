// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import dev.pilothouse.sample.api.LogFeed.LogLine;
import dev.pilothouse.sample.kubelet.ContainerOutput.Run;
import dev.pilothouse.sample.kubelet.ContainerOutput.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// The lines that a run of a container wrote in a span of time.
///
/// Time is cut into pieces of four seconds; the run and the number of a piece seed what is written in it. So an hour of
/// history needs no
/// memory, and whoever reads the same span twice reads the same.
final class LogText {

  private static final long PIECE_MILLIS = 4_000;

  /// What a node keeps of a run, counted in lines; older ones are rotated away.
  private static final int KEPT_LINES = 5_000;

  private LogText() {}

  /// All that is still kept, up to an instant.
  static List<LogLine> kept(Source source, Run run, Instant now) {
    Instant end = earlier(now, run.finishedAt());
    double rate = source.behaviour().linesPerSecond() + source.probes().perSecond();
    double seconds = Math.min(KEPT_LINES / Math.max(rate, 0.02), 86_400);
    Instant from = end.minusSeconds((long) seconds);
    return between(source, run, from.isBefore(run.startedAt()) ? run.startedAt().minusMillis(1) : from, now);
  }

  /// The lines after one instant and up to another.
  static List<LogLine> between(Source source, Run run, Instant after, Instant until) {
    List<LogLine> lines = new ArrayList<>();
    LogStyle style = source.behaviour().log();
    if (style == LogStyle.SILENT) {
      return lines;
    }
    LogPhrases phrases = new LogPhrases(source, style);
    Instant end = earlier(until, run.finishedAt());
    Instant work = opening(phrases, run, after, end, lines);
    work(phrases, source, run, later(work, after), end, lines);
    source.probes().between(phrases, source.behaviour(), run, later(work, after), end, lines);
    lines.sort(Comparator.comparing(LogLine::time));
    closing(phrases, run, after, end, lines);
    return lines;
  }

  /// What it says when it starts; from when on it works.
  private static Instant opening(LogPhrases phrases, Run run, Instant after, Instant end, List<LogLine> into) {
    SplittableRandom random = new SplittableRandom(Noise.mix(phrases.seed() + run.number()));
    Instant time = run.startedAt().plusMillis(40);
    for (String text : phrases.opening(time)) {
      if (time.isAfter(after) && !time.isAfter(end)) {
        into.add(new LogLine(time, text));
      }
      time = time.plusMillis(20 + random.nextInt(260));
    }
    return time;
  }

  private static void work(
      LogPhrases phrases, Source source, Run run, Instant after, Instant until, List<LogLine> into) {
    double rate = source.behaviour().linesPerSecond();
    long last = until.toEpochMilli() / PIECE_MILLIS;
    for (long piece = after.toEpochMilli() / PIECE_MILLIS; piece <= last; piece++) {
      SplittableRandom random = new SplittableRandom(Noise.mix(phrases.seed() * 31 + run.number()) ^ Noise.mix(piece));
      Instant begin = Instant.ofEpochMilli(piece * PIECE_MILLIS);
      double expected = rate * PIECE_MILLIS / 1000 * (0.4 + 1.2 * Noise.at(phrases.seed(), begin, 90));
      int count = (int) expected + (random.nextDouble() < expected - (int) expected ? 1 : 0);
      List<Long> offsets = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        offsets.add(random.nextLong(PIECE_MILLIS * 1_000_000));
      }
      Collections.sort(offsets);
      for (long offset : offsets) {
        Instant time = begin.plusNanos(offset);
        for (String text : phrases.work(time, random)) {
          if (time.isAfter(after) && !time.isAfter(until)) {
            into.add(new LogLine(time, text));
          }
          time = time.plusNanos(41_000);
        }
      }
    }
  }

  private static void closing(LogPhrases phrases, Run run, Instant after, Instant end, List<LogLine> into) {
    Instant finished = run.finishedAt();
    if (finished == null || !finished.isAfter(after) || finished.isAfter(end)) {
      return;
    }
    List<String> texts = phrases.closing(finished, run.crashed());
    for (int i = 0; i < texts.size(); i++) {
      into.add(new LogLine(finished.minusNanos(100_000L * (texts.size() - i)), texts.get(i)));
    }
  }

  private static Instant earlier(Instant one, @Nullable Instant other) {
    return other == null || one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
