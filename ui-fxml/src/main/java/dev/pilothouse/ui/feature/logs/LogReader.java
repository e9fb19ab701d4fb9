// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.FieldText;
import dev.pilothouse.core.logs.LogFields;
import dev.pilothouse.core.logs.LogLine;
import dev.pilothouse.core.logs.LogLine.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is drawn of a line: as it was written, or as a person reads its fields, some of them in columns of their own. A column
/// grows with its values and never shrinks, so that nothing moves to and fro. One thread.
final class LogReader {
  private static final int LEAST = 6;
  private static final int MOST = 32;
  private static final int KNOWN = 500;
  private final Map<String, Integer> widths = new HashMap<>();
  /// What was read lately: a line is read once however often it is drawn.
  private final Map<Long, Known> known = new LinkedHashMap<>();
  private List<String> columns = List.of();
  private boolean fields = true;

  /// One that reads alike, for another thread.
  LogReader copy() {
    LogReader other = new LogReader();
    other.widths.putAll(widths);
    other.columns = columns;
    other.fields = fields;
    return other;
  }

  List<String> columns() {
    return columns;
  }

  void columns(List<String> keys) {
    columns = List.copyOf(keys);
    widths.keySet().retainAll(columns);
  }

  void fields(boolean read) {
    fields = read;
  }

  /// The names of the columns, as wide as these.
  String header() {
    StringBuilder text = new StringBuilder();
    columns.forEach(key -> text.append(cell(key, key)));
    return text.toString();
  }

  LogLine read(LogLine line) {
    if (!fields || line.mark() != null || line.continued()) {
      return line;
    }
    return columns.isEmpty() ? asFields(line) : inColumns(line);
  }

  /// Not for columns: one that has grown moves what stands behind it in all lines.
  private LogLine asFields(LogLine line) {
    Known there = known.get(line.number());
    if (there != null && there.raw.equals(line.text())) {
      return there.read;
    }
    LogLine read = FieldText.of(line);
    known.put(line.number(), new Known(line.text(), read));
    if (known.size() > KNOWN) {
      known.remove(known.keySet().iterator().next());
    }
    return read;
  }

  private record Known(String raw, LogLine read) {}

  private LogLine inColumns(LogLine line) {
    List<LogFields.Field> there =
        line.spans().isEmpty() ? LogFields.of(line.text()).map(LogFields::fields).orElse(List.of()) : List.of();
    StringBuilder prefix = new StringBuilder();
    Set<String> taken = new HashSet<>();
    for (String key : columns) {
      String value = "";
      for (LogFields.Field field : there) {
        if (field.key().equals(key)) {
          value = field.value();
          taken.add(key);
        }
      }
      prefix.append(cell(key, value));
    }
    LogLine rest = FieldText.of(line, taken);
    List<Span> spans = new ArrayList<>();
    int by = prefix.length();
    rest.spans().forEach(span -> spans.add(new Span(span.from() + by, span.to() + by, span.style())));
    return new LogLine(
        line.number(), line.millis(), line.source(), line.level(), false, null, prefix + rest.text(), spans);
  }

  private String cell(String key, String value) {
    int width = Math.clamp(Math.max(key.length(), value.length()), LEAST, MOST);
    int known = widths.merge(key, width, Math::max);
    String shown = value.length() <= known ? value : value.substring(0, known - 1) + "…";
    return shown + " ".repeat(known - shown.length() + 2);
  }
}
