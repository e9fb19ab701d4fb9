// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.StoreException.Cause;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/// What a custom kind's schema demands of one value beside its type, in the words of an API server.
final class SchemaLimits {

  private final JsonNode schema;
  private final JsonNode value;
  private final String path;
  private final List<Cause> causes = new ArrayList<>();

  private SchemaLimits(JsonNode schema, JsonNode value, String path) {
    this.schema = schema;
    this.value = value;
    this.path = path;
  }

  static List<Cause> of(JsonNode schema, JsonNode value, String path) {
    SchemaLimits limits = new SchemaLimits(schema, value, path);
    if (value.isNumber()) {
      limits.number();
    } else if (value.isTextual()) {
      limits.text();
    } else if (value.isArray()) {
      limits.list();
    }
    limits.words();
    return limits.causes;
  }

  private void number() {
    if (schema.has("minimum") && value.asDouble() < schema.path("minimum").asDouble()) {
      invalid("should be greater than or equal to " + schema.path("minimum").asText());
    }
    if (schema.has("maximum") && value.asDouble() > schema.path("maximum").asDouble()) {
      invalid("should be less than or equal to " + schema.path("maximum").asText());
    }
    if (schema.has("multipleOf") && value.asDouble() % schema.path("multipleOf").asDouble() != 0) {
      invalid("should be a multiple of " + schema.path("multipleOf").asText());
    }
  }

  private void text() {
    String text = value.asText();
    int length = text.codePointCount(0, text.length());
    if (schema.has("maxLength") && length > schema.path("maxLength").asInt()) {
      causes.add(new Cause(
          "FieldValueTooLong", path, "Too long: may not be more than " + schema.path("maxLength").asInt() + " bytes"));
    }
    if (schema.has("minLength") && length < schema.path("minLength").asInt()) {
      invalid("should be at least " + schema.path("minLength").asInt() + " chars long");
    }
    String pattern = schema.path("pattern").asText("");
    if (!pattern.isEmpty() && !matches(pattern, text)) {
      invalid("should match '" + pattern + "'");
    }
    if (schema.path("format").asText().equals("date-time") && !isTime(text)) {
      invalid("must be of type date-time: " + value);
    }
    if (schema.path("format").asText().equals("byte") && text.getBytes(StandardCharsets.UTF_8).length % 4 != 0) {
      invalid("must be of type byte: " + value);
    }
  }

  /// A pattern that this language does not know forbids nothing.
  private static boolean matches(String pattern, String text) {
    try {
      return Pattern.compile(pattern).matcher(text).find();
    } catch (PatternSyntaxException e) {
      return true;
    }
  }

  private static boolean isTime(String text) {
    try {
      java.time.OffsetDateTime.parse(text);
      return true;
    } catch (java.time.DateTimeException e) {
      return false;
    }
  }

  private void list() {
    if (schema.has("maxItems") && value.size() > schema.path("maxItems").asInt()) {
      causes.add(new Cause(
          "FieldValueTooMany", path,
          "Too many: " + value.size() + ": must have at most " + schema.path("maxItems").asInt() + " items"));
    }
    if (schema.has("minItems") && value.size() < schema.path("minItems").asInt()) {
      invalid("should have at least " + schema.path("minItems").asInt() + " items");
    }
  }

  private void words() {
    List<JsonNode> words = Json.items(schema, "enum");
    if (!words.isEmpty() && !words.contains(value)) {
      String all = words.stream().map(JsonNode::toString).collect(Collectors.joining(", "));
      causes.add(
          new Cause("FieldValueNotSupported", path, "Unsupported value: " + value + ": supported values: " + all));
    }
  }

  private void invalid(String why) {
    causes.add(new Cause("FieldValueInvalid", path, "Invalid value: " + value + ": " + path + " in body " + why));
  }
}
