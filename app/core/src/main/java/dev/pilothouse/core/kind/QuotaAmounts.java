// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Amounts by the name of what is limited, as they are written: `requests.cpu` to `500m`. Sorted by name.
public record QuotaAmounts(SortedMap<String, String> amounts) {

  public QuotaAmounts {
    amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
  }

  /// The amount of one; `0` when there is none.
  public String of(String name) {
    return amounts.getOrDefault(name, "0");
  }

  static QuotaAmounts read(FieldReader in) {
    return new QuotaAmounts(new TreeMap<>(ObjectProjection.map(in)));
  }
}
