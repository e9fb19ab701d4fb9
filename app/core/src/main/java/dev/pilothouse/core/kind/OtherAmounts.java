// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.Map;

/// Amounts of all but CPU, memory and pods, by name: `ephemeral-storage`, `example.com/gpu`. In whole units. Immutable.
public record OtherAmounts(Map<String, Long> amounts) {
  public static final OtherAmounts NONE = new OtherAmounts(Map.of());

  public OtherAmounts {
    amounts = Map.copyOf(amounts);
  }

  /// The amount of one; 0 when there is none.
  public long of(String name) {
    return amounts.getOrDefault(name, 0L);
  }
}
