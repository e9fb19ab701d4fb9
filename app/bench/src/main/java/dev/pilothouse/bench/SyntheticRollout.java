// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.command.CommandBus;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.kind.Owner;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.PodTemplate;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.RowBuilder;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterGateway;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.port.Right;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// A Deployment of many replicas without a cluster, all of which are replaced within [#SECONDS]: each new pod gets its node, runs
/// and becomes ready, and then an old one ends.
final class SyntheticRollout {
  static final double SECONDS = 16;
  private static final ResourceRef WORKLOAD = new ResourceRef(DeploymentKind.KIND, "shop", "web", "web");
  private static final long FRAME = 16_000_000;
  private static final double BOUND = 0.3;
  private static final double RUNS = 0.6;
  private static final double READY = 1.2;
  private static final double REMOVED = 2.2;
  private final int replicas;
  private final Map<ResourceKind, RowStore> stores = new ConcurrentHashMap<>();
  private final long begun = System.currentTimeMillis() / 1000;
  /// How far each new pod has come, of five steps, and each old one, of two.
  private final int[] fresh;
  private final int[] old;
  private int updated;
  private int ready;
  private int left;

  SyntheticRollout(int replicas) {
    this.replicas = replicas;
    fresh = new int[replicas];
    old = new int[replicas];
    left = replicas;
    List<Row> pods = new ArrayList<>();
    for (int i = 0; i < replicas; i++) {
      pods.add(pod(i, 1, 4, 0, begun - 86_400));
    }
    store(PodKind.KIND).apply(new ChangeBatch(true, pods, List.of()));
    workload();
  }

  ResourceRef target() {
    return WORKLOAD;
  }

  private RowStore store(ResourceKind kind) {
    return stores.computeIfAbsent(kind, key -> new RowStore());
  }

  private static PodTemplate template(int revision) {
    return new PodTemplate(
        Labels.NONE, "shop/web:" + revision + ".0", "app", 0, 0, PodTemplate.NONE.references(), List.of(), "", 30, "");
  }

  private void workload() {
    Row deployment =
        new RowBuilder(new DeploymentKind().fields())
            .uid("web").namespace("shop").name("web").created(begun - 86_400)
            .set(DeploymentKind.REPLICAS, (long) replicas)
            .set(DeploymentKind.CURRENT, (long) left + updated)
            .set(DeploymentKind.UPDATED, (long) updated)
            .set(DeploymentKind.READY_REPLICAS, (long) ready + left)
            .set(DeploymentKind.AVAILABLE, (long) ready + left)
            .set(DeploymentKind.TEMPLATE, template(2))
            .set(DeploymentKind.STRATEGY, "RollingUpdate")
            .set(DeploymentKind.MAX_SURGE, "25%")
            .set(DeploymentKind.MAX_UNAVAILABLE, "25%")
            .set(DeploymentKind.GENERATION, 2L)
            .set(DeploymentKind.OBSERVED, 2L)
            .set(DeploymentKind.REVISION, "2")
            .build();
    store(DeploymentKind.KIND).apply(ChangeBatch.of(List.of(deployment), List.of()));
    store(ReplicaSetKind.KIND).apply(ChangeBatch.of(List.of(set(1, left), set(2, updated)), List.of()));
  }

  private Row set(int revision, long pods) {
    return new RowBuilder(new ReplicaSetKind().fields())
        .uid("web-" + revision).namespace("shop").name("web-" + revision).created(revision == 1 ? begun - 86_400 : begun)
        .labels(Labels.of(Map.of("pod-template-hash", "hash" + revision)))
        .owner(new Owner("apps/v1", "Deployment", "web", "web"))
        .set(ReplicaSetKind.REPLICAS, pods)
        .set(ReplicaSetKind.CURRENT, pods)
        .set(ReplicaSetKind.REVISION, (long) revision)
        .set(ReplicaSetKind.TEMPLATE, template(revision))
        .build();
  }

