// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.LogFeed;
import dev.pilothouse.sample.api.UsageSource;
import dev.pilothouse.sample.controller.Conditions;
import dev.pilothouse.sample.controller.Pods;
import dev.pilothouse.sample.controller.Quantities;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.Located;
import dev.pilothouse.sample.store.ResourceType;
import dev.pilothouse.sample.store.WatchEvent;
import dev.pilothouse.sample.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// A large cluster that was made, not played.
class FleetTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:04:00Z");
  private static final Duration SOON = Duration.ofSeconds(20);

  private LiveCluster fleet = LiveCluster.fleet(FleetSize.of("fleet:240x7200").orElseThrow(), NOW);

  @AfterEach
  void close() {
    fleet.close();
  }

  private List<ObjectNode> all(ResourceType type) {
    return fleet.store().list(type);
  }

  private ObjectNode again(ResourceType type, ObjectNode object) {
    return fleet.store().get(type, Json.namespace(object), Json.name(object));
  }

  private static String waiting(JsonNode pod) {
    return pod.at("/status/containerStatuses/0/state/waiting/reason").asText();
  }

  @Test
  void hasAsManyNodesAndPodsAsItsNameSays() {
    assertThat(all(BuiltInTypes.NODES)).hasSize(240);
    assertThat(all(BuiltInTypes.PODS)).hasSize(7200);
    assertThat(all(BuiltInTypes.PODS).stream().map(Json::namespace).distinct()).hasSize(31);
    assertThat(all(BuiltInTypes.NODES).stream().map(node -> Json.labels(node).get("topology.kubernetes.io/zone")).distinct())
        .hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fleet:1x1", "fleet:3x40", "fleet:5x200:0"})
  void canBeSmall(String name) {
    fleet.close();
    FleetSize size = FleetSize.of(name).orElseThrow();
    fleet = LiveCluster.fleet(size, NOW);
    assertThat(all(BuiltInTypes.PODS)).hasSize(size.pods());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "fleet:", "fleet:0x10", "fleet:10x9", "fleet:10x401", "fleet:10x100:50", "fleet:20000x20000", "fleets", "harbor"
  })
  void aSizeThatCannotBeIsNone(String name) {
    assertThat(FleetSize.of(name)).isEmpty();
  }

  @Test
  void everyObjectHasWhatAServerGivesIt() {
    Set<String> uids = new HashSet<>();
    for (ResourceType type : List.of(BuiltInTypes.NAMESPACES, BuiltInTypes.NODES, BuiltInTypes.DEPLOYMENTS,
        BuiltInTypes.REPLICA_SETS, BuiltInTypes.PODS)) {
      for (ObjectNode object : all(type)) {
        assertThat(Json.uid(object)).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(uids.add(Json.uid(object))).as("a uid of its own").isTrue();
        assertThat(Json.version(object)).isPositive().isLessThanOrEqualTo(fleet.store().version());
        assertThat(Pods.created(object)).isBefore(NOW);
        assertThat(object.path("kind").asText()).isEqualTo(type.kind());
        assertThat(Json.name(object)).matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?").hasSizeLessThan(64);
      }
    }
  }

  @Test
  void everyPodSaysHowItIsAsKubeletsDo() {
    for (ObjectNode pod : all(BuiltInTypes.PODS)) {
      assertThat(Pods.phase(pod)).isIn("Running", "Pending");
      if (Pods.node(pod).isEmpty()) {
        assertThat(Json.text(Conditions.find(pod, "PodScheduled"), "message")).startsWith("0/240 nodes are available: ");
      } else {
        assertThat(fleet.store().find(BuiltInTypes.NODES, "", Pods.node(pod))).isPresent();
        assertThat(List.of("PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"))
            .allMatch(type -> Conditions.find(pod, type) != null);
        assertThat(Json.text(pod, "status", "podIP")).isNotEmpty();
        assertThat(Json.items(pod, "status", "containerStatuses")).hasSize(1);
      }
    }
    assertThat(all(BuiltInTypes.PODS).stream().filter(pod -> !Json.flag(pod, "spec", "hostNetwork") && !Pods.node(pod).isEmpty())
        .map(pod -> Json.text(pod, "status", "podIP"))).doesNotHaveDuplicates();
  }

  @Test
  void everyOwnerIsThere() {
    for (ObjectNode pod : all(BuiltInTypes.PODS)) {
      Located owner = fleet.store().findByUid(Json.text(Json.controller(pod), "uid")).orElseThrow();
      assertThat(Json.name(owner.object())).isEqualTo(Json.text(Json.controller(pod), "name"));
      if (owner.type().equals(BuiltInTypes.REPLICA_SETS)) {
        assertThat(fleet.store().findByUid(Json.text(Json.controller(owner.object()), "uid"))).isPresent();
      }
    }
  }

  @Test
  void noNodeHoldsMoreThanItHas() {
    Map<String, List<ObjectNode>> byNode = all(BuiltInTypes.PODS).stream().collect(Collectors.groupingBy(Pods::node));
    for (ObjectNode node : all(BuiltInTypes.NODES)) {
      List<ObjectNode> pods = byNode.getOrDefault(Json.name(node), List.of());
      assertThat(pods.stream().mapToLong(pod -> Quantities.requested(pod.path("spec"), "cpu", true)).sum())
          .isLessThanOrEqualTo(Quantities.millis(node.at("/status/allocatable/cpu")));
      assertThat(pods.size()).isLessThanOrEqualTo(110);
    }
  }

  @Test
  void hasTroublesToFind() {
    List<ObjectNode> pods = all(BuiltInTypes.PODS);
    assertThat(pods).anyMatch(pod -> waiting(pod).equals("CrashLoopBackOff"))
        .anyMatch(pod -> waiting(pod).equals("ImagePullBackOff"))
        .anyMatch(pod -> Pods.restarts(pod) > 3 && Pods.isReady(pod)).anyMatch(pod -> Pods.node(pod).isEmpty());
    assertThat(pods.stream().filter(Pods::isReady).count()).as("most is well").isGreaterThan(7200 * 95 / 100);
    List<ObjectNode> nodes = all(BuiltInTypes.NODES);
    assertThat(nodes.stream().map(node -> Json.text(Conditions.find(node, "Ready"), "status")).distinct())
        .containsExactlyInAnyOrder("True", "False", "Unknown");
    assertThat(nodes).anyMatch(node -> Json.flag(node, "spec", "unschedulable"))
        .anyMatch(node -> Conditions.isTrue(node, "MemoryPressure")).anyMatch(node -> Conditions.isTrue(node, "DiskPressure"))
        .anyMatch(node -> Json.labels(node).get("pool").equals("gpu"));
  }

  @Test
  void itsControllersFindEverythingAsTheyWouldHaveLeftIt() {
    fleet.close();
    fleet = LiveCluster.fleet(FleetSize.of("fleet:60x1800:0").orElseThrow(), NOW);
    List<WatchEvent> changes = new ArrayList<>();
    fleet.store().watchAll(changes::add);
    for (ResourceType type : List.of(BuiltInTypes.DEPLOYMENTS, BuiltInTypes.REPLICA_SETS)) {
      for (ObjectNode object : all(type)) {
        fleet.store().update(type, Json.namespace(object), Json.name(object), it -> {
          Json.child(it, "metadata", "annotations").put("looked-at", "yes");
          return it;
        }, Write.by("test"));
      }
    }
    int touched = changes.size();
    fleet.loop().runFor(Duration.ofMinutes(1));
    assertThat(changes.subList(touched, changes.size()).stream().filter(change -> change.type().equals(BuiltInTypes.PODS)))
        .as("no pod is made, deleted or moved").isEmpty();
    assertThat(changes.subList(touched, changes.size()).stream()
        .filter(change -> change.type().equals(BuiltInTypes.REPLICA_SETS))
        .filter(change -> !change.object().path("status").equals(Json.at(change.previous(), "status"))))
        .as("every status was right").isEmpty();
    assertThat(all(BuiltInTypes.REPLICA_SETS)).hasSameSizeAs(all(BuiltInTypes.DEPLOYMENTS));
  }

  @Test
  void whoWatchesSeesItLive() {
    List<WatchEvent> changes = new ArrayList<>();
    fleet.store().watchAll(changes::add);
    fleet.loop().runFor(Duration.ofSeconds(63));
    List<WatchEvent> pods = changes.stream().filter(change -> change.type().equals(BuiltInTypes.PODS)).toList();
    assertThat(pods.size()).as("seven changes a second").isBetween(7 * 40, 7 * 60);
    assertThat(pods).allMatch(change -> change.change() == WatchEvent.Change.MODIFIED
        && Json.version(change.object()) == change.version()
        && change.previous() != null && Json.uid(change.object()).equals(Json.uid(change.previous())));
    assertThat(pods).anyMatch(change -> Pods.isReady(change.object())).anyMatch(change -> !Pods.isReady(change.object()));
    assertThat(pods).anyMatch(change ->
        change.previous() != null && Pods.restarts(change.object()) > Pods.restarts(change.previous()));
    assertThat(changes).as("kubelets say that they live").anyMatch(change -> change.type().equals(BuiltInTypes.NODES));
    assertThat(all(BuiltInTypes.PODS)).hasSize(7200);
  }

  @Test
  void aPodThatIsDeletedStopsAndAnotherTakesItsPlace() {
    ObjectNode pod = all(BuiltInTypes.PODS).stream()
        .filter(each -> Pods.isReady(each) && !Json.namespace(each).equals("kube-system")).findFirst().orElseThrow();
    String owner = Json.text(Json.controller(pod), "uid");
    fleet.store().delete(BuiltInTypes.PODS, Json.namespace(pod), Json.name(pod), DeleteOptions.background());
    fleet.loop().runFor(SOON);
    assertThat(fleet.store().find(BuiltInTypes.PODS, Json.namespace(pod), Json.name(pod))).isEmpty();
    assertThat(fleet.store().dependentsOf(owner)).anyMatch(it -> Pods.created(it.object()).isAfter(NOW.minusSeconds(1))
        && Pods.isReady(it.object()) && !Pods.node(it.object()).isEmpty());
  }

  @Test
  void aDeploymentThatIsScaledGetsItsPodsFromTheSameReplicaSet() {
    ObjectNode deployment = all(BuiltInTypes.DEPLOYMENTS).stream()
        .filter(each -> Json.integer(0, each, "status", "readyReplicas") == Json.integer(0, each, "spec", "replicas"))
        .findFirst().orElseThrow();
    int wanted = Json.integer(0, deployment, "spec", "replicas") + 5;
    fleet.store().update(BuiltInTypes.DEPLOYMENTS, Json.namespace(deployment), Json.name(deployment), it -> {
      Json.child(it, "spec").put("replicas", wanted);
      return it;
    }, Write.by("test").spec());
    fleet.loop().runFor(SOON);
    assertThat(Json.integer(0, again(BuiltInTypes.DEPLOYMENTS, deployment), "status", "updatedReplicas")).isEqualTo(wanted);
    assertThat(fleet.store().dependentsOf(Json.uid(deployment))).hasSize(1);
  }

  @Test
  void aCordonedNodeIsTainted() {
    ObjectNode node = all(BuiltInTypes.NODES).stream()
        .filter(each -> Json.at(each, "spec", "taints").isMissingNode()).findFirst().orElseThrow();
    fleet.store().update(BuiltInTypes.NODES, "", Json.name(node), it -> {
      Json.child(it, "spec").put("unschedulable", true);
      return it;
    }, Write.by("test"));
    fleet.loop().runFor(SOON);
    assertThat(again(BuiltInTypes.NODES, node).at("/spec/taints/0/key").asText()).isEqualTo("node.kubernetes.io/unschedulable");
  }

  @Test
  void everyRunningPodAndEveryNodeIsMeasured() {
    List<UsageSource.PodUsage> pods = fleet.usage().pods();
    assertThat(pods).hasSize((int) all(BuiltInTypes.PODS).stream().filter(pod -> Pods.phase(pod).equals("Running")).count());
    assertThat(pods).allMatch(pod -> pod.containers().getFirst().usage().nanoCores() > 0);
    assertThat(fleet.usage().nodes()).hasSize(240).allMatch(node -> node.usage().memoryBytes() > 0);
  }

  @Test
  void containersThatRanAlreadyHaveWrittenTheirLogs() {
    ObjectNode pod = all(BuiltInTypes.PODS).stream()
        .filter(each -> waiting(each).equals("CrashLoopBackOff")).findFirst().orElseThrow();
    LogFeed.Target target = new LogFeed.Target(
        Json.namespace(pod), Json.name(pod), Json.uid(pod), pod.at("/spec/containers/0/name").asText());
    assertThat(fleet.logs().read(target, false)).extracting(LogFeed.LogLine::text).anyMatch(line -> line.contains("retries.max"));
  }
}
