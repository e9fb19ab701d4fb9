// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import dev.pilothouse.core.kind.ControllerRevisionKind;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.Kinds;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.relation.Ownership;
import dev.pilothouse.core.relation.WorkloadSnapshots;
import dev.pilothouse.core.rollout.RolloutRevision;
import dev.pilothouse.core.rollout.RolloutSnapshots;
import dev.pilothouse.core.rollout.Rollouts;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.kube.feed.Recorder;
import dev.pilothouse.kube.feed.WatchFeed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Whoever brought a revision back is named as the one who made it, after an undo and after an undo of the undo, as the rows that the
/// watches read tell it, on every cluster that there is.
class UndoAuthorContractTest {
  private static final List<ResourceKind> WORKLOADS = List.of(DeploymentKind.KIND, StatefulSetKind.KIND, DaemonSetKind.KIND);

  private final Map<ResourceKind, Recorder> rows = new HashMap<>();

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  private RowSnapshot rows(ResourceKind kind) {
    return rows.get(kind).store.snapshot();
  }

  private List<RolloutRevision> history(ResourceKind kind) {
    RowSnapshot none = RowSnapshot.EMPTY;
    WorkloadSnapshots workloads =
        new WorkloadSnapshots(
            none, rows(DeploymentKind.KIND), rows(ReplicaSetKind.KIND), rows(StatefulSetKind.KIND), rows(DaemonSetKind.KIND), none,
            none, none);
    Ownership ownership = new Ownership(workloads);
    Rollouts rollouts =
        new Rollouts(
            new RolloutSnapshots(workloads, rows(ControllerRevisionKind.KIND), none, none, none, none, none), ownership,
            Instant.now().getEpochSecond());
    return ownership.topmost().stream().filter(one -> one.kind().equals(kind)).findFirst().map(rollouts::history).orElse(List.of());
  }

  private List<String> authors(ResourceKind kind) {
    return history(kind).stream().map(one -> one.number() + " " + one.author()).toList();
  }

  /// Gives all workloads an image and waits until it is the newest revision of each. Times are kept in whole seconds, so the next
  /// step waits for another one.
  private void step(Map<ResourceKind, DrivenWorkload> workloads, String image, long number) throws Exception {
    for (DrivenWorkload workload : workloads.values()) {
      workload.image(image);
    }
    await().atMost(DrivenWorkload.A_WHILE).untilAsserted(() -> {
      for (ResourceKind kind : WORKLOADS) {
        assertThat(history(kind)).as(kind.kind()).isNotEmpty();
        assertThat(history(kind).getFirst().number()).isEqualTo(number);
      }
    });
    Instant second = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    await().until(() -> Instant.now().isAfter(second.plusSeconds(1)));
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void whoUndidAnUndoIsNamed(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); WatchFeed feed = new WatchFeed(cluster.http())) {
      for (ResourceKind kind : new Kinds().builtIn().stream().map(one -> one.kind()).toList()) {
        if (WORKLOADS.contains(kind) || kind.equals(ReplicaSetKind.KIND) || kind.equals(ControllerRevisionKind.KIND)) {
          rows.put(kind, new Recorder());
          feed.watch(new Kinds().find(kind).orElseThrow(), cluster.namespace(), rows.get(kind));
        }
      }
      Map<ResourceKind, DrivenWorkload> workloads = new HashMap<>();
      for (ResourceKind kind : WORKLOADS) {
        // Templates of their own: revisions of the same one would get the same name.
        String pod = "\"subdomain\": \"%s\",".formatted(kind.plural());
        workloads.put(kind, new DrivenWorkload(cluster, kind, "\"minReadySeconds\": 0", pod));
      }
      step(workloads, "main:1", 1);
      step(workloads, "main:2", 2);
      step(workloads, "main:1", 3);
      for (ResourceKind kind : WORKLOADS) {
        assertThat(authors(kind)).as("%s after an undo", kind.kind()).startsWith("3 pilothouse");
      }
      step(workloads, "main:2", 4);
      for (ResourceKind kind : WORKLOADS) {
        assertThat(authors(kind)).as("%s after an undo of it", kind.kind()).startsWith("4 pilothouse");
        assertThat(history(kind)).as("%s", kind.kind()).hasSize(2).allMatch(RolloutRevision::broughtBack);
      }
    }
  }
}
