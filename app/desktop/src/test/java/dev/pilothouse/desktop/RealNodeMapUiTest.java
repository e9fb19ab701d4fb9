// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.desktop.KubectlNodes.Told;
import dev.pilothouse.ui.nav.Route;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The map of a real cluster's nodes beside what kubectl says of them.
@Timeout(420)
class RealNodeMapUiTest extends InRealClusterWindow {
  /// As it is spoken: name, state, place, and so on to `Pods: 31 running, 1 failing.`
  private static final Pattern NODE = Pattern.compile("^(\\S+), ([^.]+?), [^,.]*\\. CPU .*Pods: ([^.]*)\\.");
  private static final Pattern COUNT = Pattern.compile("(\\d+) ([a-z ]+)");
  private static final Pattern DOWN = Pattern.compile("^(not ready|lost|joining)");
  /// A cluster with fewer pods on its nodes gets some more to be counted.
  private static final int A_FEW = 20;
  private static final Told NOBODY = new Told(false, false, false, 0, 0, 0, 0, 0);

  private void map(FxRobot robot, ClusterSession session) {
    robot.interact(() -> window().navigator().go(Route.of("nodes", session)));
    await().atMost(LONG).until(() -> robot.lookup(".map-canvas").tryQuery().isPresent());
  }

  private static String count(FxRobot robot) {
    return robot.lookup("#map-count").tryQueryAs(Labeled.class).map(Labeled::getText).orElse("").replaceAll("[,  ](?=\\d{3})", "");
  }

  private static String spoken(FxRobot robot) {
    return robot.lookup(".map-canvas").query().getAccessibleText();
  }

  private Stream<JsonNode> items(String what) {
    Stream.Builder<JsonNode> all = Stream.builder();
    cluster.get(what).path("items").forEach(all::add);
    return all.build();
  }

  /// What the map says of each node, walked over with the arrows: column by column, down and up again.
  private static Map<String, String> walked(FxRobot robot, int nodes) {
    Map<String, String> said = new LinkedHashMap<>();
    robot.interact(() -> robot.lookup(".map-canvas").query().requestFocus());
    robot.type(KeyCode.HOME);
    KeyCode along = KeyCode.DOWN;
    for (int steps = 0; said.size() < nodes && steps < 4 * nodes; steps++) {
      String now = spoken(robot);
      said.put(now.substring(0, now.indexOf(',')), now);
      robot.type(along);
      if (spoken(robot).equals(now)) {
        robot.type(KeyCode.RIGHT);
        along = along == KeyCode.DOWN ? KeyCode.UP : KeyCode.DOWN;
      }
    }
    return said;
  }

  /// How many pods of each kind stand on a node, as it is spoken.
  private static Map<String, Integer> podsIn(String spoken) {
    Matcher node = NODE.matcher(spoken);
    assertThat(node.find()).as(spoken).isTrue();
    Map<String, Integer> pods = new TreeMap<>();
    COUNT.matcher(node.group(3)).results().forEach(count -> pods.merge(count.group(2), Integer.parseInt(count.group(1)), Integer::sum));
    return pods;
  }

  private static void same(String spoken, Told kubectl) {
    Matcher node = NODE.matcher(spoken);
    assertThat(node.find()).as(spoken).isTrue();
    String state = node.group(2);
    assertThat(!DOWN.matcher(state).find()).as("ready: " + spoken).isEqualTo(kubectl.ready());
    assertThat(state.startsWith("lost")).as("silent: " + spoken).isEqualTo(kubectl.silent());
    assertThat(state.contains("cordoned")).as("cordoned: " + spoken).isEqualTo(kubectl.cordoned());
    Map<String, Integer> pods = podsIn(spoken);
    assertThat(pods.values().stream().mapToInt(Integer::intValue).sum()).as("pods: " + spoken).isEqualTo(kubectl.pods());
    if (kubectl.silent()) {
      assertThat(pods.getOrDefault("unknown", 0)).as(spoken).isEqualTo(kubectl.pods());
      return;
    }
    assertThat(pods.getOrDefault("completed", 0)).as("completed: " + spoken).isEqualTo(kubectl.completed());
    assertThat(pods.getOrDefault("terminating", 0)).as("terminating: " + spoken).isEqualTo(kubectl.leaving());
    assertThat(pods.getOrDefault("running", 0)).as("running: " + spoken)
        .isBetween(kubectl.running(), kubectl.running() + kubectl.shaky());
  }

