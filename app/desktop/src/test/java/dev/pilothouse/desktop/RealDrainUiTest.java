// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.Route;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The dialog that drains, on a real API server: what it names before is what kubectl names, and what it does is what it named.
@Timeout(420)
class RealDrainUiTest extends InRealClusterWindow {
  private static final int PODS = 3;
  private static final String NODE =
      """
      apiVersion: v1
      kind: Node
      metadata: {name: %1$s, labels: {kubernetes.io/hostname: %1$s, kubernetes.io/os: linux, kubernetes.io/arch: amd64}}
      spec: {taints: [{key: drained, effect: NoSchedule}]}
      status:
        capacity: {cpu: "8", memory: 16Gi, pods: "110"}
        allocatable: {cpu: "8", memory: 16Gi, pods: "110"}
      """;
  private static final String HERE =
      """
            nodeSelector: {kubernetes.io/hostname: %s}
            tolerations: [{key: drained, operator: Exists}]
      """;
  private static final String DAEMON_SET =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            containers: [{name: main, image: "registry.example/shop/web:1"}]
      """;
  private static final String LONE =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: lone}
      spec:
        nodeName: %s
        terminationGracePeriodSeconds: 1
        containers: [{name: main, image: "registry.example/shop/web:1"}]
        volumes: [{name: tmp, emptyDir: {}}]
      """;
  private String node = "";

  /// A node of its own, where nobody else's pods come: three of a Deployment that fit nowhere else, one of a DaemonSet, one with
  /// data that nobody owns.
  private void pods() {
    node = "drained-" + cluster.namespace;
    cluster.createForAll("node/" + node, NODE.formatted(node));
    String here = HERE.formatted(node);
    cluster.create(deploymentYaml(OURS, PODS).replace("    spec:\n", "    spec:\n" + here));
    cluster.create(DAEMON_SET.replace("    spec:\n", "    spec:\n" + here));
    cluster.create(LONE.formatted(node));
    cluster.kubectl("wait --for=condition=Ready pod/lone --timeout=60s");
    cluster.kubectl("rollout status deployment/" + OURS + " --timeout=60s");
    cluster.kubectl("rollout status daemonset/agent --timeout=60s");
  }

  private void open(FxRobot robot, ClusterSession session) {
    String uid = cluster.get("node/" + node).path("metadata").path("uid").asText();
    robot.interact(() -> window().navigator().go(Route.drain(session, new ResourceRef(NodeKind.KIND, "", node, uid))));
    await().atMost(LONG).until(() -> !rows(robot).isEmpty());
  }

  private static List<String> rows(FxRobot robot) {
    return robot.lookup("#drain-pods .list-cell").queryAll().stream()
        .map(cell -> ((ListCell<?>) cell).getAccessibleText())
        .filter(Objects::nonNull)
        .toList();
  }

  private static void rowSays(FxRobot robot, String pod, String words) {
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(rows(robot)).anySatisfy(row -> assertThat(row).startsWith(pod).contains(words)));
  }

  private static void allow(FxRobot robot) {
    for (String id : List.of("#drain-empty-dir", "#drain-force")) {
      robot.interact(() -> robot.lookup(id).queryAs(CheckBox.class).fire());
    }
  }

  /// The pods that a drain of kubectl would take.
  private Set<String> kubectlTakes() {
    String said =
        cluster.kubectl("drain " + node + " --ignore-daemonsets --delete-emptydir-data --force --dry-run=server --timeout=30s");
    return said.lines()
        .filter(line -> line.startsWith("evicting pod "))
        .map(line -> line.replaceAll("evicting pod [^/]+/(\\S+).*", "$1"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> onTheNode() {
    JsonNode pods = cluster.get("pods -A --field-selector spec.nodeName=" + node);
    return StreamSupport.stream(pods.path("items").spliterator(), false)
        .map(pod -> pod.path("metadata").path("name").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isCordoned() {
    return cluster.get("node/" + node).path("spec").path("unschedulable").asBoolean();
  }

  @Test
  void it_names_what_kubectl_names_and_leaves_what_kubectl_leaves(FxRobot robot) throws Exception {
    pods();
    ClusterSession session = open(robot);
    Set<String> before = onTheNode();
    Set<String> taken = kubectlTakes();

    open(robot, session);
    rowSays(robot, "lone", "Needs a decision");
    assertThat(robot.lookup("#confirm").query().isDisabled()).isTrue();
    picture(robot, "decisions");
    allow(robot);
    rowSays(robot, OURS, "Goes, fits nowhere. 0/");
    rowSays(robot, "agent", "Stays. A DaemonSet agent would make it anew here at once.");
    says(robot, "#confirm", "Cordon and drain " + taken.size() + " pods", LONG);
    picture(robot, "preview");
    Set<String> named =
        rows(robot).stream()
            .filter(row -> !row.contains(". Stays. "))
            .map(row -> row.substring(0, row.indexOf(". ")))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).isEqualTo(taken);
    assertThat(onTheNode()).as("nothing was evicted before somebody said so").isEqualTo(before);
    assertThat(isCordoned()).isFalse();

    click(robot, "#confirm");
    says(robot, "#drain-chip", "Drained", LONG);
    picture(robot, "drained");
    Set<String> left = new TreeSet<>(before);
    left.removeAll(taken);
    assertThat(onTheNode()).isEqualTo(left);
    assertThat(isCordoned()).isTrue();

    says(robot, "#confirm", "Uncordon", LONG);
    click(robot, "#confirm");
    await().atMost(LONG).until(() -> !isCordoned());
  }

  @Test
  void a_budget_that_blocks_is_told_and_waited_for_and_an_abort_leaves_the_rest(FxRobot robot) throws Exception {
    pods();
    cluster.kubectl("create poddisruptionbudget keep --selector=app=" + OURS + " --min-available=" + PODS);
    await().atMost(LONG).until(() -> cluster.get("pdb/keep").path("status").path("currentHealthy").asInt() == PODS);
    ClusterSession session = open(robot);
    open(robot, session);
    rowSays(robot, OURS, "Waits for budget keep. The budget asks for 3 of 3");
    allow(robot);
    says(robot, "#confirm", "Cordon and drain", LONG);
    click(robot, "#confirm");
    rowSays(robot, OURS, "The disruption budget keep needs 3 healthy pods and has 3 currently.");
    rowSays(robot, "lone", "Gone");
    picture(robot, "waiting");
    click(robot, "#cancel");
    says(robot, "#drain-chip", "Aborted", LONG);
    rowSays(robot, OURS, "Left where it is");
    picture(robot, "aborted");
    assertThat(onTheNode().stream().filter(name -> name.startsWith(OURS + "-"))).hasSize(PODS);

    click(robot, "#drain-again");
    says(robot, "#confirm", "Drain 3 pods", LONG);
    click(robot, "#confirm");
    rowSays(robot, OURS, "keep needs 3 healthy pods");
    cluster.kubectl("delete pdb keep");
    says(robot, "#drain-chip", "Drained", LONG);
    assertThat(onTheNode().stream().filter(name -> name.startsWith(OURS + "-"))).isEmpty();
  }
}
