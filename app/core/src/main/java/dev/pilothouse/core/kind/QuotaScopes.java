// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which pods a quota is about: those for which all scopes hold. Immutable.
public record QuotaScopes(List<Scope> all) {

  public QuotaScopes {
    all = List.copyOf(all);
  }

  /// @param name as `BestEffort` or `PriorityClass`
  /// @param operator Exists, In, NotIn or DoesNotExist
  /// @param values of the operators In and NotIn
  public record Scope(String name, String operator, List<String> values) {
    public Scope {
      values = List.copyOf(values);
    }
  }

  static QuotaScopes ofNames(List<String> names) {
    return new QuotaScopes(names.stream().map(name -> new Scope(name, "Exists", List.of())).toList());
  }

  QuotaScopes and(@Nullable QuotaScopes more) {
    List<Scope> both = new ArrayList<>(all);
    both.addAll(more == null ? List.of() : more.all);
    return new QuotaScopes(both);
  }

  /// Reads a `scopeSelector`.
  static QuotaScopes readSelector(FieldReader in) {
    List<Scope> all = new ArrayList<>();
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        if (!field.equals("matchExpressions")) {
          in.skip();
        } else if (in.enterArray()) {
          while (in.nextElement()) {
            all.add(scope(in));
          }
        }
      }
    }
    return new QuotaScopes(all);
  }

  private static Scope scope(FieldReader in) {
    String name = "";
    String operator = "";
    List<String> values = List.of();
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "scopeName" -> name = in.sharedText();
          case "operator" -> operator = in.sharedText();
          case "values" -> values = ObjectProjection.texts(in);
          default -> in.skip();
        }
      }
    }
    return new Scope(name, operator, values);
  }
}
