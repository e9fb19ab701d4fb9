// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.pilothouse.core.logs.JudgedLines.Judged;
import dev.pilothouse.core.logs.LogFields.Field;
import dev.pilothouse.core.model.HexDump;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One line of a log with all that belongs to it: the further pieces of a long line, and its stack trace. Immutable; any thread.
///
/// @param line the line as it is drawn
/// @param place which line it is, counted from 1 since the log was begun
/// @param text the whole of it, of a very long one the first part
/// @param trace the lines that belong to it, each with its newline; empty for none
/// @param fields in the order of the line; none when it is not written for machines
/// @param hex its bytes, when they are not UTF-8; else empty
public record LineDetails(LogLine line, long place, String text, String trace, List<Field> fields, String hex) {
  private static final int MOST = 1 << 20;
  /// Of so many bytes at most the places are shown.
  private static final int MOST_BYTES = 4_096;
  private static final Pattern PAIR = Pattern.compile("(?<![\\w.-])([A-Za-z][\\w.-]{1,40})[=:]\\s?[\"']?([\\w-]{4,})");
  private static final JsonFactory JSON = new JsonFactory();

  public LineDetails {
    fields = List.copyOf(fields);
  }

  /// What is known of a line; of the line that it belongs to when it is of a trace or a further piece. Null when it is no longer
  /// kept. Takes a moment for a long line.
  public static @Nullable LineDetails of(LogSnapshot all, Judged judged, long number) {
    if (number < all.first() || number >= all.end()) {
      return null;
    }
    long head = first(all, judged.head(all, first(all, number)));
    LogLine line = all.line(head);
    String text = whole(all, head);
    StringBuilder trace = new StringBuilder();
    for (long part : judged.parts(all, head)) {
      if (trace.length() < MOST && !all.continued(part)) {
        trace.append(whole(all, part)).append('\n');
      }
    }
    List<Field> fields = line.mark() == null ? LogFields.of(text).map(LogFields::fields).orElse(List.of()) : List.of();
    byte[] bytes = line.mark() == null ? bytes(all, head) : new byte[0];
    return new LineDetails(line, head - all.begun() + 1, text, trace.toString(), fields, hex(bytes));
  }

  /// Of many bytes the first ones, and how many there are.
  private static String hex(byte[] bytes) {
    if (HexDump.isUtf8(bytes)) {
      return "";
    }
    return HexDump.of(bytes, MOST_BYTES) + (bytes.length > MOST_BYTES ? "\n… " + bytes.length : "");
  }

  private static long first(LogSnapshot all, long number) {
    long at = number;
    while (at > all.first() && all.continued(at)) {
      at--;
    }
    return at;
  }

  private static byte[] bytes(LogSnapshot all, long number) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(all.bytes(number));
    for (long at = number + 1; at < all.end() && all.continued(at) && bytes.size() < MOST; at++) {
      bytes.writeBytes(all.bytes(at));
    }
    return bytes.toByteArray();
  }

  private static String whole(LogSnapshot all, long number) {
    StringBuilder text = new StringBuilder(all.line(number).text());
    for (long at = number + 1; at < all.end() && all.continued(at) && text.length() < MOST; at++) {
      text.append(all.line(at).text());
    }
    return text.toString();
  }

  /// JSON over several lines, anything else as it is, then the trace.
  public String pretty() {
    String begin = text;
    if (!fields.isEmpty() && text.strip().startsWith("{")) {
      StringWriter out = new StringWriter();
      try (JsonParser in = JSON.createParser(text); JsonGenerator to = JSON.createGenerator(out).useDefaultPrettyPrinter()) {
        while (in.nextToken() != null) {
          to.copyCurrentEvent(in);
        }
        to.flush();
        begin = out.toString();
      } catch (IOException broken) {
        begin = text;
      }
    }
    return trace.isEmpty() ? begin : begin + "\n" + trace;
  }

  /// The field that tells the lines of one request from those of others, also as `request_id=7f31c0d2` in words; null when there
  /// is none.
  public @Nullable Field identifier() {
    Field field = field();
    return field != null || line.mark() != null
        ? field
        : PAIR.matcher(text)
            .results()
            .filter(pair -> FieldCondition.identifies(pair.group(1)))
            .map(pair -> new Field(pair.group(1), pair.group(2)))
            .findFirst()
            .orElse(null);
  }

  private @Nullable Field field() {
    return fields.stream()
        .filter(field -> FieldCondition.identifies(field.key()) && !field.value().isEmpty())
        .findFirst()
        .orElse(null);
  }
}
