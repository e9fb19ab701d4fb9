// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.ObjectRows;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.relation.WorkloadSnapshots;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.core.store.RowStore;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What no recording of a young cluster shows.
class RolloutsTest {
  private static final long NOW = Instant.parse("2026-11-21T12:00:00Z").getEpochSecond();
  private static final RowSnapshot NONE = RowSnapshot.EMPTY;
  private static final String SET =
      """
      metadata: {name: web-1, namespace: shop, uid: r, labels: {pod-template-hash: h}, creationTimestamp: "2026-11-20T12:00:00Z",
        ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: d, controller: true}]}
      spec: {replicas: 1, template: {spec: {containers: [{name: app, image: "shop/web:1"}]}}}
      """;

  private static RowSnapshot rows(KindDescriptor kind, String... objects) {
    RowStore store = new RowStore();
    store.apply(ChangeBatch.of(Stream.of(objects).map(one -> ObjectRows.read(kind, one)).toList(), List.of()));
    return store.snapshot();
  }

  private static Rollouts deployment(String status) {
    String pod =
        """
        metadata: {name: web-1-a, namespace: shop, uid: p, creationTimestamp: "2026-11-20T12:00:00Z",
          ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-1, uid: r, controller: true}]}
        spec: {nodeName: n-1, containers: [{name: app, image: "shop/web:1"}]}
        status:
          phase: Running
          conditions: [{type: Ready, status: "False", lastTransitionTime: "2026-11-21T11:50:00Z"}]
          containerStatuses: [{name: app, image: "shop/web:1", ready: false, restartCount: 4,
            state: {waiting: {reason: CrashLoopBackOff}},
            lastState: {terminated: {exitCode: 2, reason: Error, finishedAt: "2026-11-21T11:59:00Z"}}}]
        """;
    return deployment(pod, status, false);
  }

  private static Rollouts deployment(String pod, String status, boolean paused, String... events) {
    String deployment =
        """
        metadata: {name: web, namespace: shop, uid: d, generation: 1}
        spec: {replicas: 1, paused: %s, template: {spec: {containers: [{name: app, image: "shop/web:1"}]}}}
        """.formatted(paused);
    WorkloadSnapshots workloads =
        new WorkloadSnapshots(
            NONE, rows(new DeploymentKind(), deployment + status), rows(new ReplicaSetKind(), SET), NONE, NONE, NONE, NONE,
            rows(new PodKind(), pod));
    return new Rollouts(new RolloutSnapshots(workloads, NONE, NONE, NONE, NONE, NONE, rows(new EventKind(), events)), NOW);
  }

  @Test
  void aPodThatFailsLongAfterItsRolloutDoesNotStartItAgain() {
    Rollouts rollouts =
        deployment(
            """
            status:
              observedGeneration: 1
              replicas: 1
              updatedReplicas: 1
              conditions: [{type: Progressing, status: "True", reason: NewReplicaSetAvailable}]
            """);
    assertThat(rollouts.inFlight()).isEmpty();
    Waiting waiting = rollouts.progress(new ResourceRef(DeploymentKind.KIND, "shop", "web", "d")).orElseThrow().waiting();
    assertThat(waiting.cause()).isEqualTo(Cause.COMPLETE);
    assertThat(RolloutTelling.words(waiting.sentence())).isEqualTo("rollout.wait.completeBefore(0, 1)");
    assertThat(waiting.beside()).extracting(RolloutTelling::words).containsExactly("rollout.wait.crash.exit(web-1-a, app, 2, 4)");
  }

  @Test
  void theSameFailureInARolloutIsWhatItWaitsFor() {
    Rollouts rollouts =
        deployment(
            """
            status:
              observedGeneration: 1
              replicas: 1
              updatedReplicas: 1
              conditions: [{type: Progressing, status: "True", reason: ReplicaSetUpdated}]
            """);
    assertThat(rollouts.inFlight()).extracting(RolloutProgress::state).containsExactly(RolloutState.STALLED);
  }

