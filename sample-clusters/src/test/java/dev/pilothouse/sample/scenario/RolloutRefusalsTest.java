// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.controller.Conditions;
import dev.pilothouse.sample.controller.Pods;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ResourceType;
import dev.pilothouse.sample.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What stops a rollout or slows it, in the words of the real servers.
class RolloutRefusalsTest {

  private final World world = new World();
  private long most;

  @AfterEach
  void close() {
    world.close();
  }

  private void quota(String hard) {
    world.create(BuiltInTypes.RESOURCE_QUOTAS, """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: small, namespace: default}
        spec: {hard: %s}
        """.formatted(hard));
    world.seconds(5);
  }

  private JsonNode used() {
    return Json.at(world.get(BuiltInTypes.RESOURCE_QUOTAS, "small"), "status", "used");
  }

  private static String words(ObjectNode object, String condition) {
    JsonNode found = Conditions.find(object, condition);
    return Json.text(found, "status") + " " + Json.text(found, "reason") + " " + Json.text(found, "message");
  }

  @Test
  void aQuotaRefusesThePodsThatAreTooManyAndTheDeploymentSaysSo() {
    quota("{pods: \"2\", requests.cpu: 500m}");
    world.create(BuiltInTypes.DEPLOYMENTS, World.deployment("web", 4, "web:1", ""));
    world.seconds(30);

    assertThat(world.pods("web")).hasSize(2);
    assertThat(used().toString()).isEqualTo("{\"pods\":\"2\",\"requests.cpu\":\"200m\"}");
    String refusal =
        "pods \"web-[a-z0-9]+-[a-z0-9]+\" is forbidden: exceeded quota: small, requested: pods=1, used: pods=2, limited: pods=2";
    assertThat(words(world.get(BuiltInTypes.DEPLOYMENTS, "web"), "ReplicaFailure")).matches("True FailedCreate " + refusal);
    assertThat(world.events("web-")).anyMatch(event -> event.matches("FailedCreate: Error creating: " + refusal));

    world.change(BuiltInTypes.RESOURCE_QUOTAS, "small", it -> Json.child(it, "spec", "hard").put("pods", "9"));
    world.seconds(120);
    assertThat(world.ready("web")).isEqualTo(4);
    assertThat(Conditions.find(world.get(BuiltInTypes.DEPLOYMENTS, "web"), "ReplicaFailure")).isNull();
  }

  @Test
  void whatGoesGivesItsShareBack() {
    quota("{pods: \"4\"}");
    world.create(BuiltInTypes.DEPLOYMENTS, World.deployment("web", 3, "web:1", ""));
    world.seconds(30);
    world.change(BuiltInTypes.DEPLOYMENTS, "web", it -> Json.child(it, "spec").put("replicas", 1));
    world.seconds(60);

    assertThat(used().path("pods").asText()).isEqualTo("1");
  }

  @Test
  void aQuotaOfCpuWantsEveryContainerToSayWhatItTakes() {
    quota("{limits.cpu: \"4\", requests.cpu: \"4\"}");

    assertThatThrownBy(() -> world.create(BuiltInTypes.PODS, """
            metadata: {name: lone, namespace: default}
            spec: {containers: [{name: main, image: "web:1"}, {name: proxy, image: "web:1", resources: {requests: {cpu: 100m}}}]}
            """))
        .isInstanceOf(StoreException.class)
        .hasMessage("pods \"lone\" is forbidden: failed quota: small: must specify limits.cpu for: main,proxy; requests.cpu for: main");
  }

  @Test
  void aLimitRangeFillsInWhatAContainerDoesNotSay() {
    world.create(BuiltInTypes.LIMIT_RANGES, """
        metadata: {name: usual, namespace: default}
        spec: {limits: [{type: Container, default: {cpu: 500m, memory: 128Mi}, defaultRequest: {cpu: 50m}}]}
        """);
    world.create(BuiltInTypes.PODS, """
        metadata: {name: lone, namespace: default}
        spec: {containers: [{name: main, image: "web:1", resources: {limits: {memory: 64Mi}}}]}
        """);

    JsonNode resources = world.get(BuiltInTypes.PODS, "lone").at("/spec/containers/0/resources");
    assertThat(resources.toString())
        .isEqualTo("{\"limits\":{\"memory\":\"64Mi\",\"cpu\":\"500m\"},\"requests\":{\"memory\":\"64Mi\",\"cpu\":\"50m\"}}");
    assertThat(world.get(BuiltInTypes.PODS, "lone").at("/status/qosClass").asText()).isEqualTo("Burstable");
  }

  @Test
  void aReadinessProbeThatIsAnsweredWithNoHoldsTheRollout() {
    world.create(BuiltInTypes.DEPLOYMENTS, World.deployment("web", 2, "web:1", ""));
    world.seconds(30);
    world.change(BuiltInTypes.DEPLOYMENTS, "web", it -> {
      Json.child(it, "spec", "template", "metadata", "annotations")
          .put("sample.pilothouse.dev/warm", "never")
          .put("sample.pilothouse.dev/answer", "503 not yet");
    });
    world.seconds(40);

    assertThat(world.ready("web")).isEqualTo(2);
    assertThat(world.condition(BuiltInTypes.DEPLOYMENTS, "web", "Progressing")).isEqualTo("True ReplicaSetUpdated");
    ObjectNode unhealthy = world.cluster.store().list(BuiltInTypes.EVENTS, "default").stream()
        .filter(event -> Json.text(event, "message").equals("Readiness probe failed: HTTP probe failed with statuscode: 503"))
        .findFirst()
        .orElseThrow();
    assertThat(Json.integer(0, unhealthy, "count")).isGreaterThan(5);
  }

