// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Leader;
import dev.pilothouse.core.kind.ObjectRows;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.relation.Ownership;
import dev.pilothouse.core.relation.WorkloadSnapshots;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.core.store.RowStore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A Deployment whose pod was made at eleven; it is twelve now.
class UndrivenTest {
  private static final long NOW = Instant.parse("2026-11-21T12:00:00Z").getEpochSecond();
  private static final RowSnapshot NONE = RowSnapshot.EMPTY;
  private static final Leader SILENT = new Leader("cp-1", NOW - 300, 15);
  private static final String SET =
      """
      metadata: {name: web-1, namespace: shop, uid: r, labels: {pod-template-hash: h}, creationTimestamp: "2026-11-21T11:00:00Z",
        ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: d, controller: true}]}
      spec: {replicas: 1, template: {spec: {containers: [{name: app, image: "shop/web:1"}]}}}
      """;
  private static final String RUNS = "phase: Running, conditions: [{type: Ready, status: \"True\", lastTransitionTime: \"2026-11-21T11:00:10Z\"}]";
  private static final String CRASHES =
      """
      phase: Running, conditions: [{type: Ready, status: "False", lastTransitionTime: "2026-11-21T11:50:00Z"}],
        containerStatuses: [{name: app, ready: false, restartCount: 4, state: {waiting: {reason: CrashLoopBackOff}},
        lastState: {terminated: {exitCode: 2, reason: Error, finishedAt: "2026-11-21T11:59:00Z"}}}]""";
  private static final String SEEN = "observedGeneration: 2, replicas: 1, updatedReplicas: 1";
  private static final String UNSEEN = "observedGeneration: 1, replicas: 1, updatedReplicas: 1";

  private static RowSnapshot rows(KindDescriptor kind, String object) {
    RowStore store = new RowStore();
    store.apply(ChangeBatch.of(List.of(ObjectRows.read(kind, object)), List.of()));
    return store.snapshot();
  }

  private static RolloutProgress judged(String status, String pod, String podMade, @Nullable Leader leader) {
    String deployment =
        """
        metadata: {name: web, namespace: shop, uid: d, generation: 2}
        spec: {replicas: 2, template: {spec: {containers: [{name: app, image: "shop/web:1"}]}}}
        status: {%s, conditions: [{type: Progressing, status: "True", reason: ReplicaSetUpdated}]}
        """.formatted(status);
    String one =
        """
        metadata: {name: web-1-a, namespace: shop, uid: p, labels: {pod-template-hash: h}, creationTimestamp: "2026-11-21T%s:00Z",
          ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-1, uid: r, controller: true}]}
        spec: {nodeName: n-1, containers: [{name: app, image: "shop/web:1"}]}
        status: {%s}
        """.formatted(podMade, pod);
    WorkloadSnapshots workloads =
        new WorkloadSnapshots(
            NONE, rows(new DeploymentKind(), deployment), rows(new ReplicaSetKind(), SET), NONE, NONE, NONE, NONE,
            rows(new PodKind(), one));
    RolloutSnapshots rows = new RolloutSnapshots(workloads, NONE, NONE, NONE, NONE, NONE, NONE);
    return new Rollouts(rows, new Ownership(workloads), leader, NOW)
        .progress(new ResourceRef(DeploymentKind.KIND, "shop", "web", "d"))
        .orElseThrow();
  }

  @Test
  void whatTheControllerShouldDoNextIsNotDoneWhileNobodyLeads() {
    for (String status : List.of(SEEN, UNSEEN)) {
      RolloutProgress progress = judged(status, RUNS, "11:00", SILENT);
      assertThat(progress.state()).isEqualTo(RolloutState.STALLED);
      assertThat(progress.waiting().cause()).isEqualTo(Cause.NO_LEADER);
      assertThat(RolloutTelling.words(progress.waiting().sentence())).isEqualTo("rollout.wait.noLeader(300s, 1, 2)");
      assertThat(progress.waiting().evidence())
          .singleElement()
          .satisfies(lease -> assertThat(lease.ref().toString()).contains("kube-system").contains("kube-controller-manager"));
    }
  }

  @Test
  void nothingIsSaidOfItWhileSomebodyLeadsOrNobodyKnows() {
    for (Leader leader : new Leader[] {null, new Leader("cp-1", NOW - 30, 15)}) {
      assertThat(judged(SEEN, RUNS, "11:00", leader).waiting().cause()).isEqualTo(Cause.PROGRESSING);
      assertThat(judged(UNSEEN, RUNS, "11:00", leader).waiting().cause()).isEqualTo(Cause.UNOBSERVED);
    }
  }

  @Test
  void aLeaseThatNobodyHoldsLeadsNobody() {
    assertThat(judged(UNSEEN, RUNS, "11:00", new Leader("", NOW - 5, 1)).waiting().cause()).isEqualTo(Cause.NO_LEADER);
  }

  @Test
  void whatAPodWaitsForIsToldFirst() {
    Waiting waiting = judged(SEEN, CRASHES, "11:00", SILENT).waiting();
    assertThat(waiting.cause()).isEqualTo(Cause.CRASH);
    assertThat(waiting.beside()).extracting(RolloutTelling::words).contains("rollout.beside.noLeader(300s)");
    assertThat(waiting.evidence()).extracting(one -> one.ref().name()).contains("kube-controller-manager");
  }

  @Test
  void whoDidSomethingAfterTheLeaseRanOutWorksWithoutIt() {
    assertThat(judged(SEEN, RUNS, "11:58", SILENT).waiting().cause()).isEqualTo(Cause.PROGRESSING);
  }
}