  @Test
  void aDaemonSetIsNotUnderWayBecauseANodeIsSilent() {
    String set =
        """
        metadata: {name: agent, namespace: shop, uid: ds, generation: 1, creationTimestamp: "2026-11-21T11:55:00Z",
          annotations: {deprecated.daemonset.template.generation: "1"}}
        spec: {updateStrategy: {type: RollingUpdate}, template: {spec: {containers: [{name: app, image: "a:1"}]}}}
        status: {observedGeneration: 1, desiredNumberScheduled: 1, updatedNumberScheduled: 1, numberAvailable: 0}
        """;
    String pod =
        """
        metadata: {name: agent-a, namespace: shop, uid: p, labels: {controller-revision-hash: h, pod-template-generation: "1"},
          ownerReferences: [{apiVersion: apps/v1, kind: DaemonSet, name: agent, uid: ds, controller: true}]}
        spec: {nodeName: n-1, containers: [{name: app, image: "a:1"}]}
        status: {phase: Running, conditions: [{type: Ready, status: "False", lastTransitionTime: "2026-11-21T11:59:00Z"}]}
        """;
    String node =
        """
        metadata: {name: n-1, uid: n}
        status: {conditions: [{type: Ready, status: Unknown}]}
        """;
    WorkloadSnapshots workloads =
        new WorkloadSnapshots(
            NONE, NONE, NONE, NONE, rows(new DaemonSetKind(), set), NONE, NONE, rows(new PodKind(), pod));
    RolloutSnapshots rows = new RolloutSnapshots(workloads, NONE, rows(new NodeKind(), node), NONE, NONE, NONE, NONE);
    Rollouts rollouts = new Rollouts(rows, NOW);
    assertThat(rollouts.inFlight()).isEmpty();
    RolloutProgress progress = rollouts.progress(new ResourceRef(DaemonSetKind.KIND, "shop", "agent", "ds")).orElseThrow();
    assertThat(RolloutTelling.words(progress.waiting().sentence())).isEqualTo("rollout.wait.nodeLost(agent-a, n-1)");
  }

  @Test
  void aDeploymentThatIsPausedWithNothingOutstandingSaysSo() {
    String pod =
        """
        metadata: {name: web-1-a, namespace: shop, uid: p, creationTimestamp: "2026-11-20T12:00:00Z",
          ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-1, uid: r, controller: true}]}
        spec: {nodeName: n-1, containers: [{name: app, image: "shop/web:1"}]}
        status: {phase: Running, conditions: [{type: Ready, status: "True", lastTransitionTime: "2026-11-20T12:00:10Z"}]}
        """;
    String status =
        """
        status:
          observedGeneration: 1
          replicas: 1
          updatedReplicas: 1
          availableReplicas: 1
          conditions: [{type: Progressing, status: "Unknown", reason: DeploymentPaused}]
        """;
    Rollouts rollouts = deployment(pod, status, true);
    assertThat(rollouts.inFlight()).as("the board").isEmpty();
    RolloutProgress progress = rollouts.progress(new ResourceRef(DeploymentKind.KIND, "shop", "web", "d")).orElseThrow();
    assertThat(progress.complete()).isTrue();
    assertThat(RolloutTelling.words(progress.waiting().sentence())).isEqualTo("rollout.wait.completePaused(1)");
    assertThat(progress.waiting().beside()).extracting(RolloutTelling::words).containsExactly("rollout.beside.paused()");
  }

  private static String failed(int number, String message) {
    return """
        metadata: {name: failed-%1$d, namespace: shop, uid: e-%1$d}
        involvedObject: {kind: Pod, namespace: shop, name: web-1-a, uid: p}
        type: Warning
        reason: Failed
        count: 6
        message: '%2$s'
        lastTimestamp: "2026-11-21T11:59:0%1$dZ"
        """.formatted(number, message);
  }

  @Test
  void whatAKubeletSaysThreeTimesOfOnePullIsShownOnceByTheWordsThatSayWhy() {
    String pod =
        """
        metadata: {name: web-1-a, namespace: shop, uid: p, creationTimestamp: "2026-11-21T11:50:00Z",
          ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-1, uid: r, controller: true}]}
        spec: {nodeName: n-1, containers: [{name: app, image: "shop/web:1"}]}
        status:
          phase: Pending
          containerStatuses: [{name: app, image: "shop/web:1", ready: false, restartCount: 0,
            state: {waiting: {reason: ErrImagePull}}}]
        """;
    String status =
        """
        status:
          observedGeneration: 1
          replicas: 1
          updatedReplicas: 1
          conditions: [{type: Progressing, status: "True", reason: ReplicaSetUpdated}]
        """;
    String why = "Failed to pull image shop/web:1: not found";
    Rollouts rollouts =
        deployment(pod, status, false, failed(1, "Error: ErrImagePull"), failed(2, why), failed(3, "Error: ImagePullBackOff"));
    Waiting waiting = rollouts.progress(new ResourceRef(DeploymentKind.KIND, "shop", "web", "d")).orElseThrow().waiting();
    assertThat(waiting.evidence())
        .filteredOn(Evidence.Event.class::isInstance)
        .extracting(one -> ((Evidence.Event) one).text())
        .containsExactly(why);
  }
}
