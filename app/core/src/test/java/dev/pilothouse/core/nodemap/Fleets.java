// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.kind.Condition;
import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.RowBuilder;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Rows of a fleet that is made up: nodes in three zones with two pools, and pods on them.
final class Fleets {
  static final long NOW = 1_800_000_000L;
  private static final NodeKind NODES = new NodeKind();
  private static final PodKind PODS = new PodKind();

  final RowStore nodes = new RowStore();
  final RowStore pods = new RowStore();

  /// @param count nodes
  /// @param each pods on each of them
  static Fleets of(int count, int each) {
    Fleets fleets = new Fleets();
    List<Row> nodes = new ArrayList<>();
    List<Row> pods = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      nodes.add(node(i, "True", false).build());
      for (int pod = 0; pod < each; pod++) {
        pods.add(pod("web-" + i + "-" + pod, "node-" + i).build());
      }
    }
    fleets.nodes.apply(new ChangeBatch(true, nodes, List.of()));
    fleets.pods.apply(new ChangeBatch(true, pods, List.of()));
    return fleets;
  }

  static RowBuilder node(int number, String ready, boolean cordoned) {
    List<Condition> conditions = List.of(new Condition("Ready", ready, "", "", NOW - 1000, NOW - 1000));
    return new RowBuilder(NODES.fields())
        .uid("uid-node-" + number)
        .name("node-" + number)
        .created(NOW - 86_400 - number)
        .labels(
            Labels.of(
                Map.of("topology.kubernetes.io/zone", "harbour-" + "abc".charAt(number % 3),
                    "pool", number % 4 == 3 ? "memory" : "general")))
        .set(NodeKind.CORDONED, cordoned)
        .set(NodeKind.CONDITIONS, new Condition.Set(conditions))
        .set(NodeKind.CPU, 32_000L)
        .set(NodeKind.MEMORY, 128L << 30)
        .set(NodeKind.PODS, 110L);
  }

  static RowBuilder pod(String name, String node) {
    ContainerState container =
        new ContainerState(
            "main", "registry.example/web:1", ContainerState.Type.MAIN, ContainerState.State.RUNNING, true, true, 0, "", "", 0,
            NOW - 5000, "", 0, 0);
    return new RowBuilder(PODS.fields())
        .uid("uid-" + name)
        .namespace("shop")
        .name(name)
        .created(NOW - 5000)
        .set(PodKind.PHASE, "Running")
        .set(PodKind.NODE, node.isEmpty() ? null : node)
        .set(PodKind.CONTAINERS, new ContainerState.All(List.of(container)))
        .set(PodKind.WANTED, 1L)
        .set(PodKind.READY_CONDITION, true)
        .set(PodKind.CPU_REQUEST, 500L)
        .set(PodKind.MEMORY_REQUEST, 1L << 30);
  }

  static RowBuilder crashing(String name, String node) {
    ContainerState container =
        new ContainerState(
            "main", "registry.example/web:1", ContainerState.Type.MAIN, ContainerState.State.WAITING, false, false, 12,
            "CrashLoopBackOff", "", 0, 0, "Error", 1, NOW - 60);
    return pod(name, node).set(PodKind.CONTAINERS, new ContainerState.All(List.of(container))).set(PodKind.READY_CONDITION, false);
  }

  void change(RowStore store, RowBuilder... rows) {
    List<Row> all = new ArrayList<>();
    for (RowBuilder row : rows) {
      all.add(row.build());
    }
    store.apply(ChangeBatch.of(all, List.of()));
  }

  Fleet fleet(FleetKeeper keeper) {
    return keeper.next(nodes.snapshot(), pods.snapshot(), FleetUsage.NONE, NOW);
  }
}
