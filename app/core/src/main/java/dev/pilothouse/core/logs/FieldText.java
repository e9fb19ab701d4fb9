// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.logs.LogFields.Field;
import dev.pilothouse.core.logs.LogLine.Span;
import dev.pilothouse.core.logs.LogLine.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Writes a line of fields as a person reads it: the level, what it says, then the other fields. The time is left out, which
/// stands before the line anyway.
public final class FieldText {
  private static final Set<String> MESSAGES = Set.of("msg", "message");
  private static final Set<String> LEVELS = Set.of("level", "lvl", "severity", "loglevel", "log.level");
  private static final Set<String> TIMES = Set.of("time", "ts", "timestamp", "@timestamp");
  private static final Set<String> STATUSES = Set.of("status", "status_code", "statuscode", "code", "http.status_code");
  private static final Style DIM = new Style(-1, -1, false, true, false, false, false);
  private static final Style BAD = new Style(1, -1, true, false, false, false, false);
  private static final Style WARN = new Style(3, -1, true, false, false, false, false);

  private final StringBuilder text = new StringBuilder();
  private final List<Span> spans = new ArrayList<>();

  private final Set<String> omitted;

  private FieldText(Set<String> omitted) {
    this.omitted = omitted;
  }

  /// The line as it is read; itself when it has no fields.
  public static LogLine of(LogLine line) {
    return of(line, Set.of());
  }

  /// The line as it is read, without some of its fields; itself when it has none.
  ///
  /// @param omitted the keys that stand elsewhere
  public static LogLine of(LogLine line, Set<String> omitted) {
    if (line.mark() != null || line.continued() || !line.spans().isEmpty()) {
      return line;
    }
    return LogFields.of(line.text()).map(fields -> new FieldText(omitted).written(line, fields.fields())).orElse(line);
  }

  private LogLine written(LogLine line, List<Field> fields) {
    level(line.level());
    fields.stream().filter(field -> is(MESSAGES, field)).forEach(field -> text.append(field.value()));
    for (Field field : fields) {
      if (!omitted.contains(field.key()) && !is(MESSAGES, field) && !is(LEVELS, field) && !is(TIMES, field)) {
        pair(field);
      }
    }
    return new LogLine(
        line.number(), line.millis(), line.source(), line.level(), false, null, text.toString().strip(), spans);
  }

  private static boolean is(Set<String> keys, Field field) {
    return keys.contains(field.key().toLowerCase(Locale.ROOT));
  }

  private void level(LogLevel level) {
    if (level != LogLevel.UNKNOWN) {
      String word = "%-5s ".formatted(level.name());
      styled(word, level.compareTo(LogLevel.WARN) > 0 ? BAD : level == LogLevel.WARN ? WARN : DIM);
    }
  }

  private void pair(Field field) {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
      text.append(' ');
    }
    styled(field.key() + "=", DIM);
    String value = field.value().isEmpty() || field.value().indexOf(' ') >= 0 ? '"' + field.value() + '"' : field.value();
    char first = is(STATUSES, field) && field.value().length() == 3 ? field.value().charAt(0) : '0';
    if (first == '5') {
      styled(value, BAD);
    } else if (first == '4') {
      styled(value, WARN);
    } else {
      text.append(value);
    }
  }

  private void styled(String words, Style style) {
    spans.add(new Span(text.length(), text.length() + words.length(), style));
    text.append(words);
  }
}
