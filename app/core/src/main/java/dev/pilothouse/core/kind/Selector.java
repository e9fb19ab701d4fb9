// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A LabelSelector: the pairs and the expressions that must all hold (apimachinery, labels.Selector). An empty one matches all.
public record Selector(Labels pairs, List<Requirement> expressions) {

  public static final Selector EVERYTHING = new Selector(Labels.NONE, List.of());
  private static final String KEY = "(?:[\\w.-]+/)?[A-Za-z0-9][\\w.-]*";
  private static final Pattern ONE =
      Pattern.compile(
          "\\s*(?<not>!)?\\s*(?<key>" + KEY + ")\\s*(?:(?<sign>!=|==?)\\s*(?<value>[\\w.-]*)"
              + "|(?<=\\s)(?<set>in|notin)\\s*\\((?<values>[\\w.,\\s-]*)\\))?\\s*(?<more>,)?");

  public Selector {
    expressions = List.copyOf(expressions);
  }

  /// One `matchExpressions` entry.
  ///
  /// @param operator In, NotIn, Exists or DoesNotExist
  public record Requirement(String key, String operator, List<String> values) {
    public Requirement {
      values = List.copyOf(values);
    }

    boolean matches(Labels labels) {
      return switch (operator) {
        case "In" -> labels.has(key) && values.contains(labels.get(key));
        case "NotIn" -> !labels.has(key) || !values.contains(labels.get(key));
        case "Exists" -> labels.has(key);
        case "DoesNotExist" -> !labels.has(key);
        default -> false;
      };
    }

    @Override
    public String toString() {
      return switch (operator) {
        case "In" -> key + " in (" + String.join(",", values) + ")";
        case "NotIn" -> key + " notin (" + String.join(",", values) + ")";
        case "DoesNotExist" -> "!" + key;
        default -> key;
      };
    }
  }

  public boolean matches(Labels labels) {
    if (!pairs.equals(Labels.NONE) && !labels.match(pairs)) {
      return false;
    }
    for (Requirement one : expressions) {
      if (!one.matches(labels)) {
        return false;
      }
    }
    return true;
  }

  /// `app=web,tier in (a,b)`, as kubectl takes it.
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (!pairs.equals(Labels.NONE)) {
      parts.add(pairs.toString());
    }
    expressions.forEach(one -> parts.add(one.toString()));
    return String.join(",", parts);
  }

  /// What is written as kubectl takes it with `-l`: `app=web,tier!=db,env in (a,b),!old` (apimachinery, labels.Parse). Empty when
  /// it is anything else.
  public static Optional<Selector> parse(String text) {
    Map<String, String> pairs = new TreeMap<>();
    List<Requirement> expressions = new ArrayList<>();
    Matcher one = ONE.matcher(text.strip());
    int at = 0;
    do {
      if (!one.find(at) || one.start() != at || !add(one, pairs, expressions)) {
        return Optional.empty();
      }
      at = one.end();
    } while (one.group("more") != null);
    return at == text.strip().length() ? Optional.of(new Selector(Labels.of(pairs), expressions)) : Optional.empty();
  }

  private static boolean add(Matcher one, Map<String, String> pairs, List<Requirement> expressions) {
    String key = one.group("key");
    String sign = one.group("sign");
    String set = one.group("set");
    boolean not = one.group("not") != null;
    if (not && (sign != null || set != null)) {
      return false;
    }
    if (set != null) {
      List<String> values = List.of(one.group("values").strip().split("\\s*,\\s*"));
      expressions.add(new Requirement(key, set.equals("in") ? "In" : "NotIn", values));
    } else if (sign == null) {
      expressions.add(new Requirement(key, not ? "DoesNotExist" : "Exists", List.of()));
    } else if (sign.equals("!=")) {
      expressions.add(new Requirement(key, "NotIn", List.of(one.group("value"))));
    } else {
      String before = pairs.put(key, one.group("value"));
      return before == null || before.equals(one.group("value"));
    }
    return true;
  }

  /// Reads a LabelSelector; what is none matches everything.
  public static Selector read(FieldReader in) {
    if (!in.enterObject()) {
      return EVERYTHING;
    }
    Labels pairs = Labels.NONE;
    List<Requirement> expressions = new ArrayList<>();
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "matchLabels" -> pairs = ObjectProjection.labels(in);
        case "matchExpressions" -> {
          if (in.enterArray()) {
            while (in.nextElement()) {
              expressions.add(requirement(in));
            }
          }
        }
        default -> in.skip();
      }
    }
    return new Selector(pairs, expressions);
  }

  private static Requirement requirement(FieldReader in) {
    String key = "";
    String operator = "";
    List<String> values = List.of();
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "key" -> key = in.sharedText();
          case "operator" -> operator = in.sharedText();
          case "values" -> values = ObjectProjection.texts(in);
          default -> in.skip();
        }
      }
    }
    return new Requirement(key, operator, values);
  }
}
