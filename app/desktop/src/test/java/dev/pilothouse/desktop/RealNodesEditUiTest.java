// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.Route;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Several nodes of a real cluster that are selected on the map and get a label or a taint together.
@Timeout(420)
class RealNodesEditUiTest extends InRealClusterWindow {
  private static final String NODE = """
      apiVersion: v1
      kind: Node
      metadata: {name: %1$s, labels: {kubernetes.io/hostname: %1$s%2$s}}
      spec: {taints: [{key: ours, value: only, effect: NoSchedule}]}
      status:
        capacity: {cpu: "8", memory: 16Gi, pods: "110"}
        allocatable: {cpu: "8", memory: 16Gi, pods: "110"}
      """;
  private static final String POD = """
      apiVersion: v1
      kind: Pod
      metadata: {name: %s}
      spec:
        nodeName: %s
        terminationGracePeriodSeconds: 1
        tolerations: [%s]
        containers: [{name: main, image: "registry.example/shop/web:1"}]
      """;
  private final Set<String> ours = new TreeSet<>();

  /// Three nodes of its own; the last has the label `tier` already.
  private void nodes() {
    for (String letter : List.of("a", "b", "c")) {
      String name = cluster.namespace + "-" + letter;
      ours.add(name);
      cluster.createForAll("node/" + name, NODE.formatted(name, letter.equals("c") ? ", tier: back" : ""));
    }
  }

  private String node(String letter) {
    return cluster.namespace + "-" + letter;
  }

  /// Searches for them on the map, and selects what is lit.
  private void select(FxRobot robot) throws Exception {
    ClusterSession session = open(robot);
    robot.interact(() -> window().navigator().go(Route.of("nodes", session)));
    await().atMost(LONG).until(() -> robot.lookup(".map-canvas").tryQuery().isPresent());
    robot.interact(() -> robot.lookup(".map-view #filter").queryAs(TextInputControl.class).setText("name:" + cluster.namespace));
    await().atMost(LONG).until(
        () -> robot.lookup("#map-count").tryQueryAs(Labeled.class).map(Labeled::getText).orElse("").startsWith("3 of "));
    robot.interact(() -> robot.lookup(".map-canvas").query().requestFocus());
    robot.press(KeyCode.SHORTCUT).type(KeyCode.A).release(KeyCode.SHORTCUT);
    says(robot, "#nodes-selected", "3 nodes selected", LONG);
  }

  private static void write(FxRobot robot, String id, String words) {
    robot.interact(() -> robot.lookup(id).queryAs(TextInputControl.class).setText(words));
  }

  @SuppressWarnings("unchecked")
  private static void choose(FxRobot robot, String id, String value) {
    robot.interact(() -> ((ComboBox<String>) robot.lookup(id).query()).setValue(value));
  }

  private Map<String, String> tiers() {
    Map<String, String> tiers = new TreeMap<>();
    ours.forEach(name -> tiers.put(name, cluster.get("node/" + name).at("/metadata/labels/tier").asText()));
    return tiers;
  }

  private Set<String> taints(String letter) {
    Set<String> taints = new TreeSet<>();
    for (JsonNode taint : cluster.get("node/" + node(letter)).at("/spec/taints")) {
      String key = taint.path("key").asText();
      if (!key.startsWith("node.kubernetes.io/")) {
        taints.add(key + "=" + taint.path("value").asText() + ":" + taint.path("effect").asText());
      }
    }
    return taints;
  }

  private Set<String> pods() {
    Set<String> names = new TreeSet<>();
    StreamSupport.stream(cluster.get("pods").path("items").spliterator(), false)
        .filter(pod -> pod.at("/metadata/deletionTimestamp").isMissingNode())
        .forEach(pod -> names.add(pod.at("/metadata/name").asText()));
    return names;
  }

  @Test
  void a_label_is_set_on_all_and_taken_back_to_what_each_had(FxRobot robot) throws Exception {
    nodes();
    Map<String, String> before = tiers();
    select(robot);
    click(robot, "#nodes-label");
    write(robot, "#label-key", "tier");
    write(robot, "#label-value", "front");
    says(robot, "#confirm", "Change 3 nodes", LONG);
    picture(robot, "label");
    String line = spoken(robot, "#kubectl");
    assertThat(line).contains("--overwrite").contains("tier=front");
    assertThat(tiers()).as("nothing is sent before somebody says so").isEqualTo(before);

    click(robot, "#confirm");
    says(robot, "#nodes-edit-summary", "3 done", LONG);
    assertThat(tiers().values()).containsOnly("front");
    assertThat(cluster.shell(line, "").lines()).as("kubectl's line has nothing left to do").hasSize(3).allMatch(said -> said.endsWith("not labeled"));

    click(robot, "#undo");
    await().atMost(LONG).untilAsserted(() -> assertThat(tiers()).isEqualTo(before));
    picture(robot, "label-undone");
  }

  @Test
  void a_label_that_somebody_else_changes_meanwhile_is_told_anew(FxRobot robot) throws Exception {
    nodes();
    select(robot);
    click(robot, "#nodes-label");
    write(robot, "#label-key", "tier");
    write(robot, "#label-value", "front");
    says(robot, "#confirm", "Change 3 nodes", LONG);
    cluster.kubectl("label node " + node("a") + " tier=front");
    says(robot, "#confirm", "Change 2 nodes", LONG);
    click(robot, "#confirm");
    says(robot, "#nodes-edit-summary", "2 done", LONG);
    assertThat(tiers().values()).containsOnly("front");
  }

  @Test
  void a_taint_comes_beside_those_of_others_and_evicts_whom_it_said(FxRobot robot) throws Exception {
    nodes();
    cluster.create(POD.formatted("stays", node("a"), "{operator: Exists}"));
    cluster.create(POD.formatted("goes", node("a"), "{key: ours, operator: Exists}"));
    cluster.create(POD.formatted("goes-too", node("b"), "{key: batch, value: other, effect: NoExecute}"));
    cluster.kubectl("wait --for=condition=Ready pod --all --timeout=60s");
    select(robot);
    click(robot, "#nodes-taint");
    write(robot, "#taint-key", "batch");
    write(robot, "#taint-value", "night");
    choose(robot, "#taint-effect", "NoExecute");
    says(robot, "#nodes-edit-evicts", "2 pods on 2 nodes would be evicted now", LONG);
    says(robot, "#confirm", "Change 3 nodes", LONG);
    picture(robot, "taint");
    assertThat(taints("a")).containsExactly("ours=only:NoSchedule");
    assertThat(pods()).containsExactly("goes", "goes-too", "stays");

    click(robot, "#confirm");
    says(robot, "#nodes-edit-summary", "3 done", LONG);
    for (String letter : List.of("a", "b", "c")) {
      assertThat(taints(letter)).containsExactly("batch=night:NoExecute", "ours=only:NoSchedule");
    }
    await().atMost(LONG).untilAsserted(() -> assertThat(pods()).containsExactly("stays"));

    click(robot, "#undo");
    await().atMost(LONG).untilAsserted(() -> assertThat(taints("c")).containsExactly("ours=only:NoSchedule"));
  }
}
