// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.Quantity;

/// How much of a node is used, requested and there, in words: `6.2 used · 21.3 requested · 32`. Pure.
public final class NodeAmounts {
  private NodeAmounts() {}

  /// What is not measured is said to be so, and what is requested only where all pods are seen.
  ///
  /// @param whole whether they are
  public static Message of(FleetNode node, boolean memory, boolean whole) {
    long used = memory ? node.usage().memory() : node.usage().cpu();
    String all = text(memory ? node.memory() : node.cpu(), memory);
    if (!whole) {
      return used < 0 ? Message.of("map.amounts.nothing", all) : Message.of("map.amounts.used", text(used, memory), all);
    }
    String asked = text(memory ? node.asked().memory() : node.asked().cpu(), memory);
    return used < 0
        ? Message.of("map.amounts.unmeasured", asked, all)
        : Message.of("map.amounts", text(used, memory), asked, all);
  }

  /// An amount for people: `6.2`, `11.4 GiB`.
  static String text(long amount, boolean memory) {
    return memory ? Quantity.readableBytes(amount) : Quantity.readableCores(amount);
  }
}
