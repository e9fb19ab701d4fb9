// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.LogFeed.LogLine;
import dev.pilothouse.sample.api.LogFeed.Target;
import dev.pilothouse.sample.controller.Pods;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkloadLifeTest {

  private static final String STATEFUL = """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: db, namespace: default}
      spec:
        serviceName: db
        replicas: 3
        selector: {matchLabels: {app: db}}
        template:
          metadata: {labels: {app: db}}
          spec:
            containers:
            - {name: main, image: "slow:1", readinessProbe: {tcpSocket: {port: 5432}, periodSeconds: 2}}
        volumeClaimTemplates:
        - metadata: {name: data}
          spec: {accessModes: [ReadWriteOnce], storageClassName: ssd, resources: {requests: {storage: 1Gi}}}
      """;

  private static final String SSD = """
      apiVersion: storage.k8s.io/v1
      kind: StorageClass
      metadata: {name: ssd}
      provisioner: csi.example
      volumeBindingMode: WaitForFirstConsumer
      """;

  private World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private Target target(ObjectNode pod) {
    return new Target("default", Json.name(pod), Json.uid(pod), "main");
  }

  @Test
  void aStatefulSetStartsItsPodsInOrderEachWithABoundClaim() {
    world = new World(SSD);
    world.create(BuiltInTypes.STATEFUL_SETS, STATEFUL);
    Set<String> order = new LinkedHashSet<>();
    boolean overlapped = false;
    for (int i = 0; i < 400; i++) {
      world.after(java.time.Duration.ofMillis(500));
      world.pods("db").forEach(pod -> order.add(Json.name(pod)));
      overlapped |= world.pods("db").stream().filter(pod -> !Pods.isReady(pod)).count() > 1;
    }
    assertThat(order).containsExactly("db-0", "db-1", "db-2");
    assertThat(overlapped).isFalse();
    assertThat(world.cluster.store().list(BuiltInTypes.PERSISTENT_VOLUME_CLAIMS, "default"))
        .hasSize(3)
        .allMatch(claim -> Json.text(claim, "status", "phase").equals("Bound"));
  }

  @Test
  void aStatefulSetIsUpdatedFromTheLastPodDownToItsPartition() {
    world = new World(SSD);
    world.create(BuiltInTypes.STATEFUL_SETS, STATEFUL);
    world.seconds(200);
    world.change(BuiltInTypes.STATEFUL_SETS, "db", it ->
        Json.child(it, "spec", "updateStrategy", "rollingUpdate").put("partition", 1));
    world.setImage(BuiltInTypes.STATEFUL_SETS, "db", "slow:2");
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      world.after(java.time.Duration.ofMillis(500));
      world.pods("db").stream()
          .filter(pod -> pod.at("/spec/containers/0/image").asText().equals("slow:2"))
          .map(Json::name)
          .filter(name -> !changed.contains(name))
          .forEach(changed::add);
    }
    assertThat(changed).containsExactly("db-2", "db-1");
    assertThat(Json.integer(0, world.get(BuiltInTypes.STATEFUL_SETS, "db"), "status", "updatedReplicas")).isEqualTo(2);
  }

  @Test
  void aCrashingContainerIsRestartedAfterPausesThatDouble() {
    world.create(BuiltInTypes.DEPLOYMENTS, World.deployment("shaky", 1, "crash:1", ""));
    Set<String> pauses = new LinkedHashSet<>();
    for (int i = 0; i < 1600; i++) {
      world.after(java.time.Duration.ofMillis(500));
      String message = world.pods("shaky").getFirst().at("/status/containerStatuses/0/state/waiting/message").asText();
      if (message.startsWith("back-off")) {
        pauses.add(message.substring(0, message.indexOf(" restarting")));
      }
    }
    assertThat(pauses).containsExactly(
        "back-off 10s", "back-off 20s", "back-off 40s", "back-off 1m20s", "back-off 2m40s", "back-off 5m0s");
    ObjectNode pod = world.pods("shaky").getFirst();
    assertThat(Pods.restarts(pod)).isBetween(6, 9);
    assertThat(pod.at("/status/containerStatuses/0/lastState/terminated/exitCode").asInt()).isEqualTo(3);
  }

  @Test
  void theLogOfACrashEndsWithItsCauseAlsoWhenThePreviousRunIsAskedFor() {
    world.create(BuiltInTypes.DEPLOYMENTS, World.deployment("shaky", 1, "crash:1", ""));
    world.seconds(120);
    ObjectNode pod = world.pods("shaky").getFirst();
    assertThat(world.cluster.logs().read(target(pod), true)).last().extracting(LogLine::text).isEqualTo("no luck");
    assertThat(world.cluster.logs().read(target(pod), false)).last().extracting(LogLine::text).isEqualTo("no luck");
  }

  @Test
  void aWebServerLogsTheProbesOfItsKubeletAtTheirPeriod() {
    String web = World.deployment("front", 1, "front:1", "").replace("periodSeconds: 2}", "periodSeconds: 5}")
        + "        livenessProbe: {httpGet: {path: /healthz, port: 8080}}\n";
    world.create(BuiltInTypes.DEPLOYMENTS, web);
    world.seconds(100);
    List<LogLine> read = world.cluster.logs().read(target(world.pods("front").getFirst()), false);
    List<LogLine> ready = read.stream().filter(line -> line.text().contains("\"GET /ready HTTP/1.1\" 200")).toList();
    assertThat(ready).hasSizeBetween(15, 20).allMatch(line -> line.text().contains("\"kube-probe/"));
    for (int i = 1; i < ready.size(); i++) {
      assertThat(java.time.Duration.between(ready.get(i - 1).time(), ready.get(i).time())).hasSeconds(5);
    }
    assertThat(read).filteredOn(line -> line.text().contains("GET /healthz")).hasSizeBetween(7, 10);
    assertThat(read).isSortedAccordingTo(java.util.Comparator.comparing(LogLine::time));
  }

  @Test
  void twinsOfTwoKindsHaveRevisionsOfTheirOwn() {
    for (String kind : List.of("StatefulSet", "DaemonSet")) {
      world.create(kind.equals("StatefulSet") ? BuiltInTypes.STATEFUL_SETS : BuiltInTypes.DAEMON_SETS, """
          apiVersion: apps/v1
          kind: %s
          metadata: {name: twin, namespace: default}
          spec:
            selector: {matchLabels: {app: twin}}
            template:
              metadata: {labels: {app: twin}}
              spec: {containers: [{name: main, image: "web:1"}]}
          """.formatted(kind));
    }
    world.seconds(20);
    List<String> hashes = world.pods("twin").stream().map(pod -> pod.at("/metadata/labels/controller-revision-hash").asText()).distinct().toList();
    assertThat(hashes).hasSize(2);
    String daemons = hashes.stream().filter(hash -> !hash.startsWith("twin-")).findFirst().orElseThrow();
    assertThat(hashes).doesNotContain("twin-" + daemons);
  }

  @Test
  void theRevisionOfADaemonHasTheLabelOfItsPods() {
    world.create(BuiltInTypes.DAEMON_SETS, """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent, namespace: default}
        spec:
          selector: {matchLabels: {app: agent}}
          template:
            metadata: {labels: {app: agent}}
            spec: {containers: [{name: main, image: "web:1"}]}
        """);
    world.seconds(20);
    assertThat(world.cluster.store().list(BuiltInTypes.CONTROLLER_REVISIONS, "default"))
        .extracting(revision -> revision.at("/metadata/labels/controller-revision-hash").asText())
        .containsExactly(world.pods("agent").getFirst().at("/metadata/labels/controller-revision-hash").asText());
  }

  @Test
  void whoFollowsALogGetsExactlyWhatALaterReaderReads() {
    world.create(BuiltInTypes.DEPLOYMENTS, World.deployment("web", 1, "web:1", ""));
    world.seconds(30);
    ObjectNode pod = world.pods("web").getFirst();
    List<LogLine> heard = new ArrayList<>();
    var sink = new dev.pilothouse.sample.api.LogFeed.Sink() {
      @Override
      public void line(LogLine line) {
        heard.add(line);
      }

      @Override
      public void end() {}
    };
    var following = world.cluster.logs().follow(target(pod), sink);
    heard.addAll(0, following.history());
    world.seconds(120);
    following.subscription().close();
    List<LogLine> read = world.cluster.logs().read(target(pod), false);
    assertThat(heard).hasSizeGreaterThan(20).isSortedAccordingTo(java.util.Comparator.comparing(LogLine::time));
    assertThat(read.subList(0, heard.size())).isEqualTo(heard);
  }

  @Test
  void anAutoscalerScalesOutUntilEachPodUsesItsTarget() {
    world.create(BuiltInTypes.DEPLOYMENTS, World.deployment("web", 2, "busy:1", ""));
    world.create(BuiltInTypes.HORIZONTAL_POD_AUTOSCALERS, """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web, namespace: default}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          minReplicas: 2
          maxReplicas: 20
          metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 75}}}]
        """);
    world.seconds(600);
    assertThat(world.ready("web")).isBetween(8L, 18L);
    assertThat(world.condition(BuiltInTypes.HORIZONTAL_POD_AUTOSCALERS, "web", "ScalingActive")).isEqualTo("True ValidMetricFound");
    assertThat(world.events("web")).anyMatch(event ->
        event.matches("SuccessfulRescale: New size: \\d+; reason: "
            + "cpu resource utilization \\(percentage of request\\) above target"));
    ObjectNode autoscaler = world.get(BuiltInTypes.HORIZONTAL_POD_AUTOSCALERS, "web");
    assertThat(autoscaler.at("/status/currentMetrics/0/resource/current/averageUtilization").asInt())
        .isBetween(50, 110);
  }

  @Test
  void aCordonedNodeGetsNoNewPodsAndSaysSo() {
    world.change(BuiltInTypes.NODES, "node-2", it -> Json.child(it, "spec").put("unschedulable", true));
    world.create(BuiltInTypes.DEPLOYMENTS, World.deployment("web", 6, "web:1", ""));
    world.seconds(60);
    assertThat(world.pods("web")).hasSize(6).allMatch(Pods::isReady);
    assertThat(world.pods("web").stream().map(Pods::node)).containsOnly("node-1", "node-3");
    assertThat(world.events("node-2")).contains("NodeNotSchedulable: Node node-2 status is now: NodeNotSchedulable");
    assertThat(world.get(BuiltInTypes.NODES, "node-2").at("/spec/taints/0/key").asText())
        .isEqualTo("node.kubernetes.io/unschedulable");
  }

  @Test
  void aPodThatFitsNowhereSaysWhyInTheSchedulersWords() {
    world.change(BuiltInTypes.NODES, "node-2", it -> Json.child(it, "spec").put("unschedulable", true));
    world.create(BuiltInTypes.DEPLOYMENTS, World.deployment("huge", 1, "web:1", "").replace("cpu: 100m", "cpu: 6"));
    world.seconds(5);
    ObjectNode pod = world.pods("huge").getFirst();
    String words = "0/4 nodes are available: 1 node(s) had untolerated taint(s), 1 node(s) were unschedulable, 2 Insufficient cpu."
        + " no new claims to deallocate, preemption: 0/4 nodes are available: 4 Preemption is not helpful for scheduling.";
    assertThat(world.events(Json.name(pod))).containsExactly("FailedScheduling: " + words);
    assertThat(Pods.phase(pod)).isEqualTo("Pending");
    world.change(BuiltInTypes.NODES, "node-3", it -> Json.child(it, "status", "allocatable").put("cpu", "8"));
    world.seconds(30);
    assertThat(world.ready("huge")).isEqualTo(1);
  }

  @Test
  void aDaemonRunsOnEveryNodeThatItTolerates() {
    world.create(BuiltInTypes.DAEMON_SETS, """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent, namespace: default}
        spec:
          selector: {matchLabels: {app: agent}}
          template:
            metadata: {labels: {app: agent}}
            spec: {containers: [{name: main, image: "web:1"}]}
        """);
    world.seconds(20);
    assertThat(world.pods("agent").stream().map(Pods::node)).containsExactlyInAnyOrder("node-1", "node-2", "node-3");
    world.setImage(BuiltInTypes.DAEMON_SETS, "agent", "web:2");
    long fewest = 3;
    for (int i = 0; i < 200; i++) {
      world.after(java.time.Duration.ofMillis(300));
      fewest = Math.min(fewest, world.ready("agent"));
    }
    assertThat(fewest).isEqualTo(2);
    assertThat(world.pods("agent")).allMatch(pod -> pod.at("/spec/containers/0/image").asText().equals("web:2"));
  }

  @Test
  void aCronJobRunsInTimeAndKeepsItsLastJobs() {
    world.create(BuiltInTypes.CRON_JOBS, """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: tick, namespace: default}
        spec:
          schedule: "*/2 * * * *"
          successfulJobsHistoryLimit: 2
          jobTemplate:
            spec:
              template:
                metadata: {labels: {app: tick}}
                spec: {restartPolicy: Never, containers: [{name: main, image: "task:1"}]}
        """);
    world.seconds(11 * 60);
    assertThat(world.cluster.store().list(BuiltInTypes.JOBS, "default")).hasSize(2)
        .allMatch(job -> Json.integer(0, job, "status", "succeeded") == 1);
    assertThat(world.pods("tick")).hasSize(2).allMatch(pod -> Pods.phase(pod).equals("Succeeded"));
    assertThat(Json.text(world.get(BuiltInTypes.CRON_JOBS, "tick"), "status", "lastScheduleTime"))
        .isEqualTo("2026-03-01T12:10:00Z");
  }

  @Test
  void aSilentNodeIsMarkedAndLosesItsPods() {
    world.create(BuiltInTypes.DEPLOYMENTS, World.deployment("web", 3, "web:1", ""));
    world.seconds(30);
    world.change(BuiltInTypes.NODES, "node-1", it ->
        Json.child(it, "metadata", "annotations").put("sample.pilothouse.dev/silent", "true"));
    world.seconds(70);
    assertThat(world.condition(BuiltInTypes.NODES, "node-1", "Ready")).isEqualTo("Unknown NodeStatusUnknown");
    assertThat(world.ready("web")).isEqualTo(2);
    world.seconds(400);
    assertThat(world.pods("web").stream().filter(Pods::isReady).map(Pods::node)).hasSize(3).doesNotContain("node-1");
  }
}
