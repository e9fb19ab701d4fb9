// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.controller.Conditions;
import dev.pilothouse.sample.controller.Pods;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.Write;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What becomes of pods whose node does not want them any more, or is gone.
class NodeEvictionTest {

  private static final String PLACED = """
      apiVersion: v1
      kind: Pod
      metadata: {name: %s, namespace: default, labels: {app: placed}}
      spec:
        nodeName: node-1
        terminationGracePeriodSeconds: 1
        %s
        containers: [{name: main, image: "web:1"}]
      """;

  private final World world = new World();

  @BeforeEach
  void pods() {
    pod("plain", "");
    pod("for-ever", "tolerations: [{key: ours, operator: Exists}]");
    pod("for-a-minute", "tolerations: [{key: ours, value: batch, effect: NoExecute, tolerationSeconds: 60}]");
    pod("other-value", "tolerations: [{key: ours, value: other, effect: NoExecute}]");
    pod("other-effect", "tolerations: [{key: ours, operator: Exists, effect: NoSchedule}]");
    world.seconds(10);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void pod(String name, String spec) {
    world.create(BuiltInTypes.PODS, PLACED.formatted(name, spec));
  }

  private void taint(String effect) {
    world.change(BuiltInTypes.NODES, "node-1", node ->
        Json.list(Json.child(node, "spec"), "taints").addObject().put("key", "ours").put("value", "batch").put("effect", effect));
  }

  private void untaint() {
    world.change(BuiltInTypes.NODES, "node-1", node -> Json.child(node, "spec").remove("taints"));
  }

  private List<String> left() {
    return world.pods("placed").stream().map(Json::name).toList();
  }

  @Test
  void aTaintThatEvictsTakesAtOnceWhoeverDoesNotTolerateIt() {
    taint("NoExecute");
    assertThat(Json.isDeleting(world.get(BuiltInTypes.PODS, "for-ever"))).isFalse();
    world.seconds(20);
    assertThat(left()).containsExactly("for-a-minute", "for-ever");
    assertThat(world.events("plain")).contains("TaintManagerEviction: Marking for deletion Pod default/plain");
    assertThat(world.events("for-ever")).noneMatch(event -> event.startsWith("TaintManagerEviction"));
  }

  @Test
  void itSaysInThePodWhyItGoes() {
    taint("NoExecute");
    world.seconds(0);
    ObjectNode pod = world.get(BuiltInTypes.PODS, "plain");
    assertThat(Json.isDeleting(pod)).isTrue();
    assertThat(Json.text(Conditions.find(pod, "DisruptionTarget"), "reason")).isEqualTo("DeletionByTaintManager");
  }

  @Test
  void aTaintThatOnlyKeepsOffTakesNobody() {
    taint("NoSchedule");
    world.seconds(400);
    assertThat(left()).hasSize(5);
  }

  @Test
  void whoToleratesItForAWhileGoesWhenThatIsOver() {
    taint("NoExecute");
    world.seconds(55);
    assertThat(left()).contains("for-a-minute");
    world.seconds(20);
    assertThat(left()).containsExactly("for-ever");
  }

  @Test
  void aTaintThatGoesInTimeCallsTheEvictionOff() {
    taint("NoExecute");
    world.seconds(30);
    untaint();
    world.seconds(120);
    assertThat(left()).containsExactly("for-a-minute", "for-ever");
    assertThat(world.events("for-a-minute")).containsOnlyOnce("TaintManagerEviction: Cancelling deletion of Pod default/for-a-minute");
  }

  @Test
  void whoComesToATaintedNodeGoesAsWell() {
    taint("NoExecute");
    world.seconds(20);
    pod("late", "");
    world.seconds(20);
    assertThat(left()).doesNotContain("late");
  }

  @Test
  void podsOfADeletedNodeStayForAWhileAndAreThenTakenAway() {
    world.delete(BuiltInTypes.NODES, "node-1");
    world.seconds(30);
    assertThat(left()).hasSize(5);
    world.seconds(60);
    assertThat(left()).isEmpty();
  }

  @Test
  void podsOfANodeThatComesBackInTimeStay() {
    ObjectNode node = world.get(BuiltInTypes.NODES, "node-1").deepCopy();
    world.delete(BuiltInTypes.NODES, "node-1");
    world.seconds(25);
    Json.metadata(node).remove(List.of("uid", "resourceVersion"));
    world.cluster.store().create(BuiltInTypes.NODES, node, Write.by("test"));
    world.seconds(120);
    assertThat(left()).hasSize(5);
    assertThat(world.pods("placed")).allMatch(Pods::isActive);
  }
}
