// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A label selector as it stands in a query: `app=web,tier in (front,back),!canary`.
public final class LabelSelector {

  private enum Operator {
    IN,
    NOT_IN,
    EXISTS,
    ABSENT
  }

  private record Requirement(String key, Operator operator, List<String> values) {

    boolean matches(Map<String, String> labels) {
      String value = labels.get(key);
      return switch (operator) {
        case IN -> value != null && values.contains(value);
        case NOT_IN -> value == null || !values.contains(value);
        case EXISTS -> value != null;
        case ABSENT -> value == null;
      };
    }
  }

  private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
  private static final Pattern EQUALITY = Pattern.compile("([^=!\\s]+)\\s*(==|=|!=)\\s*(\\S*)");
  private static final Pattern KEY = Pattern.compile("(!?)\\s*([A-Za-z0-9][-A-Za-z0-9_./]*)");

  private final List<Requirement> requirements;

  private LabelSelector(List<Requirement> requirements) {
    this.requirements = requirements;
  }

  /// @throws IllegalArgumentException with the part that cannot be understood
  public static LabelSelector parse(String text) {
    List<Requirement> all = new ArrayList<>();
    for (String part : split(text)) {
      all.add(requirement(part));
    }
    return new LabelSelector(List.copyOf(all));
  }

  private static Requirement requirement(String part) {
    Matcher set = SET.matcher(part);
    if (set.matches()) {
      List<String> values = Arrays.stream(set.group(3).split(",")).map(String::strip).collect(Collectors.toList());
      return new Requirement(set.group(1), set.group(2).equals("in") ? Operator.IN : Operator.NOT_IN, values);
    }
    Matcher equality = EQUALITY.matcher(part);
    if (equality.matches()) {
      Operator operator = equality.group(2).equals("!=") ? Operator.NOT_IN : Operator.IN;
      return new Requirement(equality.group(1), operator, List.of(equality.group(3)));
    }
    Matcher key = KEY.matcher(part);
    if (key.matches()) {
      return new Requirement(key.group(2), key.group(1).isEmpty() ? Operator.EXISTS : Operator.ABSENT, List.of());
    }
    throw new IllegalArgumentException("unable to parse requirement: " + part);
  }

  /// Splits at the commas that stand outside parentheses.
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && (depth == 0 || i == text.length())) {
        String part = text.substring(start, i).strip();
        if (!part.isEmpty()) {
          parts.add(part);
        }
        start = i + 1;
      }
    }
    return parts;
  }

  public boolean matches(Map<String, String> labels) {
    for (Requirement requirement : requirements) {
      if (!requirement.matches(labels)) {
        return false;
      }
    }
    return true;
  }

  public boolean isEverything() {
    return requirements.isEmpty();
  }
}