  private static int placed(Map<String, Told> nodes) {
    return nodes.values().stream().mapToInt(Told::pods).sum();
  }

  @Test
  void it_has_the_nodes_and_on_each_the_pods_that_kubectl_has_and_says_of_them_what_kubectl_says(FxRobot robot) throws Exception {
    if (placed(KubectlNodes.of(cluster)) < A_FEW) {
      cluster.create(deploymentYaml(OURS, A_FEW));
      cluster.kubectl("rollout status deployment/ours");
    }
    map(robot, open(robot));
    int nodes = KubectlNodes.of(cluster).size();
    await().atMost(LONG.plusMillis(400L * nodes)).untilAsserted(() -> {
      Map<String, Told> kubectl = KubectlNodes.of(cluster);
      int placed = placed(kubectl);
      // pods of nodes that other tests have deleted may be told behind it
      assertThat(count(robot) + " · ").startsWith(kubectl.size() + " nodes · " + placed + " pods · ");
      Map<String, String> map = walked(robot, kubectl.size());
      assertThat(map.keySet()).isEqualTo(kubectl.keySet());
      map.forEach((name, spoken) -> same(spoken, kubectl.getOrDefault(name, NOBODY)));
    });
    picture(robot, "map");
  }

  @Test
  void a_node_that_is_cordoned_or_lost_is_told_by_its_words_and_one_that_goes_is_gone(FxRobot robot) throws Exception {
    String name = "map-" + cluster.namespace;
    cluster.createForAll("node/" + name, """
        {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "%s", "labels": {"topology.kubernetes.io/zone": "harbour-z"}},
         "spec": {"taints": [{"key": "ours", "value": "only", "effect": "NoSchedule"}]},
         "status": {"capacity": {"cpu": "4", "memory": "8Gi", "pods": "10"}, "allocatable": {"cpu": "4", "memory": "8Gi", "pods": "10"}}}"""
        .formatted(name));
    map(robot, open(robot));
    says(robot, name, "just joined");
    cluster.kubectl("cordon " + name);
    says(robot, name, "cordoned");
    picture(robot, "cordoned");
    cluster.kubectl("uncordon " + name);
    says(robot, name, "just joined");
    cluster.kubectl("label node " + name + " pilothouse.dev/behaviour=lost");
    cluster.kubectl("patch node " + name + " --subresource=status --type=strategic -p '{\"status\":{\"conditions\":[{\"type\":\"Ready\","
        + "\"status\":\"Unknown\",\"reason\":\"NodeStatusUnknown\",\"message\":\"Kubelet stopped posting node status.\"}]}}'");
    says(robot, name, "lost");
    picture(robot, "lost");
    cluster.kubectl("delete node " + name);
    // its pods may be there a while longer
    int left = (int) items("nodes").count();
    await().atMost(LONG).untilAsserted(() -> {
      assertThat(count(robot)).startsWith(left + " nodes");
      assertThat(walked(robot, left)).doesNotContainKey(name);
    });
  }

  /// Waits until a node is spoken of with these words for its state.
  private void says(FxRobot robot, String node, String state) {
    await().atMost(LONG).untilAsserted(() -> {
      String words = walked(robot, (int) items("nodes").count()).getOrDefault(node, "");
      Matcher spoken = NODE.matcher(words);
      assertThat(spoken.find()).as("%s: %s", node, words).isTrue();
      assertThat(spoken.group(2)).startsWith(state);
    });
  }

  @Test
  void who_may_not_list_nodes_is_told_so(FxRobot robot) throws Exception {
    cluster.kubectl("create serviceaccount viewer");
    cluster.kubectl("create rolebinding viewer --clusterrole=view --serviceaccount=" + cluster.namespace + ":viewer");
    ClusterSession session = open(robot, cluster.kubeconfigOf("viewer", home), false);
    robot.interact(() -> window().navigator().go(Route.of("nodes", session)));
    await().atMost(LONG).untilAsserted(
        () -> assertThat(robot.lookup(".state-pane .label").queryAllAs(Labeled.class)).extracting(Labeled::getText)
            .anyMatch(words -> words.contains("no right")));
    assertThat(count(robot)).as("not known is not none").isEmpty();
    picture(robot, "refused");
  }
}
