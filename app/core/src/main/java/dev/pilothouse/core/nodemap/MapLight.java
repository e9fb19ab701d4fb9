// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.search.Query;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What of the map is lit, and what is dimmed because the search or the legend leaves it out. Immutable by custom; any thread.
///
/// @param pods by slot; null when all are lit
/// @param nodes by slot; null when all are lit
/// @param podCount how many pods are lit
/// @param nodeCount how many nodes are lit
/// @param problems what was not understood of the search
public record MapLight(@Nullable BitSet pods, @Nullable BitSet nodes, int podCount, int nodeCount, List<Message> problems) {
  public static final MapLight ALL = new MapLight(null, null, 0, 0, List.of());

  private static final NodeKind NODES = new NodeKind();
  private static final PodKind PODS = new PodKind();

  /// Whatever the search finds as a pod is lit, and all pods of the nodes that it finds.
  ///
  /// @param search in the language of the tables: as the filter of the nodes and as the filter of the pods
  /// @param hidden numbers of the colours' categories that are left out
  /// @param words gives a message in the person's language
  /// @param now in seconds since 1970
  public static MapLight of(
      Fleet fleet, MapColours colours, String search, BitSet hidden, Function<Message, String> words, long now) {
    Query nodeQuery = Query.parse(search, NODES);
    Query podQuery = Query.parse(search, PODS);
    boolean asksNodes = nodeQuery.problems().isEmpty();
    boolean asksPods = podQuery.problems().isEmpty();
    List<Message> problems = asksNodes || asksPods ? List.of() : podQuery.problems();
    if (nodeQuery.isEmpty() && podQuery.isEmpty() && hidden.isEmpty()) {
      return new MapLight(null, null, fleet.placed(), fleet.nodes().size(), problems);
    }
    Predicate<Row> node = asksNodes ? nodeQuery.test(NODES, words, now) : row -> false;
    Predicate<Row> pod = asksPods ? podQuery.test(PODS, words, now) : row -> false;
    boolean neither = !asksNodes && !asksPods;
    BitSet litPods = new BitSet(fleet.podSlots());
    BitSet litNodes = new BitSet(fleet.nodeSlots());
    for (FleetNode one : fleet.nodes()) {
      boolean whole = neither || node.test(one.row());
      boolean any = whole && hidden.isEmpty();
      for (int i = 0; i < fleet.podCount(one.slot()); i++) {
        int slot = fleet.pod(one.slot(), i);
        Row row = fleet.podRow(slot);
        if (row != null && !hidden.get(colours.category(slot)) && (whole || pod.test(row))) {
          litPods.set(slot);
          any = true;
        }
      }
      litNodes.set(one.slot(), any);
    }
    return new MapLight(litPods, litNodes, litPods.cardinality(), litNodes.cardinality(), problems);
  }

  public boolean pod(int slot) {
    return pods == null || pods.get(slot);
  }

  public boolean node(int slot) {
    return nodes == null || nodes.get(slot);
  }
}
