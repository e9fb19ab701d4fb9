// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.kind.NaturalOrder;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// The order of nodes within their group.
public enum NodeOrder {
  NAME,
  /// The share of CPU in use first, by requests where nothing is measured; the fullest first.
  CPU,
  /// The same of memory.
  MEMORY,
  PODS,
  /// The youngest first.
  AGE;

  private static double share(long used, long asked, long all) {
    return all == 0 ? 0 : (double) (used < 0 ? asked : used) / all;
  }

  /// Nodes that are equal stand by their names.
  public Comparator<FleetNode> comparator() {
    Comparator<FleetNode> names = Comparator.comparing(FleetNode::name, NaturalOrder::compare);
    return switch (this) {
      case NAME -> names;
      case CPU -> fullest(node -> share(node.usage().cpu(), node.asked().cpu(), node.cpu())).thenComparing(names);
      case MEMORY -> fullest(node -> share(node.usage().memory(), node.asked().memory(), node.memory())).thenComparing(names);
      case PODS -> fullest(node -> node.asked().pods()).thenComparing(names);
      case AGE -> fullest(node -> node.row().created()).thenComparing(names);
    };
  }

  private static Comparator<FleetNode> fullest(ToDoubleFunction<FleetNode> key) {
    return Comparator.comparingDouble(key).reversed();
  }

  /// The end of the key of its words.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
