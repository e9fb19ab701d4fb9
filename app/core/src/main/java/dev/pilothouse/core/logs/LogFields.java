// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a line says that is written for machines: one JSON object, or logfmt (`key=value key="two words"`, two pairs at least).
/// Immutable; any thread.
///
/// @param fields in the order of the line; values of JSON objects and lists as they were written
public record LogFields(List<Field> fields) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST = 200;

  public LogFields {
    fields = List.copyOf(fields);
  }

  /// @param value without quotes
  public record Field(String key, String value) {}

  /// What a line says; empty when it is neither of the two, or broken.
  public static Optional<LogFields> of(String line) {
    String text = line.strip();
    if (text.startsWith("{")) {
      return json(text);
    }
    return logfmt(text);
  }

  private static Optional<LogFields> json(String text) {
    List<Field> fields = new ArrayList<>();
    try (JsonParser in = JSON.createParser(text)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (in.nextToken() == JsonToken.FIELD_NAME && fields.size() < MOST) {
        String key = in.currentName();
        JsonToken token = in.nextToken();
        if (token.isStructStart()) {
          int from = (int) in.currentTokenLocation().getCharOffset();
          in.skipChildren();
          int to = (int) in.currentTokenLocation().getCharOffset() + 1;
          fields.add(new Field(key, text.substring(from, to)));
        } else {
          fields.add(new Field(key, in.getText()));
        }
      }
      boolean whole = in.currentToken() == JsonToken.END_OBJECT && in.nextToken() == null;
      return whole && !fields.isEmpty() ? Optional.of(new LogFields(fields)) : Optional.empty();
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  private static Optional<LogFields> logfmt(String text) {
    List<Field> fields = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int equals = at;
      while (equals < text.length() && isKey(text.charAt(equals))) {
        equals++;
      }
      if (equals == at || equals >= text.length() || text.charAt(equals) != '=' || fields.size() == MOST) {
        return Optional.empty();
      }
      StringBuilder value = new StringBuilder();
      int end = value(text, equals + 1, value);
      if (end < 0) {
        return Optional.empty();
      }
      fields.add(new Field(text.substring(at, equals), value.toString()));
      at = end;
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }
    return fields.size() > 1 ? Optional.of(new LogFields(fields)) : Optional.empty();
  }

  private static boolean isKey(char c) {
    return c > ' ' && c != '=' && c != '"' && c != '{' && c != '}' && c != '(' && c != ')';
  }

  /// Where the value ends; negative when its quotes are not closed, or something stands behind them.
  private static int value(String text, int from, StringBuilder value) {
    int at = from;
    if (at >= text.length() || text.charAt(at) != '"') {
      while (at < text.length() && text.charAt(at) != ' ') {
        value.append(text.charAt(at++));
      }
      return at;
    }
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at));
    }
    boolean closed = at < text.length() && (at + 1 == text.length() || text.charAt(at + 1) == ' ');
    return closed ? at + 1 : -1;
  }
}
