// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Builds the columns of a kind, in their order. Every kind begins with namespace, where it has one, and name, and ends with
/// age and, hidden at first, labels.
final class Columns {
  private final KindDescriptor kind;
  private final List<Column> columns = new ArrayList<>();

  private Columns(KindDescriptor kind) {
    this.kind = kind;
  }

  static Columns of(KindDescriptor kind) {
    Columns begun = new Columns(kind);
    if (kind.kind().namespaced()) {
      begun.text("namespace", 130, Row::namespace);
    }
    return begun.mono("name", 260, Row::name);
  }

  Columns text(String id, int width, Function<Row, @Nullable Object> value) {
    return add(id, Column.Type.TEXT, width, value, byText(value));
  }

  Columns text(String id, int width, Field<String> field) {
    return text(id, width, row -> row.get(field));
  }

  Columns mono(String id, int width, Function<Row, @Nullable Object> value) {
    return add(id, Column.Type.MONO, width, value, byText(value));
  }

  Columns mono(String id, int width, Field<String> field) {
    return mono(id, width, row -> row.get(field));
  }

  /// A count: what the server leaves out is 0.
  Columns number(String id, int width, Field<Long> field) {
    return number(id, width, (Row row) -> row.number(field));
  }

  Columns number(String id, int width, ToLongFunction<Row> value) {
    return add(id, Column.Type.NUMBER, width, value::applyAsLong, Comparator.comparingLong(value));
  }

  /// A text that stands for a number and is ordered by that, as `64 GiB` for its bytes.
  Columns amount(String id, int width, Function<Row, @Nullable Object> value, ToLongFunction<Row> order) {
    return add(id, Column.Type.NUMBER, width, value, Comparator.comparingLong(order));
  }

  /// How long ago something was; youngest first.
  Columns age(String id, int width, ToLongFunction<Row> epochSecond) {
    return add(
        id,
        Column.Type.AGE,
        width,
        row -> epochSecond.applyAsLong(row) == 0 ? null : Long.valueOf(epochSecond.applyAsLong(row)),
        Comparator.comparingLong(epochSecond).reversed());
  }

  Columns ready(Replicated replicated) {
    return add(
        "ready",
        Column.Type.READY,
        70,
        replicated::readyText,
        Comparator.comparingDouble((Row row) -> (double) replicated.ready(row) / Math.max(1, replicated.wanted(row)))
            .thenComparingLong(replicated::ready));
  }

  /// The worst first. The words are those of the moment at which the cell is read.
  Columns status(int width) {
    return add("status", Column.Type.STATUS, width, row -> kind.status(row, now()), byStatus());
  }

  private Comparator<Row> byStatus() {
    return new KeyedOrder<>(
        row -> kind.status(row, now()),
        (left, right) -> {
          int worse = right.health().compareTo(left.health());
          return worse != 0 ? worse : left.words().key().compareTo(right.words().key());
        });
  }

  Columns cpu() {
    return add("cpu", Column.Type.CPU, 120, row -> null, Comparator.comparing(Row::name, NaturalOrder::compare));
  }

  Columns memory() {
    return add("memory", Column.Type.MEMORY, 130, row -> null, Comparator.comparing(Row::name, NaturalOrder::compare));
  }

  private Columns add(String id, Column.Type type, int width, Function<Row, @Nullable Object> value, Comparator<Row> order) {
    columns.add(new Column(id, "", type, false, width, value, order));
    return this;
  }

  /// A column whose title the server gave.
  Columns titled(String id, String title, Column.Type type, boolean wide, int width, Function<Row, @Nullable Object> value) {
    columns.add(new Column(id, title, type, wide, width, value, byValue(value)));
    return this;
  }

  /// Makes the column that was added last a wide one.
  Columns wide() {
    Column last = columns.removeLast();
    columns.add(new Column(last.id(), last.title(), last.type(), true, last.width(), last.value(), last.order()));
    return this;
  }

  List<Column> done() {
    age("age", 70, Row::created);
    text("labels", 320, row -> row.labels().toString()).wide();
    return List.copyOf(columns);
  }

  private static long now() {
    return System.currentTimeMillis() / 1000;
  }

  private static Comparator<Row> byText(Function<Row, @Nullable Object> value) {
    return (left, right) -> NaturalOrder.compare(text(value.apply(left)), text(value.apply(right)));
  }

  private static Comparator<Row> byValue(Function<Row, @Nullable Object> value) {
    return (left, right) -> {
      Object a = value.apply(left);
      Object b = value.apply(right);
      if (a instanceof Number x && b instanceof Number y) {
        return Double.compare(x.doubleValue(), y.doubleValue());
      }
      return NaturalOrder.compare(text(a), text(b));
    };
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
