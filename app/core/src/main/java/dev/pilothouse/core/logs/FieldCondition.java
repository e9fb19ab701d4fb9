// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.logs.LogFields.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a field of a line must be, or must not be. Written as `status=500`, `-path=/healthz`, `err="read timeout"`; with `*` for
/// the field it is anywhere in the line. Immutable; any thread.
///
/// @param key of the field; [#ANYWHERE] for the whole line
/// @param unwanted whether lines that have it are left out; else those that have it not
public record FieldCondition(String key, String value, boolean unwanted) {
  public static final String ANYWHERE = "*";
  private static final Pattern ONE = Pattern.compile("(-?)([^\\s=\"]+)=(\"((?:[^\"\\\\]|\\\\.)*)\"|\\S*)(?:\\s+|$)");
  private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+-]+");
  private static final Pattern IDENTIFIER =
      Pattern.compile("(?:x[-_.]?)?(?:request|req|trace|correlation|transaction|session)[-_.]?(?:id|uid)|traceparent|rid");

  /// What is written, one condition beside the other; empty when it is anything else.
  public static Optional<List<FieldCondition>> read(String text) {
    List<FieldCondition> all = new ArrayList<>();
    String rest = text.strip();
    Matcher one = ONE.matcher(rest);
    int at = 0;
    while (at < rest.length()) {
      if (!one.find(at) || one.start() != at) {
        return Optional.empty();
      }
      String quoted = one.group(4);
      String value = quoted == null ? one.group(3) : quoted.replaceAll("\\\\(.)", "$1");
      all.add(new FieldCondition(one.group(2), value, !one.group(1).isEmpty()));
      at = one.end();
    }
    return Optional.of(List.copyOf(all));
  }

  /// Whether a field of this name tells the lines of one request from those of others.
  public static boolean identifies(String key) {
    return IDENTIFIER.matcher(key.toLowerCase(Locale.ROOT)).matches();
  }

  /// As a person writes it.
  public String text() {
    String quoted = PLAIN.matcher(value).matches() ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    return (unwanted ? "-" : "") + key + "=" + quoted;
  }

  /// Whether a line may be shown.
  ///
  /// @param line without its timestamp
  boolean allows(String line) {
    return has(line) != unwanted;
  }

  private boolean has(String line) {
    if (key.equals(ANYWHERE)) {
      return line.contains(value);
    }
    // most lines are told apart without being read
    if (PLAIN.matcher(value).matches() && !line.contains(value)) {
      return false;
    }
    return LogFields.of(line).map(LogFields::fields).orElse(List.of()).stream().anyMatch(this::is);
  }

  private boolean is(Field field) {
    return field.key().equals(key) && field.value().equals(value);
  }
}
