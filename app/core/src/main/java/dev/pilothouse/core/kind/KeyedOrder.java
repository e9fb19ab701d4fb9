// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.Comparator;
import java.util.function.Function;

/// An order by something that is dear to find for a row, as its status. Who sorts many rows finds each key once, by [#key].
///
/// @param key finds what is compared
/// @param byKey compares it
public record KeyedOrder<K>(Function<Row, K> key, Comparator<K> byKey) implements Comparator<Row> {

  @Override
  public int compare(Row left, Row right) {
    return byKey.compare(key.apply(left), key.apply(right));
  }

  @Override
  public Comparator<Row> reversed() {
    return new KeyedOrder<>(key, byKey.reversed());
  }
}
