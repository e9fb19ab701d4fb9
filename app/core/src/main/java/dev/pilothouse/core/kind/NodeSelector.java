// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A NodeSelector, of a pod's required node affinity or of a volume: one of the terms must hold (component-helpers,
/// scheduling/corev1/nodeaffinity). Immutable.
public record NodeSelector(List<Term> terms) {

  public NodeSelector {
    terms = List.copyOf(terms);
  }

  /// All of it must hold; a term that asks for nothing matches nothing.
  ///
  /// @param fields asked of the node itself; only `metadata.name` is known
  public record Term(List<Requirement> labels, List<Requirement> fields) {
    public Term {
      labels = List.copyOf(labels);
      fields = List.copyOf(fields);
    }

    boolean matches(String node, Labels has) {
      if (labels.isEmpty() && fields.isEmpty()) {
        return false;
      }
      return labels.stream().allMatch(one -> one.matches(has.has(one.key), has.get(one.key)))
          && fields.stream().allMatch(one -> one.matches(one.key.equals("metadata.name"), node));
    }
  }

  /// @param operator In, NotIn, Exists, DoesNotExist, Gt or Lt
  public record Requirement(String key, String operator, List<String> values) {
    public Requirement {
      values = List.copyOf(values);
    }

    boolean matches(boolean has, String value) {
      return switch (operator) {
        case "In" -> has && values.contains(value);
        case "NotIn" -> !has || !values.contains(value);
        case "Exists" -> has;
        case "DoesNotExist" -> !has;
        case "Gt" -> has && compared(value) > 0;
        case "Lt" -> has && compared(value) < 0;
        default -> false;
      };
    }

    /// 0 when one of them is no whole number, which then is neither greater nor less.
    private int compared(String value) {
      try {
        return values.isEmpty() ? 0 : new BigInteger(value).compareTo(new BigInteger(values.getFirst()));
      } catch (NumberFormatException odd) {
        return 0;
      }
    }
  }

  public boolean matches(Row node) {
    return matches(node.name(), node.labels());
  }

  private boolean matches(String node, Labels labels) {
    return terms.stream().anyMatch(one -> one.matches(node, labels));
  }

  /// Reads an object that has `nodeSelectorTerms`.
  public static NodeSelector read(FieldReader in) {
    List<Term> terms = new ArrayList<>();
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        if (!field.equals("nodeSelectorTerms")) {
          in.skip();
        } else if (in.enterArray()) {
          while (in.nextElement()) {
            terms.add(term(in));
          }
        }
      }
    }
    return new NodeSelector(terms);
  }

  private static Term term(FieldReader in) {
    List<Requirement> labels = List.of();
    List<Requirement> fields = List.of();
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "matchExpressions", "matchLabelExpressions" -> labels = requirements(in);
          case "matchFields" -> fields = requirements(in);
          default -> in.skip();
        }
      }
    }
    return new Term(labels, fields);
  }

  /// The terms of a storage class's `allowedTopologies`, which know only of values that are allowed; null when
  /// there is none.
  static @Nullable NodeSelector readTopologies(FieldReader in) {
    List<Term> terms = new ArrayList<>();
    if (in.enterArray()) {
      while (in.nextElement()) {
        terms.add(term(in));
      }
    }
    return terms.isEmpty() ? null : new NodeSelector(terms);
  }

  private static List<Requirement> requirements(FieldReader in) {
    List<Requirement> all = new ArrayList<>();
    if (in.enterArray()) {
      while (in.nextElement()) {
        String key = "";
        String operator = "In";
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
        all.add(new Requirement(key, operator, values));
      }
    }
    return all;
  }
}
