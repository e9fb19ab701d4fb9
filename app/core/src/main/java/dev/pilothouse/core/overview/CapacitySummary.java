// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.overview;

import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How full a cluster is. Requests are those of pods that are on a node and have not ended, as the scheduler counts them.
///
/// @param cpu in thousandths of a core
/// @param memory in bytes
/// @param pods requested: how many there are
/// @param mostFreeCpu the node with the most CPU not requested, of those that take pods; null when there is none
public record CapacitySummary(
    Amount cpu, Amount memory, Amount pods, int nodes, @Nullable Free mostFreeCpu, @Nullable Free mostFreeMemory) {

  /// @param used as measured; -1 when it is not
  public record Amount(long allocatable, long requested, long used) {

    /// As a share of what there is, 0 to 1 and above.
    public double requestedShare() {
      return allocatable == 0 ? 0 : (double) requested / allocatable;
    }

    /// NaN when it is not measured.
    public double usedShare() {
      return used < 0 ? Double.NaN : allocatable == 0 ? 0 : (double) used / allocatable;
    }
  }

  /// The largest piece that one pod could get.
  public record Free(String node, long amount) {}

  /// What a node uses.
  public record Used(long cpuMillis, long memoryBytes) {}

  /// @param used by a node's name; null where there is no measurement
  public static CapacitySummary of(RowSnapshot nodes, RowSnapshot pods, Function<String, @Nullable Used> used) {
    Map<String, long[]> requested = new HashMap<>();
    for (Row pod : pods) {
      String phase = pod.text(PodKind.PHASE);
      String node = pod.text(PodKind.NODE);
      if (!node.isEmpty() && !phase.equals("Succeeded") && !phase.equals("Failed")) {
        long[] sums = requested.computeIfAbsent(node, name -> new long[3]);
        sums[0] += pod.number(PodKind.CPU_REQUEST);
        sums[1] += pod.number(PodKind.MEMORY_REQUEST);
        sums[2]++;
      }
    }
    Sums sums = new Sums();
    for (Row node : nodes) {
      sums.add(node, requested.getOrDefault(node.name(), new long[3]), used.apply(node.name()));
    }
    return sums.summary();
  }

  private static final class Sums {
    private final long[] allocatable = new long[3];
    private final long[] requested = new long[3];
    private final long[] used = {0, 0};
    private boolean measured;
    private int nodes;
    private @Nullable Free freeCpu;
    private @Nullable Free freeMemory;

    private void add(Row node, long[] requests, @Nullable Used measurement) {
      nodes++;
      long[] has = {node.number(NodeKind.CPU), node.number(NodeKind.MEMORY), node.number(NodeKind.PODS)};
      for (int i = 0; i < 3; i++) {
        allocatable[i] += has[i];
        requested[i] += requests[i];
      }
      if (measurement != null) {
        measured = true;
        used[0] += measurement.cpuMillis();
        used[1] += measurement.memoryBytes();
      }
      var ready = NodeKind.condition(node, "Ready");
      boolean takesPods = ready != null && ready.isTrue() && !node.flag(NodeKind.CORDONED) && requests[2] < has[2];
      if (takesPods) {
        freeCpu = greater(freeCpu, new Free(node.name(), has[0] - requests[0]));
        freeMemory = greater(freeMemory, new Free(node.name(), has[1] - requests[1]));
      }
    }

    private static Free greater(@Nullable Free before, Free next) {
      return before == null || next.amount() > before.amount() ? next : before;
    }

    private CapacitySummary summary() {
      return new CapacitySummary(
          new Amount(allocatable[0], requested[0], measured ? used[0] : -1),
          new Amount(allocatable[1], requested[1], measured ? used[1] : -1),
          new Amount(allocatable[2], requested[2], requested[2]),
          nodes,
          freeCpu,
          freeMemory);
    }
  }
}
