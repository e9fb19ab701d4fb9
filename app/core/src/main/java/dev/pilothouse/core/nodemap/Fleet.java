// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.nodemap.FleetNode.Usage;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All nodes and the pods on them at one moment, in the slots of their stores. Immutable; any thread. Made by a [FleetKeeper].
///
/// A pod takes nine bytes here: its node, its place among the pods of its node, its mark. What else is asked of it stands in its
/// row, which the store keeps anyhow.
public final class Fleet {
  public static final Fleet EMPTY =
      new Fleet(RowSnapshot.EMPTY, new FleetNode[0], new int[] {0}, new int[0], new byte[0], new int[0], new int[0]);

  private final RowSnapshot pods;
  private final @Nullable FleetNode[] nodes;
  private final int[] first;
  private final int[] order;
  private final byte[] marks;
  private final int[] waiting;
  private final int[] stranded;
  private final List<FleetNode> all;

  /// @param first by node slot where its pods begin in `order`, and one more for the end
  /// @param order slots of pods by node
  /// @param marks by pod slot
  /// @param waiting slots of the pods that have no node
  /// @param stranded slots of the pods whose node is not there
  Fleet(
      RowSnapshot pods, @Nullable FleetNode[] nodes, int[] first, int[] order, byte[] marks, int[] waiting, int[] stranded) {
    this.pods = pods;
    this.nodes = nodes;
    this.first = first;
    this.order = order;
    this.marks = marks;
    this.waiting = waiting;
    this.stranded = stranded;
    all = Arrays.stream(nodes).filter(node -> node != null).toList();
  }

  /// The nodes in the order of their slots.
  public List<FleetNode> nodes() {
    return all;
  }

  /// One more than the greatest slot of a node.
  public int nodeSlots() {
    return nodes.length;
  }

  /// One more than the greatest slot of a pod.
  public int podSlots() {
    return marks.length;
  }

  /// The node in a slot; null when there is none.
  public @Nullable FleetNode node(int slot) {
    return slot >= 0 && slot < nodes.length ? nodes[slot] : null;
  }

  /// How many pods are on a node, those that have ended too.
  public int podCount(int node) {
    return node >= 0 && node < nodes.length ? first[node + 1] - first[node] : 0;
  }

  /// The slot of a pod by its place on its node.
  public int pod(int node, int place) {
    return order[first[node] + place];
  }

  /// How many pods are on nodes.
  public int placed() {
    return order.length;
  }

  /// The row of a pod; null when the slot is free.
  public @Nullable Row podRow(int slot) {
    return slot >= 0 && slot < pods.slots() ? pods.at(slot) : null;
  }

  /// How a pod is by itself; on a silent node nobody knows, see [#shown].
  PodMark mark(int pod) {
    return PodMark.at(marks[pod]);
  }

  /// How a pod on a node is, as it is drawn.
  public PodMark shown(FleetNode node, int pod) {
    return node.mark() == NodeMark.LOST ? PodMark.UNKNOWN : mark(pod);
  }

  /// The pods that wait for a node, the longest waiting first.
  public List<Row> waiting() {
    return Arrays.stream(waiting)
        .mapToObj(this::podRow)
        .filter(row -> row != null)
        .sorted(Comparator.comparingLong(Row::created).thenComparing(Row::name))
        .toList();
  }

  /// The pods that name a node which is not there, by node and name: it was deleted, and nobody has taken them away yet.
  public List<Row> stranded() {
    return Arrays.stream(stranded)
        .mapToObj(this::podRow)
        .filter(row -> row != null)
        .sorted(Comparator.comparing((Row row) -> row.text(PodKind.NODE)).thenComparing(Row::namespace).thenComparing(Row::name))
        .toList();
  }

  /// What is on the map and in words above it.
  public Totals totals() {
    Totals totals = new Totals(0, 0, placed(), 0, 0, 0, 0, 0, 0, 0, 0);
    for (FleetNode node : all) {
      totals = totals.plus(node);
    }
    return totals;
  }

  /// @param ready nodes that are ready, cordoned ones too
  /// @param measured how many nodes have a measurement
  /// @param cpuUsed of those that have one, in thousandths of a core
  /// @param cpuMeasured allocatable of those that have one
  public record Totals(
      int nodes, int ready, int pods, long cpu, long cpuAsked, long memory, long memoryAsked, int measured, long cpuUsed,
      long cpuMeasured, int lost) {
    private Totals plus(FleetNode node) {
      Usage usage = node.usage();
      boolean down = node.mark().compareTo(NodeMark.NOT_READY) >= 0 || node.mark() == NodeMark.JOINING;
      return new Totals(
          nodes + 1, ready + (down ? 0 : 1), pods, cpu + node.cpu(), cpuAsked + node.asked().cpu(), memory + node.memory(),
          memoryAsked + node.asked().memory(), measured + (usage.known() ? 1 : 0), cpuUsed + Math.max(0, usage.cpu()),
          cpuMeasured + (usage.known() ? node.cpu() : 0), lost + (node.mark() == NodeMark.LOST ? 1 : 0));
    }
  }
}
