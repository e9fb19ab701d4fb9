// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.search;

import java.util.OptionalDouble;

/// Numbers and spans of time as people type them: `3`, `1.5`, `64Mi`, `500m`, `90s`, `1h30m`, `2d`.
final class Amounts {
  private static final String BINARY = "KMGTPE";

  private Amounts() {}

  static OptionalDouble number(String text) {
    int digits = 0;
    while (digits < text.length() && (Character.isDigit(text.charAt(digits)) || text.charAt(digits) == '.')) {
      digits++;
    }
    if (digits == 0) {
      return OptionalDouble.empty();
    }
    double value;
    try {
      value = Double.parseDouble(text.substring(0, digits));
    } catch (NumberFormatException odd) {
      return OptionalDouble.empty();
    }
    String unit = text.substring(digits);
    int power = unit.isEmpty() ? -1 : BINARY.indexOf(Character.toUpperCase(unit.charAt(0)));
    return switch (unit.length()) {
      case 0 -> OptionalDouble.of(value);
      case 1 -> unit.equals("m")
          ? OptionalDouble.of(value / 1000)
          : power < 0 ? OptionalDouble.empty() : OptionalDouble.of(value * Math.pow(1000, power + 1));
      case 2 -> power < 0 || unit.charAt(1) != 'i'
          ? OptionalDouble.empty()
          : OptionalDouble.of(value * Math.pow(1024, power + 1));
      default -> OptionalDouble.empty();
    };
  }

  /// Needs a unit with every number: `5` could be anything.
  static OptionalDouble seconds(String text) {
    double sum = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isDigit(c) || c == '.') {
        continue;
      }
      double unit =
          switch (c) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3600;
            case 'd' -> 86_400;
            case 'w' -> 604_800;
            case 'y' -> 31_536_000;
            default -> -1;
          };
      OptionalDouble number = unit < 0 ? OptionalDouble.empty() : number(text.substring(from, i));
      if (number.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += number.getAsDouble() * unit;
      from = i + 1;
    }
    return from == text.length() && from > 0 ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }
}