  private static Row pod(int number, int revision, int step, long deleted, long now) {
    String name = "web-" + revision + "-" + Integer.toString(number + 46_656, 36);
    RowBuilder row =
        new RowBuilder(new PodKind().fields())
            .uid(name).namespace("shop").name(name).created(now)
            .labels(Labels.of(Map.of("pod-template-hash", "hash" + revision)))
            .owner(new Owner("apps/v1", "ReplicaSet", "web-" + revision, "web-" + revision))
            .set(PodKind.PHASE, step < 3 ? "Pending" : "Running")
            .set(PodKind.WANTED, 1L)
            .set(PodKind.READY_CONDITION, step >= 4)
            .set(PodKind.READY_SINCE, now);
    if (step >= 2) {
      row.set(PodKind.NODE, "node-" + number % 100).set(PodKind.SCHEDULED_SINCE, now);
    }
    if (step >= 3) {
      ContainerState container =
          new ContainerState(
              "app", "shop/web:" + revision + ".0", ContainerState.Type.MAIN, ContainerState.State.RUNNING, step >= 4, true, 0, "",
              "", 0, now, "", 0, 0);
      row.set(PodKind.CONTAINERS, new ContainerState.All(List.of(container)));
    }
    if (deleted > 0) {
      row.deleted(deleted).set(PodKind.GRACE, 30L);
    }
    return row.build();
  }

  /// Begins the rollout, on a thread of its own.
  void start() {
    Thread.ofVirtual().name("rollout").start(this::roll);
  }

  private void roll() {
    long start = System.nanoTime();
    while (left > 0) {
      double elapsed = (System.nanoTime() - start) / 1e9;
      List<Row> changed = new ArrayList<>();
      List<String> gone = new ArrayList<>();
      for (int i = 0; i < replicas; i++) {
        step(i, elapsed - SECONDS * i / replicas, changed, gone);
      }
      store(PodKind.KIND).apply(ChangeBatch.of(changed, gone));
      workload();
      LockSupport.parkNanos(FRAME);
    }
  }

  private void step(int i, double age, List<Row> changed, List<String> gone) {
    int is = age < 0 ? 0 : age < BOUND ? 1 : age < RUNS ? 2 : age < READY ? 3 : 4;
    long now = System.currentTimeMillis() / 1000;
    if (is != fresh[i]) {
      updated += fresh[i] == 0 ? 1 : 0;
      ready += is == 4 ? 1 : 0;
      fresh[i] = is;
      changed.add(pod(i, 2, is, 0, now));
    }
    int leaves = age < READY ? 0 : age < REMOVED ? 1 : 2;
    if (leaves != old[i]) {
      left -= old[i] == 0 ? 1 : 0;
      old[i] = leaves;
      Row row = pod(i, 1, 4, now + 30, begun - 86_400);
      if (leaves == 1) {
        changed.add(row);
      } else {
        gone.add(row.uid());
      }
    }
  }

  /// The cluster as the view sees it: rows, and leave to do everything.
  ClusterSession session() {
    CommandBus bus = Fakes.of(CommandBus.class, Map.of("decide", arguments -> new CommandBus.Decision.Go()));
    ClusterGateway gateway =
        Fakes.of(
            ClusterGateway.class,
            Map.of(
                "ask", arguments -> new Right.Answer(true, ""),
                "get", arguments -> new KubeObject(JsonNodeFactory.instance.objectNode())));
    ContextEntry context =
        new ContextEntry("bench", "bench", Path.of("none"), "bench", "", "", ContextEntry.Login.TOKEN, "", "", null, false);
    return Fakes.of(
        ClusterSession.class,
        Map.of(
            "show", arguments -> new StillRows((ResourceKind) arguments[0], store((ResourceKind) arguments[0])),
            "guard", arguments -> new Value<>(GuardLevel.NORMAL), "commands", arguments -> bus, "gateway", arguments -> gateway,
            "context", arguments -> context));
  }
}
