// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.nodemap.FleetNode.Asked;
import dev.pilothouse.core.nodemap.FleetNode.Usage;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Keeps a [Fleet] by what changes: a row object that is the same has not changed, so only nodes whose pods came, went or changed
/// are put together again. One thread at a time; off the FX thread.
public final class FleetKeeper {
  private static final int NOWHERE = -1;
  private static final int WAITING = -2;
  private static final int GONE = -3;

  private final PodKind kind = new PodKind();
  private RowSnapshot nodeRows = RowSnapshot.EMPTY;
  private RowSnapshot podRows = RowSnapshot.EMPTY;
  private Map<String, Integer> slotByName = new HashMap<>();
  private int[] nodeOf = new int[0];
  private byte[] marks = new byte[0];
  private int[] first = {0};
  private int[] order = new int[0];
  private @Nullable FleetNode[] nodes = new FleetNode[0];
  private int[] waiting = new int[0];
  private int[] stranded = new int[0];

  /// The fleet of these rows.
  ///
  /// @param now in seconds since 1970
  public Fleet next(RowSnapshot nodeSnapshot, RowSnapshot podSnapshot, FleetUsage usage, long now) {
    boolean renamed = nodeNames(nodeSnapshot);
    BitSet touched = pods(podSnapshot, renamed, nodeSnapshot.slots(), now);
    boolean grown = nodeSnapshot.slots() + 1 != first.length;
    if (!touched.isEmpty() || grown) {
      arrange(nodeSnapshot.slots(), touched);
    }
    judge(nodeSnapshot, usage, touched, now);
    nodeRows = nodeSnapshot;
    return new Fleet(podRows, nodes, first, order, marks, waiting, stranded);
  }

  /// Whether a name has another slot than before.
  private boolean nodeNames(RowSnapshot later) {
    if (later.version() == nodeRows.version() && later.slots() == nodeRows.slots()) {
      return false;
    }
    Map<String, Integer> next = HashMap.newHashMap(later.size());
    for (int slot = 0; slot < later.slots(); slot++) {
      Row node = later.at(slot);
      if (node != null) {
        next.put(node.name(), slot);
      }
    }
    boolean renamed = !next.equals(slotByName);
    slotByName = next;
    return renamed;
  }

  /// Reads the pods that changed; tells which nodes have to be put together again.
  private BitSet pods(RowSnapshot later, boolean renamed, int nodeSlots, long now) {
    int slots = later.slots();
    int[] where = slots == nodeOf.length ? nodeOf.clone() : Arrays.copyOf(nodeOf, slots);
    byte[] next = slots == marks.length ? marks.clone() : Arrays.copyOf(marks, slots);
    Arrays.fill(where, Math.min(nodeOf.length, slots), slots, NOWHERE);
    BitSet touched = new BitSet(nodeSlots);
    boolean waits = false;
    boolean strands = false;
    for (int slot = 0; slot < Math.max(slots, podRows.slots()); slot++) {
      Row before = slot < podRows.slots() ? podRows.at(slot) : null;
      Row after = slot < slots ? later.at(slot) : null;
      boolean changed = before != after;
      if (changed || renamed) {
        int was = slot < nodeOf.length ? nodeOf[slot] : NOWHERE;
        int is = after == null ? NOWHERE : nodeOf(after);
        touch(touched, was, nodeSlots);
        touch(touched, is, nodeSlots);
        waits |= was == WAITING || is == WAITING;
        strands |= was == GONE || is == GONE;
        if (slot < slots) {
          where[slot] = is;
        }
      }
      if (after != null && (changed || !PodMark.at(next[slot]).isSteady())) {
        next[slot] = (byte) PodMark.of(kind, after, now).number();
      }
    }
    nodeOf = where;
    marks = next;
    podRows = later;
    if (waits) {
      waiting = IntStream.range(0, slots).filter(slot -> where[slot] == WAITING).toArray();
    }
    if (strands) {
      stranded = IntStream.range(0, slots).filter(slot -> where[slot] == GONE).toArray();
    }
    return touched;
  }

