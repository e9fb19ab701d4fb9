// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.template;

/// A text that a simple pattern may match: the first of each choice, as few repeats as it allows. Whether it does is for the caller
/// to check. Used once.
final class PatternSample {
  private static final int MOST_REPEATS = 64;
  private final String pattern;
  private int at;

  PatternSample(String pattern) {
    this.pattern = pattern;
  }

  String text() {
    at = 0;
    return choices();
  }

  private String choices() {
    String first = sequence();
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      sequence();
    }
    return first;
  }

  private String sequence() {
    StringBuilder text = new StringBuilder();
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      String one = one();
      text.append(one.repeat(repeats()));
    }
    return text.toString();
  }

  private String one() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '^', '$' -> "";
      case '.' -> "a";
      case '(' -> group();
      case '[' -> set();
      case '\\' -> at < pattern.length() ? escaped(pattern.charAt(at++)) : "";
      default -> String.valueOf(c);
    };
  }

  private static String escaped(char c) {
    return switch (c) {
      case 'd' -> "1";
      case 'w', 'S' -> "a";
      case 's' -> " ";
      case 'b', 'A', 'z', 'Z' -> "";
      default -> String.valueOf(c);
    };
  }

  private String group() {
    if (pattern.startsWith("?:", at)) {
      at += 2;
    }
    String inner = choices();
    at++;
    return inner;
  }

  /// One of the characters of a set: a letter or a digit that it begins with.
  private String set() {
    boolean not = at < pattern.length() && pattern.charAt(at) == '^';
    int from = not ? at + 1 : at;
    int end = Math.max(from, pattern.indexOf(']', from + 1));
    String inner = pattern.substring(Math.min(from, pattern.length()), Math.min(end, pattern.length()));
    at = Math.min(pattern.length(), end + 1);
    if (not || inner.isEmpty()) {
      return "a";
    }
    return inner.charAt(0) == '\\' && inner.length() > 1 ? escaped(inner.charAt(1)) : inner.substring(0, 1);
  }

  private int repeats() {
    if (at >= pattern.length()) {
      return 1;
    }
    int repeats =
        switch (pattern.charAt(at)) {
          case '?', '*' -> 0;
          case '+' -> 1;
          case '{' -> -1;
          default -> -2;
        };
    if (repeats == -2) {
      return 1;
    }
    int end = repeats == -1 ? pattern.indexOf('}', at) : at;
    String counts = end < 0 ? "" : pattern.substring(at, end).replace("{", "");
    at = (end < 0 ? pattern.length() : end) + 1;
    if (at < pattern.length() && pattern.charAt(at) == '?') {
      at++;
    }
    if (repeats == -1) {
      String least = counts.contains(",") ? counts.substring(0, counts.indexOf(',')) : counts;
      return least.matches("\\d{1,4}") ? Math.min(MOST_REPEATS, Integer.parseInt(least)) : 1;
    }
    return repeats;
  }
}
