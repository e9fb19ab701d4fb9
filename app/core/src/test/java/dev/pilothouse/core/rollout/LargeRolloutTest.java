// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.ObjectRows;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.relation.WorkloadSnapshots;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.core.store.RowStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A thousand replicas, half way, a hundred of the new ones with a failing probe.
class LargeRolloutTest {
  private static final long NOW = 1_800_000_000;

  private static RowSnapshot rows(KindDescriptor kind, List<String> objects) {
    RowStore store = new RowStore();
    List<Row> rows = new ArrayList<>();
    objects.forEach(one -> rows.add(ObjectRows.read(kind, one)));
    store.apply(ChangeBatch.of(rows, List.of()));
    return store.snapshot();
  }

  private static String time(long seconds) {
    return java.time.Instant.ofEpochSecond(NOW - seconds).toString();
  }

  private static String pod(int i, int revision, boolean ready) {
    return """
        metadata: {name: web-%d-%d, namespace: shop, uid: p-%d-%d, creationTimestamp: "%s",
          ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-%d, uid: r-%d, controller: true}]}
        spec: {nodeName: n-1, containers: [{name: app, image: "shop/web:%d"}]}
        status:
          phase: Running
          conditions: [{type: Ready, status: "%s", lastTransitionTime: "%s"}]
          containerStatuses: [{name: app, image: "shop/web:%d", ready: %b, started: true, restartCount: 0,
            state: {running: {startedAt: "%s"}}}]
        """.formatted(
            revision, i, revision, i, time(200), revision, revision, revision, ready ? "True" : "False", time(100), revision, ready,
            time(150));
  }

  private static String set(int revision, int replicas) {
    return """
        metadata: {name: web-%d, namespace: shop, uid: r-%d, labels: {pod-template-hash: h%d}, creationTimestamp: "%s",
          annotations: {deployment.kubernetes.io/revision: "%d"},
          ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: d, controller: true}]}
        spec: {replicas: %d, template: {spec: {containers: [{name: app, image: "shop/web:%d"}]}}}
        status: {replicas: %d}
        """.formatted(revision, revision, revision, time(300 - revision), revision, replicas, revision, replicas);
  }

  private static RolloutSnapshots rows() {
    String deployment =
        """
        metadata: {name: web, namespace: shop, uid: d, generation: 2}
        spec: {replicas: 1000, strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 10%, maxUnavailable: 0}},
          template: {spec: {containers: [{name: app, image: "shop/web:2"}]}}}
        status: {observedGeneration: 2, replicas: 1100, updatedReplicas: 600, availableReplicas: 1000, readyReplicas: 1000}
        """;
    List<String> pods = new ArrayList<>();
    List<String> events = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      boolean ready = i >= 100;
      pods.add(pod(i, 2, ready));
      if (!ready) {
        events.add(
            String.format(
                Locale.ROOT,
                "{metadata: {name: e-%d, uid: e-%d, namespace: shop}, type: Warning, reason: Unhealthy, count: %d, lastTimestamp: \"%s\", "
                    + "message: 'Readiness probe failed: HTTP probe failed with statuscode: 503', involvedObject: {uid: p-2-%d}}",
                i, i, i % 7 + 3, time(5), i));
      }
    }
    for (int i = 0; i < 500; i++) {
      pods.add(pod(i, 1, true));
    }
    RowSnapshot none = RowSnapshot.EMPTY;
    WorkloadSnapshots workloads =
        new WorkloadSnapshots(
            none, rows(new DeploymentKind(), List.of(deployment)), rows(new ReplicaSetKind(), List.of(set(1, 500), set(2, 600))),
            none, none, none, none, rows(new PodKind(), pods));
    return new RolloutSnapshots(workloads, none, none, none, none, none, rows(new EventKind(), events));
  }

  @Test
  void allPodsAreCountedAndOneSentenceTellsOfTheHundred() {
    RolloutProgress progress = new Rollouts(rows(), NOW).inFlight().getFirst();
    assertThat(progress.newPods()).hasSize(600);
    assertThat(progress.oldPods()).hasSize(500);
    assertThat(progress.envelope().maxTotal()).isEqualTo(1100);
    assertThat(progress.envelope().atLimit()).isTrue();
    assertThat(progress.waiting().cause()).isEqualTo(Cause.READINESS);
    assertThat(progress.waiting().pods()).isEqualTo(100);
    assertThat(progress.state()).isEqualTo(RolloutState.WAITING);
  }

  @Test
  void aTraceKeepsABarForEachOfThem() {
    RolloutProgress progress = new Rollouts(rows(), NOW).inFlight().getFirst();
    RolloutTrace trace = RolloutTrace.begin(progress, NOW);
    assertThat(trace.with(new Rollouts(rows(), NOW).inFlight().getFirst(), NOW + 1)).isSameAs(trace);
    assertThat(trace.bars()).hasSize(1100);
    assertThat(trace.points()).hasSize(1);
  }
}