  @Test
  void aCommandThatFailsSaysWhatItPrinted() {
    world.create(BuiltInTypes.PODS, """
        metadata:
          name: lone
          namespace: default
          annotations: {sample.pilothouse.dev/warm: never, sample.pilothouse.dev/answer: "cat: /tmp/ready: No such file or directory"}
        spec: {containers: [{name: main, image: "web:1", readinessProbe: {exec: {command: [cat, /tmp/ready]}, periodSeconds: 2}}]}
        """);
    world.seconds(30);

    assertThat(world.events("lone"))
        .contains("Unhealthy: Readiness probe failed: cat: /tmp/ready: No such file or directory");
  }

  private static String set(String name, String kind, String spec) {
    return """
        apiVersion: apps/v1
        kind: %s
        metadata: {name: %s, namespace: default, annotations: {kubernetes.io/change-cause: first}}
        spec:
          %s
          selector: {matchLabels: {app: %2$s}}
          template:
            metadata: {labels: {app: %2$s}}
            spec:
              containers:
              - {name: main, image: "web:1", readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 2}}
        """.formatted(kind, name, spec);
  }

  private List<Long> readyWhile(ResourceType type, String name, String image, int seconds) {
    List<Long> ready = new ArrayList<>();
    world.setImage(type, name, image);
    for (int i = 0; i < seconds * 2; i++) {
      world.after(Duration.ofMillis(500));
      ready.add(world.ready(name));
      most = Math.max(most, world.pods(name).stream().filter(Pods::isActive).count());
    }
    return ready;
  }

  private Stream<String> images(String name) {
    return world.pods(name).stream().map(pod -> pod.at("/spec/containers/0/image").asText());
  }

  @Test
  void aStatefulSetMayMissAsManyPodsAsItAllows() {
    world.create(BuiltInTypes.STATEFUL_SETS, set("db", "StatefulSet",
        "replicas: 5\n  podManagementPolicy: Parallel\n  updateStrategy: {rollingUpdate: {maxUnavailable: 2, partition: 1}}"));
    world.seconds(60);
    assertThat(world.ready("db")).isEqualTo(5);

    List<Long> ready = readyWhile(BuiltInTypes.STATEFUL_SETS, "db", "web:2", 120);

    assertThat(ready).contains(3L).allMatch(count -> count >= 3);
    assertThat(images("db")).containsExactlyInAnyOrder("web:1", "web:2", "web:2", "web:2", "web:2");
  }

  @Test
  void aStatefulSetThatWaitsForDeletionTakesTheNewTemplatePodByPod() {
    world.create(BuiltInTypes.STATEFUL_SETS, set("db", "StatefulSet", "replicas: 2\n  updateStrategy: {type: OnDelete}"));
    world.seconds(40);
    world.setImage(BuiltInTypes.STATEFUL_SETS, "db", "web:2");
    world.seconds(40);
    assertThat(images("db")).containsOnly("web:1");

    world.delete(BuiltInTypes.PODS, "db-1");
    world.seconds(60);

    assertThat(images("db")).containsExactlyInAnyOrder("web:1", "web:2");
    assertThat(world.cluster.store().list(BuiltInTypes.CONTROLLER_REVISIONS, "default"))
        .allMatch(it -> Json.text(it, "metadata", "annotations", "kubernetes.io/change-cause").equals("first"));
  }

  @Test
  void podsCountAsAvailableOnlyAfterTheTimeThatIsAskedFor() {
    world.create(BuiltInTypes.STATEFUL_SETS, set("db", "StatefulSet", "replicas: 2\n  minReadySeconds: 30"));
    world.seconds(25);
    assertThat(world.pods("db")).hasSize(1);
    assertThat(Json.integer(0, world.get(BuiltInTypes.STATEFUL_SETS, "db"), "status", "readyReplicas")).isEqualTo(1);
    assertThat(Json.integer(0, world.get(BuiltInTypes.STATEFUL_SETS, "db"), "status", "availableReplicas")).isZero();

    world.seconds(90);

    assertThat(Json.integer(0, world.get(BuiltInTypes.STATEFUL_SETS, "db"), "status", "availableReplicas")).isEqualTo(2);
  }

  @Test
  void aDaemonSetWithASurgeStartsTheNewPodBesideTheOld() {
    world.create(BuiltInTypes.DAEMON_SETS, set("agent", "DaemonSet",
        "updateStrategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}"));
    world.seconds(40);
    assertThat(world.ready("agent")).isEqualTo(3);

    List<Long> ready = readyWhile(BuiltInTypes.DAEMON_SETS, "agent", "web:2", 120);

    assertThat(ready).allMatch(count -> count >= 3);
    assertThat(most).isEqualTo(4);
    assertThat(images("agent")).hasSize(3).containsOnly("web:2");
  }

  @Test
  void aNameThatIsTakenIsCountedAndAnotherIsMade() {
    world.create(BuiltInTypes.DEPLOYMENTS, World.deployment("web", 1, "web:1", ""));
    world.seconds(30);
    ObjectNode first = world.cluster.store().list(BuiltInTypes.REPLICA_SETS, "default").getFirst();
    world.change(BuiltInTypes.REPLICA_SETS, Json.name(first), it ->
        ((ObjectNode) it.at("/spec/template/spec/containers/0")).put("image", "other:1"));
    world.change(BuiltInTypes.DEPLOYMENTS, "web", it -> Json.child(it, "spec").put("minReadySeconds", 1));
    world.seconds(40);

    assertThat(Json.integer(0, world.get(BuiltInTypes.DEPLOYMENTS, "web"), "status", "collisionCount")).isEqualTo(1);
    assertThat(world.cluster.store().list(BuiltInTypes.REPLICA_SETS, "default")).hasSize(2);
    assertThat(world.pods("web").stream().filter(Pods::isActive)).hasSize(1);
  }
}
