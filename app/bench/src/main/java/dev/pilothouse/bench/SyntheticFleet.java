// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.kind.Condition;
import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.Owner;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.RowBuilder;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.port.MetricsSource.Usage;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.MetricsHistory;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// 5,000 nodes and 150,000 pods without a cluster, of which 1,000 pods change each second.
final class SyntheticFleet {
  static final int NODES = 5_000;
  static final int PODS = 150_000;
  private static final int A_SECOND = 1_000;
  private final NodeKind nodeKind = new NodeKind();
  private final PodKind podKind = new PodKind();
  private final Map<ResourceKind, RowStore> stores = new ConcurrentHashMap<>();
  private final long now = System.currentTimeMillis() / 1000;
  private @Nullable SteadyChanges changes;

  SyntheticFleet() {
    List<Row> nodes = new ArrayList<>(NODES);
    for (int i = 0; i < NODES; i++) {
      nodes.add(node(i));
    }
    List<Row> pods = new ArrayList<>(PODS);
    for (int i = 0; i < PODS; i++) {
      pods.add(pod(i, i % 701 == 0));
    }
    store(NodeKind.KIND).apply(new ChangeBatch(true, nodes, List.of()));
    store(PodKind.KIND).apply(new ChangeBatch(true, pods, List.of()));
  }

  private RowStore store(ResourceKind kind) {
    return stores.computeIfAbsent(kind, one -> new RowStore());
  }

  private Row node(int number) {
    String ready = number % 811 == 0 ? "Unknown" : number % 997 == 3 ? "False" : "True";
    List<Condition> conditions =
        List.of(
            new Condition("Ready", ready, "", "", now - 4000, now - 30),
            new Condition("MemoryPressure", number % 613 == 5 ? "True" : "False", "", "", now - 4000, now - 30));
    String pool = number % 50 == 0 ? "gpu" : number % 5 == 1 ? "memory" : "general";
    return new RowBuilder(nodeKind.fields())
        .uid("node-uid-" + number)
        .name("node-" + number)
        .created(now - 86_400 - number * 60L)
        .labels(
            Labels.of(
                Map.of(
                    "topology.kubernetes.io/zone", "harbour-" + "abc".charAt(number / 2 % 3), "node.kubernetes.io/pool", pool,
                    "node.kubernetes.io/instance-type", "m6.8xlarge")))
        .set(NodeKind.CORDONED, number % 401 == 7)
        .set(NodeKind.CONDITIONS, new Condition.Set(conditions))
        .set(NodeKind.CPU, 32_000L)
        .set(NodeKind.MEMORY, 128L << 30)
        .set(NodeKind.PODS, 110L)
        .build();
  }

  private Row pod(int number, boolean crashing) {
    ContainerState container =
        new ContainerState(
            "main", "registry.example/shop:1", ContainerState.Type.MAIN,
            crashing ? ContainerState.State.WAITING : ContainerState.State.RUNNING, !crashing, !crashing, crashing ? 9 : 0,
            crashing ? "CrashLoopBackOff" : "", "", 0, now - 4000, crashing ? "Error" : "", crashing ? 1 : 0,
            crashing ? now - 60 : 0);
    String workload = "deployment-" + number / 400;
    return new RowBuilder(podKind.fields())
        .uid("pod-uid-" + number)
        .namespace("team-" + number / 400 % 50)
        .name(workload + "-6f7c9d8b5-" + Integer.toString(number % 400 + 46_656, 36))
        .created(now - 4000 - number)
        .owner(new Owner("apps/v1", "ReplicaSet", workload + "-6f7c9d8b5", "owner-" + number / 400))
        .set(PodKind.PHASE, "Running")
        .set(PodKind.NODE, "node-" + number % NODES)
        .set(PodKind.CONTAINERS, new ContainerState.All(List.of(container)))
        .set(PodKind.WANTED, 1L)
        .set(PodKind.READY_CONDITION, !crashing)
        .set(PodKind.READY_SINCE, now - 4000)
        .set(PodKind.CPU_REQUEST, 250L + number % 7 * 100L)
        .set(PodKind.MEMORY_REQUEST, (1L + number % 5) << 29)
        .build();
  }

  /// Begins to change rows, for good.
  void startChanging() {
    changes = new SteadyChanges(store(PodKind.KIND), A_SECOND, random -> pod(random.nextInt(PODS), random.nextInt(5) == 0));
  }

  double changesPerSecond() {
    return changes == null ? 0 : changes.perSecond();
  }

  ClusterSession session() {
    return Fakes.of(
        ClusterSession.class,
        Map.of(
            "show", arguments -> new StillRows((ResourceKind) arguments[0], store((ResourceKind) arguments[0])),
            "namespace", arguments -> new Value<>(""), "metrics", arguments -> new Value<MetricsHistory>(new Readings()),
            "context",
            arguments ->
                new ContextEntry(
                    "fleet", "fleet", Path.of("config"), "fleet", "https://127.0.0.1", "", ContextEntry.Login.TOKEN, "token", "",
                    null, true)));
  }

  /// One reading that stays.
  private static final class Readings implements MetricsHistory {

    @Override
    public Instant at() {
      return Instant.now();
    }

    @Override
    public @Nullable ClusterFailure failure() {
      return null;
    }

    @Override
    public Usage pod(String key) {
      int hash = key.hashCode() & 1023;
      return new Usage(hash / 1600.0, (hash + 1L) << 20);
    }

    @Override
    public Usage node(String name) {
      int hash = name.hashCode() & 1023;
      return new Usage(4 + hash / 40.0, (20L << 30) + ((long) hash << 26));
    }
  }
}
