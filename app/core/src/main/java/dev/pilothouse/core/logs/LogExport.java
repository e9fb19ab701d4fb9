// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Writes the shown lines of a log for other programs: as text, or as one JSON object a line. What the program itself said between
/// the lines is written too, as what it is. Blocks for as long as the target takes.
public final class LogExport {
  private static final JsonFactory JSON = JsonFactory.builder().build();
  private static final int ASKED_EVERY = 1_000;
  /// What a line takes besides its own bytes.
  private static final int SMALLEST = 60;

  private final LogSnapshot lines;
  private final ShownLines shown;
  private final IntFunction<Source> sources;
  private final Function<LogMark, String> words;
  private final boolean masked;

  /// Where lines come from.
  ///
  /// @param context empty when all lines are of one
  public record Source(String context, String namespace, String pod, String container) {
    public static final Source UNKNOWN = new Source("", "", "");

    public Source(String namespace, String pod, String container) {
      this("", namespace, pod, container);
    }

    String path() {
      return pod.isEmpty() ? "" : (context.isEmpty() ? "" : context + "/") + pod + "/" + container + " ";
    }
  }

  /// How lines are written.
  public enum Format {
    /// `2026-03-01T10:00:00.123Z pod/container the line`, with the bytes of the log as they are; marks behind a `#`. The context
    /// stands before the pod where there are several.
    TEXT,
    /// `{"time":…,"namespace":…,"pod":…,"container":…,"level":…,"line":…}`; marks have `mark` in place of `line`.
    JSON_LINES
  }

  /// @param sources by their numbers
  /// @param words what a mark says
  public LogExport(LogSnapshot lines, ShownLines shown, IntFunction<Source> sources, Function<LogMark, String> words) {
    this(lines, shown, sources, words, false);
  }

  private LogExport(
      LogSnapshot lines, ShownLines shown, IntFunction<Source> sources, Function<LogMark, String> words, boolean masked) {
    this.lines = lines;
    this.shown = shown;
    this.sources = sources;
    this.words = words;
    this.masked = masked;
  }

  /// The same with a mask in place of what looks like a secret.
  public LogExport masked() {
    return new LogExport(lines, shown, sources, words, true);
  }

  /// The last lines of these, of about so many bytes together. May read from the disk.
  public LogExport last(long bytes) {
    long from = shown.size();
    long sum = 0;
    while (from > 0 && sum < bytes) {
      from--;
      sum += lines.bytes(shown.line(from)).length + SMALLEST;
    }
    return new LogExport(lines, from(from), sources, words, masked);
  }

  private ShownLines from(long begin) {
    ShownLines all = shown;
    return new ShownLines() {
      @Override
      public long size() {
        return all.size() - begin;
      }

      @Override
      public long line(long index) {
        return all.line(begin + index);
      }

      @Override
      public long index(long line) {
        return Math.max(0, all.index(line) - begin);
      }
    };
  }

  /// How many lines there are to write, pieces of long ones counted on their own.
  public long size() {
    return shown.size();
  }

  /// @param out is not closed
  /// @param stopped told now and then how many of [#size] are written; true ends it
  /// @return how many lines were written
  public long write(Format format, OutputStream out, LongPredicate stopped) throws IOException {
    long written = 0;
    SecretMask mask = masked ? new SecretMask() : null;
    for (long index = 0; index < shown.size(); index++) {
      if (index % ASKED_EVERY == 0 && stopped.test(index)) {
        break;
      }
      long number = shown.line(index);
      boolean continued = lines.continued(number);
      if (mask != null && continued && index > 0 && shown.line(index - 1) == number - 1) {
        // written with the first piece: what is cut between two would be no secret to whoever sees only one
        continue;
      }
      switch (format) {
        case TEXT -> text(number, continued, mask, out);
        case JSON_LINES -> json(number, mask, out);
      }
      written += continued ? 0 : 1;
    }
    if (format == Format.TEXT && written > 0) {
      out.write('\n');
    }
    return written;
  }

  /// A line ends where the next one begins, for the pieces of a long line have no end of their own.
  private void text(long number, boolean continued, @Nullable SecretMask mask, OutputStream out) throws IOException {
    if (!continued) {
      if (number != shown.line(0)) {
        out.write('\n');
      }
      out.write((time(number) + source(number).path()).getBytes(StandardCharsets.UTF_8));
    }
    LogMark mark = lines.mark(number);
    if (mark != null) {
      out.write(("# " + words.apply(mark)).getBytes(StandardCharsets.UTF_8));
    } else {
      out.write(mask == null ? lines.bytes(number) : line(number, mask).getBytes(StandardCharsets.UTF_8));
    }
  }

  private String line(long number, @Nullable SecretMask mask) {
    String line = new String(lines.bytes(number), StandardCharsets.UTF_8);
    return mask == null ? line : mask.line(lines.source(number), line + further(number));
  }

  /// The further pieces of a long line.
  private String further(long number) {
    StringBuilder pieces = new StringBuilder();
    for (long next = number + 1; next < lines.end() && lines.continued(next); next++) {
      pieces.append(new String(lines.bytes(next), StandardCharsets.UTF_8));
    }
    return pieces.toString();
  }

  private String time(long number) {
    long millis = lines.millis(number);
    return millis == LogLine.NO_TIME ? "" : Instant.ofEpochMilli(millis) + " ";
  }

  private Source source(long number) {
    int source = lines.source(number);
    return source < 0 ? Source.UNKNOWN : sources.apply(source);
  }

  /// A piece of a long line is an object of its own, and says so; masked, the line is one.
  private void json(long number, @Nullable SecretMask mask, OutputStream out) throws IOException {
    try (JsonGenerator object = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      Source source = source(number);
      LogMark mark = lines.mark(number);
      object.writeStartObject();
      if (lines.millis(number) != LogLine.NO_TIME) {
        object.writeStringField("time", Instant.ofEpochMilli(lines.millis(number)).toString());
      }
      if (!source.context().isEmpty()) {
        object.writeStringField("context", source.context());
      }
      object.writeStringField("namespace", source.namespace());
      object.writeStringField("pod", source.pod());
      object.writeStringField("container", source.container());
      if (mark == null) {
        object.writeStringField("level", lines.level(number).name().toLowerCase(Locale.ROOT));
        object.writeStringField("line", line(number, mask));
        if (lines.continued(number)) {
          object.writeBooleanField("continued", true);
        }
      } else {
        object.writeStringField("mark", words.apply(mark));
      }
      object.writeEndObject();
    }
    out.write('\n');
  }
}
