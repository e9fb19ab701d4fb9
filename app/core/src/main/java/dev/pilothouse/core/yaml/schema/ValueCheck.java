// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.schema;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fault.Expected;
import dev.pilothouse.core.yaml.Fault.Found;
import dev.pilothouse.core.yaml.Fault.Rule;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Nearest;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.ScalarType;
import dev.pilothouse.core.yaml.YamlAlias;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlNode;
import dev.pilothouse.core.yaml.YamlScalar;
import dev.pilothouse.core.yaml.YamlSequence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import static dev.pilothouse.core.yaml.schema.SchemaCheck.error;

/// Single values beside their schema: type, allowed values, pattern, bounds and format.
final class ValueCheck {
  /// The rights of files, which everybody writes in octal.
  private static final Set<String> MODES = Set.of("mode", "defaultMode");
  // Of longer values a pattern is the server's affair: ours is not bounded in time as Go's is.
  private static final int LONGEST_FOR_A_PATTERN = 1_000;
  private static final Pattern PLAIN_INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
  private static final Pattern PLAIN_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

  private final List<Problem> problems;
  private final boolean builtIn;

  /// @param builtIn whether the kind is one of Kubernetes' own: there an empty word is the same as none
  ValueCheck(List<Problem> problems, boolean builtIn) {
    this.problems = problems;
    this.builtIn = builtIn;
  }

