// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.template;

import dev.pilothouse.core.yaml.Fault.Expected;
import dev.pilothouse.core.yaml.schema.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// A value that the rules of a schema allow.
final class Values {
  /// Words that meet many patterns, the plainest first.
  private static final List<String> WORDS =
      List.of(
          "example", "a-b", "a", "A", "1", "example.com", "example.com/name", "https://example.com", "10.0.0.1", "10.0.0.0/24",
          "100m", "1Gi", "1h", "30s", "1.0.0", "v1", "0 3 * * *", "2026-01-01T00:00:00Z", "12:00");

  private Values() {}

  static String of(Schema schema, Expected type) {
    if (!schema.allowed().isEmpty()) {
      return schema.allowed().getFirst();
    }
    if (!schema.defaultValue().isEmpty()) {
      return schema.defaultValue();
    }
    return switch (type) {
      case BOOLEAN -> "false";
      case INTEGER, NUMBER -> number(schema);
      case INTEGER_OR_STRING -> "1";
      case QUANTITY -> "1Gi";
      case STRING -> text(schema);
      case OBJECT, LIST -> "";
    };
  }

  private static String number(Schema schema) {
    double most = schema.bound("maximum").orElse(Double.MAX_VALUE);
    double value = Math.min(most, Math.max(1, schema.bound("minimum").orElse(0)));
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static String text(Schema schema) {
    int least = (int) schema.bound("minLength").orElse(0);
    int most = (int) schema.bound("maxLength").orElse(Integer.MAX_VALUE);
    String format =
        switch (schema.format()) {
          case "date-time" -> "2026-01-01T00:00:00Z";
          case "byte" -> "ZXhhbXBsZQ==";
          default -> "";
        };
    Stream<String> words = format.isEmpty() ? WORDS.stream() : Stream.of(format);
    String sampled = schema.pattern().isEmpty() ? "" : new PatternSample(schema.pattern()).text();
    String padded = "example".repeat(Math.min(50, least / 7 + 1));
    return Stream.concat(words, Stream.of(sampled, padded, padded.substring(0, Math.clamp(least, 0, padded.length()))))
        .filter(word -> word.length() >= least && word.length() <= most && matches(schema.pattern(), word))
        .findFirst()
        .orElse("example");
  }

  private static boolean matches(String pattern, String text) {
    try {
      return pattern.isEmpty() || Pattern.compile(pattern).matcher(text).find();
    } catch (PatternSyntaxException | StackOverflowError e) {
      return true;
    }
  }
}