  private static void touch(BitSet touched, int node, int nodeSlots) {
    if (node >= 0 && node < nodeSlots) {
      touched.set(node);
    }
  }

  private int nodeOf(Row pod) {
    String node = pod.text(PodKind.NODE);
    if (node.isEmpty()) {
      String phase = pod.text(PodKind.PHASE);
      return pod.deleted() > 0 || phase.equals("Failed") || phase.equals("Succeeded") ? NOWHERE : WAITING;
    }
    return slotByName.getOrDefault(node, GONE);
  }

  /// Puts the pods behind each other by node; those of nodes that nobody touched keep their order.
  private void arrange(int nodeSlots, BitSet touched) {
    int[] starts = new int[nodeSlots + 1];
    for (int node : nodeOf) {
      if (node >= 0) {
        starts[node + 1]++;
      }
    }
    for (int node = 0; node < nodeSlots; node++) {
      starts[node + 1] += starts[node];
    }
    int[] next = new int[starts[nodeSlots]];
    for (int node = 0; node < nodeSlots; node++) {
      if (!touched.get(node) && node + 1 < first.length) {
        System.arraycopy(order, first[node], next, starts[node], starts[node + 1] - starts[node]);
      }
    }
    int[] filled = starts.clone();
    for (int pod = 0; pod < nodeOf.length; pod++) {
      int node = nodeOf[pod];
      if (node >= 0 && touched.get(node)) {
        next[filled[node]++] = pod;
      }
    }
    touched.stream().forEach(node -> sort(next, starts[node], starts[node + 1]));
    first = starts;
    order = next;
  }

  /// By namespace and name, so that what belongs together stands together and nothing jumps.
  private void sort(int[] slots, int from, int to) {
    Integer[] own = new Integer[to - from];
    for (int i = 0; i < own.length; i++) {
      own[i] = slots[from + i];
    }
    Arrays.sort(own, (one, other) -> compare(podRows.at(one), podRows.at(other)));
    for (int i = 0; i < own.length; i++) {
      slots[from + i] = own[i];
    }
  }

  private static int compare(@Nullable Row one, @Nullable Row other) {
    if (one == null || other == null) {
      return one == other ? 0 : one == null ? 1 : -1;
    }
    int namespaces = one.namespace().compareTo(other.namespace());
    return namespaces != 0 ? namespaces : one.name().compareTo(other.name());
  }

  private void judge(RowSnapshot later, FleetUsage usage, BitSet touched, long now) {
    @Nullable FleetNode[] next = new FleetNode[later.slots()];
    for (int slot = 0; slot < next.length; slot++) {
      Row row = later.at(slot);
      FleetNode before = slot < nodes.length ? nodes[slot] : null;
      if (row == null) {
        continue;
      }
      boolean same = before != null && before.row() == row && !touched.get(slot);
      Asked asked = same && before != null ? before.asked() : asked(slot);
      NodeMark mark = NodeMark.of(row, isDrained(slot, row), now);
      Usage used = usage.node(row.name());
      next[slot] =
          same && before != null && before.mark() == mark && before.usage().equals(used)
              ? before
              : new FleetNode(slot, row, mark, asked, used);
    }
    nodes = next;
  }

  /// Pods that have ended ask for nothing any more.
  private Asked asked(int node) {
    long cpu = 0;
    long memory = 0;
    int count = 0;
    for (int i = first[node]; i < first[node + 1]; i++) {
      Row pod = podRows.at(order[i]);
      if (pod != null && !pod.text(PodKind.PHASE).equals("Succeeded") && !pod.text(PodKind.PHASE).equals("Failed")) {
        cpu += pod.number(PodKind.CPU_REQUEST);
        memory += pod.number(PodKind.MEMORY_REQUEST);
        count++;
      }
    }
    return count == 0 ? Asked.NOTHING : new Asked(cpu, memory, count);
  }

  private boolean isDrained(int node, Row row) {
    if (row.flag(NodeKind.CORDONED)) {
      for (int i = first[node]; i < first[node + 1]; i++) {
        Row pod = podRows.at(order[i]);
        if (pod != null && pod.deleted() > 0) {
          return true;
        }
      }
    }
    return false;
  }
}
