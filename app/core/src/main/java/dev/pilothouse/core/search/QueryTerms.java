// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.search;

import dev.pilothouse.core.kind.Column;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.search.Query.Term;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Understands one word of a query.
final class QueryTerms {
  private static final Map<String, String> SHORT = Map.of("ns", "namespace", "n", "namespace", "img", "images", "image", "images");

  private final KindDescriptor kind;
  private final List<Message> problems;

  QueryTerms(KindDescriptor kind, List<Message> problems) {
    this.kind = kind;
    this.problems = problems;
  }

  /// The condition; null when the word is none, which is told or, for a lone `!`, not worth telling yet.
  @Nullable Term term(String word) {
    if (word.startsWith("!") || (word.startsWith("-") && word.length() > 1 && !word.startsWith("--"))) {
      Term inner = word.length() == 1 ? null : term(word.substring(1));
      return inner == null ? null : (row, context) -> !inner.holds(row, context);
    }
    if (word.startsWith("\"")) {
      return plain(QueryWords.unquoted(word));
    }
    int at = operatorAt(word);
    if (at <= 0) {
      return plain(QueryWords.unquoted(word));
    }
    String left = word.substring(0, at);
    return switch (word.charAt(at)) {
      case ':' -> column(left, QueryWords.unquoted(word.substring(at + 1)));
      case '=' -> label(left, QueryWords.unquoted(word.substring(at + (word.startsWith("==", at) ? 2 : 1))));
      case '!' -> notLabel(left, QueryWords.unquoted(word.substring(at + 2)));
      default -> comparison(left, word.substring(at));
    };
  }

  /// The first operator outside of quotation marks; -1 when there is none.
  private static int operatorAt(String word) {
    for (int i = 0; i < word.length(); i++) {
      switch (word.charAt(i)) {
        case '"' -> {
          return -1;
        }
        case ':', '=', '<', '>' -> {
          return i;
        }
        case '!' -> {
          if (word.startsWith("!=", i)) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  private static @Nullable Term plain(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    if (small.isEmpty()) {
      return null;
    }
    return (row, context) ->
        has(row.name(), small) || has(row.namespace(), small) || context.status(row).contains(small);
  }

  /// Names of objects are small letters nearly always: no copy is made for those.
  private static boolean has(String text, String small) {
    int last = text.length() - small.length();
    for (int i = 0; i <= last; i++) {
      if (text.regionMatches(true, i, small, 0, small.length())) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Term column(String id, String wanted) {
    String small = wanted.toLowerCase(Locale.ROOT);
    if (id.equals("label") || id.equals("labels")) {
      int equals = wanted.indexOf('=');
      return equals > 0
          ? label(wanted.substring(0, equals), wanted.substring(equals + 1))
          : (row, context) -> row.labels().has(wanted);
    }
    Optional<Column> column = find(id);
    if (column.isEmpty()) {
      // Names may hold a colon (rbac: `system:node`); then the word is meant as it stands.
      problems.add(Message.of("query.noColumn", id, kind.kind().kind()));
      return plain(id + ":" + wanted);
    }
    return small.isEmpty() ? null : (row, context) -> context.text(column.get(), row).contains(small);
  }

  private Optional<Column> find(String typed) {
    String id = SHORT.getOrDefault(typed.toLowerCase(Locale.ROOT), typed);
    return kind.columns().stream()
        .filter(one -> one.id().equalsIgnoreCase(id) || (!one.title().isEmpty() && one.title().equalsIgnoreCase(typed)))
        .findFirst();
  }

  private static Term label(String name, String value) {
    return (row, context) -> {
      Labels labels = row.labels();
      return value.isEmpty() ? labels.has(name) : labels.get(name).equals(value);
    };
  }

  private static Term notLabel(String name, String value) {
    return (row, context) -> !(row.labels().has(name) && row.labels().get(name).equals(value));
  }

  private @Nullable Term comparison(String id, String rest) {
    boolean orEqual = rest.startsWith("=", 1);
    boolean greater = rest.charAt(0) == '>';
    String amount = QueryWords.unquoted(rest.substring(orEqual ? 2 : 1));
    Optional<Column> column = find(id);
    if (column.isEmpty()) {
      problems.add(Message.of("query.noColumn", id, kind.kind().kind()));
      return null;
    }
    if (amount.isEmpty()) {
      return null;
    }
    boolean age = column.get().type() == Column.Type.AGE;
    OptionalDouble limit = age ? Amounts.seconds(amount) : Amounts.number(amount);
    if (limit.isEmpty()) {
      problems.add(Message.of(age ? "query.noAge" : "query.noNumber", amount));
      return null;
    }
    double bound = limit.getAsDouble();
    return (row, context) -> {
      double value = value(column.get(), row, age ? context.now() : 0);
      return (greater ? value > bound : value < bound) || (orEqual && value == bound);
    };
  }

  private static double value(Column column, Row row, long now) {
    Object value = column.value().apply(row);
    return switch (value) {
      case Number number -> now > 0 ? now - number.doubleValue() : number.doubleValue();
      case String text -> Amounts.number(text.replace(" ", "").replace("iB", "i").replace("B", "")).orElse(Double.NaN);
      case null, default -> Double.NaN;
    };
  }
}