  static Found found(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> Found.OBJECT;
      case YamlSequence list -> Found.LIST;
      case YamlAlias alias -> found(alias.meant());
      case YamlScalar scalar ->
          switch (scalar.type()) {
            case NULL -> Found.NOTHING;
            case BOOLEAN -> Found.BOOLEAN;
            case INTEGER -> Found.INTEGER;
            case NUMBER -> Found.NUMBER;
            case STRING -> Found.STRING;
          };
    };
  }

  void scalar(YamlScalar scalar, Schema schema, String field) {
    Optional<Expected> expected = schema.expected();
    if (expected.isEmpty()) {
      anything(scalar);
    } else if (!fits(scalar, expected.get())) {
      Fault fault = new Fault.WrongType(field, expected.get(), found(scalar));
      problems.add(error(scalar.span(), fault, retyped(scalar, schema, expected.get())));
    } else {
      rules(scalar, schema, field);
      if (expected.get() == Expected.INTEGER && !MODES.contains(field)) {
        ambiguous(scalar, false);
      }
    }
  }

  private static boolean fits(YamlScalar scalar, Expected expected) {
    ScalarType type = scalar.type();
    return switch (expected) {
      case OBJECT, LIST -> false;
      case STRING -> type == ScalarType.STRING;
      case BOOLEAN -> type == ScalarType.BOOLEAN;
      case NUMBER -> type == ScalarType.INTEGER || type == ScalarType.NUMBER;
      case QUANTITY -> type != ScalarType.BOOLEAN;
      case INTEGER -> type == ScalarType.INTEGER || (type == ScalarType.NUMBER && isWhole(scalar.text()));
      case INTEGER_OR_STRING -> type == ScalarType.STRING || type == ScalarType.INTEGER;
    };
  }

  /// `1e3` and `1.0` are whole numbers in JSON as well.
  private static boolean isWhole(String number) {
    try {
      return new BigDecimal(number.replace("_", "")).stripTrailingZeros().scale() <= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /// The same words, as the type that is expected: in quotes, or without them.
  private static List<Fix> retyped(YamlScalar scalar, Schema schema, Expected expected) {
    if (expected == Expected.STRING && scalar.type() != ScalarType.STRING) {
      boolean allowed = schema.allowed().isEmpty() || schema.allowed().contains(scalar.text());
      boolean right = allowed && (schema.pattern().isEmpty() || matches(schema.pattern(), scalar.text()));
      return !right ? List.of() : List.of(Fix.of(Fix.Kind.QUOTE, "", scalar.span(), '"' + scalar.text() + '"'));
    }
    boolean quoted = scalar.type() == ScalarType.STRING && scalar.style() != YamlScalar.Style.PLAIN;
    ScalarType bare = quoted ? plain(scalar) : ScalarType.STRING;
    boolean helps =
        switch (expected) {
          case INTEGER -> bare == ScalarType.INTEGER;
          case NUMBER -> bare == ScalarType.INTEGER || bare == ScalarType.NUMBER;
          case BOOLEAN -> bare == ScalarType.BOOLEAN;
          default -> false;
        };
    return helps ? List.of(Fix.of(Fix.Kind.UNQUOTE, "", scalar.span(), scalar.text())) : List.of();
  }

  private static ScalarType plain(YamlScalar scalar) {
    return new YamlScalar(scalar.span(), scalar.text(), YamlScalar.Style.PLAIN, "").type();
  }

  private void rules(YamlScalar scalar, Schema schema, String field) {
    String text = scalar.text();
    List<String> allowed = schema.allowed();
    boolean none = builtIn && text.isEmpty();
    if (!allowed.isEmpty() && !allowed.contains(text) && !none) {
      String near = Nearest.to(text, allowed);
      List<Fix> fixes = near.isEmpty() ? List.of() : List.of(Fix.of(Fix.Kind.REPLACE, near, scalar.span(), near));
      problems.add(error(scalar.span(), new Fault.NotAllowed(field, text, allowed), fixes));
      return;
    }
    if (scalar.type() == ScalarType.STRING) {
      textRules(scalar, schema, field);
    } else if (scalar.type() != ScalarType.BOOLEAN) {
      bound(scalar, field, Rule.MINIMUM, schema.bound("minimum"), value(scalar), -1);
      bound(scalar, field, Rule.MAXIMUM, schema.bound("maximum"), value(scalar), 1);
    }
    if (!Formats.holds(schema, scalar)) {
      broken(scalar, field, Rule.FORMAT, Formats.name(schema));
    }
  }

  private void textRules(YamlScalar scalar, Schema schema, String field) {
    String text = scalar.text();
    double length = text.codePointCount(0, text.length());
    bound(scalar, field, Rule.LEAST_LENGTH, schema.bound("minLength"), length, -1);
    bound(scalar, field, Rule.GREATEST_LENGTH, schema.bound("maxLength"), length, 1);
    if (!schema.pattern().isEmpty() && text.length() <= LONGEST_FOR_A_PATTERN && !matches(schema.pattern(), text)) {
      broken(scalar, field, Rule.PATTERN, schema.pattern());
    }
  }

  void count(YamlSequence list, Schema schema, String field) {
    bound(list, field, Rule.LEAST_ITEMS, schema.bound("minItems"), list.items().size(), -1);
    bound(list, field, Rule.MOST_ITEMS, schema.bound("maxItems"), list.items().size(), 1);
  }

  private static double value(YamlScalar scalar) {
    return scalar.type() == ScalarType.INTEGER
        ? ScalarType.integer(scalar.text()).doubleValue()
        : Double.parseDouble(scalar.text().replace("_", ""));
  }

  /// A pattern of Go's that Java does not know is left to the server.
  private static boolean matches(String pattern, String text) {
    try {
      return Pattern.compile(pattern).matcher(text).find();
    } catch (PatternSyntaxException | StackOverflowError e) {
      return true;
    }
  }

  private void bound(YamlNode node, String field, Rule rule, OptionalDouble limit, double value, int side) {
    if (limit.isPresent() && Double.compare(value, limit.getAsDouble()) == side) {
      broken(node, field, rule, BigDecimal.valueOf(limit.getAsDouble()).stripTrailingZeros().toPlainString());
    }
  }

  private void broken(YamlNode node, String field, Rule rule, String limit) {
    problems.add(error(node.span(), new Fault.BreaksRule(field, rule, limit)));
  }

  /// Where any value is taken, words that only look like text deserve a warning.
  void anything(YamlNode node) {
    switch (node) {
      case YamlMapping mapping -> mapping.entries().forEach(entry -> anything(entry.value()));
      case YamlSequence list -> list.items().forEach(this::anything);
      case YamlScalar scalar -> ambiguous(scalar, true);
      case YamlAlias alias -> {
        // its target stands in the text before it and is looked at there
      }
    }
  }

  /// @param textMeant whether it may be a text that lacks its quotes
  private void ambiguous(YamlScalar scalar, boolean textMeant) {
    String text = scalar.text();
    String value =
        switch (scalar.type()) {
          case BOOLEAN -> String.valueOf(ScalarType.isTrue(text));
          case INTEGER -> PLAIN_INTEGER.matcher(text).matches() ? text : ScalarType.integer(text).toString();
          case NUMBER -> PLAIN_NUMBER.matcher(text).matches() ? text : number(text);
          case NULL, STRING -> text;
        };
    if (!value.equals(text)) {
      Fix quote = Fix.of(Fix.Kind.QUOTE, "", scalar.span(), '"' + text + '"');
      Fix plain = Fix.of(Fix.Kind.REPLACE, value, scalar.span(), value);
      Fault fault = new Fault.Ambiguous(text, found(scalar), value);
      List<Fix> fixes = textMeant ? List.of(quote, plain) : List.of(plain);
      problems.add(new Problem(Problem.Severity.WARNING, Problem.Rung.SCHEMA, scalar.span(), fault, fixes));
    }
  }

  private static String number(String text) {
    try {
      return new BigDecimal(text.replace("_", "")).stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
