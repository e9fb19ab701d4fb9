// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import java.util.Base64;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static dev.pilothouse.desktop.EditorHands.accepted;
import static dev.pilothouse.desktop.EditorHands.closed;
import static dev.pilothouse.desktop.EditorHands.code;
import static dev.pilothouse.desktop.EditorHands.edit;
import static dev.pilothouse.desktop.EditorHands.noProblem;
import static dev.pilothouse.desktop.EditorHands.problem;
import static dev.pilothouse.desktop.EditorHands.proposed;
import static dev.pilothouse.desktop.EditorHands.replace;
import static dev.pilothouse.desktop.EditorHands.words;
import static dev.pilothouse.desktop.EditorHands.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Objects of a real API server, changed in the YAML editor.
@Timeout(420)
class RealEditorUiTest extends InRealClusterWindow {
  private static final ResourceKind SECRETS = new ResourceKind("", "v1", "secrets", "Secret", true);
  private static final ResourceKind SERVICES = new ResourceKind("", "v1", "services", "Service", true);

  @Test
  void an_error_is_found_mended_a_field_completed_and_all_applied_by_keyboard_alone(FxRobot robot) throws Exception {
    deployment(OURS, 1);
    ClusterSession session = open(robot);
    edit(robot, window().navigator(), session, deployment(OURS));
    await().atMost(LONG).until(() -> code(robot).isFocused());

    robot.push(KeyCode.CONTROL, KeyCode.F).write("replicas: 1").push(KeyCode.ENTER).push(KeyCode.ESCAPE);
    robot.push(KeyCode.END).push(KeyCode.BACK_SPACE).write("2").push(KeyCode.HOME).push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.RIGHT);
    robot.push(KeyCode.DELETE);
    problem(robot, "Did you mean replicas?");
    picture(robot, "misspelt");
    robot.push(KeyCode.F8).push(KeyCode.ALT, KeyCode.ENTER);
    await().atMost(LONG).untilAsserted(() -> assertThat(words(robot)).contains("  replicas: 2\n"));
    noProblem(robot, "Did you mean");

    robot.push(KeyCode.CONTROL, KeyCode.F).write("replicas: 2").push(KeyCode.ENTER).push(KeyCode.ESCAPE);
    robot.push(KeyCode.END).push(KeyCode.ENTER).write("minready");
    await().atMost(LONG).untilAsserted(() -> assertThat(proposed(robot)).startsWith("minReadySeconds"));
    picture(robot, "proposed");
    robot.push(KeyCode.ENTER).write("3");
    await().atMost(LONG).untilAsserted(() -> assertThat(words(robot)).contains("  replicas: 2\n  minReadySeconds: 3\n"));

    robot.push(KeyCode.CONTROL, KeyCode.S);
    accepted(robot);
    picture(robot, "dialog");
    assertThat(spoken(robot, "#kubectl")).endsWith("edit deployment/ours");
    robot.push(KeyCode.TAB).push(KeyCode.SPACE);
    await().atMost(LONG).untilAsserted(() -> assertThat(cluster.get("deployment/ours").at("/spec/replicas").asInt()).isEqualTo(2));
    assertThat(cluster.get("deployment/ours").at("/spec/minReadySeconds").asInt()).isEqualTo(3);
    assertThat(cluster.kubectl("get deployment ours -o yaml --show-managed-fields")).contains("manager: pilothouse");
  }

  @Test
  void what_kubectl_scaled_meanwhile_stays_and_a_field_that_both_changed_is_chosen(FxRobot robot) throws Exception {
    deployment(OURS, 1);
    ClusterSession session = open(robot);
    edit(robot, window().navigator(), session, deployment(OURS));
    replace(robot, "image: registry.example/shop/web:1", "# ours\n        image: registry.example/shop/web:2");
    cluster.kubectl("scale deployment/ours --replicas=3");
    await().atMost(LONG).untilAsserted(
        () -> assertThat(robot.lookup("#editor-notice .label").queryAllAs(javafx.scene.control.Label.class))
            .anyMatch(label -> label.getText().contains("spec.replicas 1 → 3") && label.getText().contains("kubectl")));
    picture(robot, "told");

    robot.push(KeyCode.CONTROL, KeyCode.S);
    accepted(robot);
    picture(robot, "merged");
    click(robot, "#cancel");
    replace(robot, "replicas: 1", "replicas: 5");
    robot.push(KeyCode.CONTROL, KeyCode.S);
    await().atMost(LONG).until(() -> robot.lookup("#take-mine").tryQuery().isPresent());
    assertThat(robot.lookup("#confirm").query().isDisabled()).as("a choice is open").isTrue();
    picture(robot, "conflict");
    click(robot, "#take-theirs");
    accepted(robot);
    picture(robot, "chosen");
    click(robot, "#confirm");
    await().atMost(LONG).until(() -> closed(robot));
    assertThat(cluster.get("deployment/ours").at("/spec/replicas").asInt()).isEqualTo(3);
    assertThat(cluster.get("deployment/ours").at("/spec/template/spec/containers/0/image").asText()).endsWith("web:2");
    says(robot, "#rollout-state", "1 → 2", ROLLOUT);
  }

  @Test
  void a_custom_kind_is_checked_by_its_own_schema_and_by_the_server(FxRobot robot) throws Exception {
    ClusterSession session = open(robot);
    write(
        robot, window().navigator(), session,
        "apiVersion: harbour.example/v1\nkind: Ferry\nmetadata:\n  name: anna\n  namespace: " + cluster.namespace
            + "\nspec:\n  route: nowhere\n  replicas: many\n");
    problem(robot, "replicas");
    picture(robot, "schema");
    problem(robot, "route");
    replace(robot, "replicas: many", "replicas: 12");
    problem(robot, "route has to match the pattern ^[a-z]+-[a-z]+$.");
    replace(robot, "route: nowhere", "route: oslo-kiel\n  mode: dusk");
    problem(robot, "mode cannot be dusk. It takes day, night.");
    picture(robot, "enum");
    replace(robot, "mode: dusk", "mode: night");
    noProblem(robot, "mode cannot be dusk");
    click(robot, "#editor-check");
    problem(robot, "more than nine boats sail by day only");
    assertThat(EditorHands.said(robot)).anyMatch(words -> words.startsWith("more than nine boats"));
    await().atMost(LONG).untilAsserted(() -> assertThat(spoken(robot, "#step-server")).contains("1 error"));
    picture(robot, "server");
    assertThat(cluster.refuses("get ferry anna")).contains("not found");
    replace(robot, "mode: night", "mode: day");
    robot.push(KeyCode.CONTROL, KeyCode.S);
    accepted(robot);
    picture(robot, "dialog");
    click(robot, "#confirm");
    await().atMost(LONG).until(() -> cluster.refuses("get ferry anna").isEmpty());
    assertThat(cluster.get("ferry/anna").at("/spec/replicas").asInt()).isEqualTo(12);
  }

  @Test
  void a_version_that_a_definition_calls_deprecated_is_told_as_one_types_and_replaced_by_the_other(FxRobot robot) throws Exception {
    String group = cluster.namespace + ".example";
    String schema = "schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}";
    cluster.createForAll("crd/boats." + group, """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: boats.%1$s}
        spec:
          group: %1$s
          scope: Namespaced
          names: {plural: boats, singular: boat, kind: Boat}
          versions:
          - {name: v1beta1, served: true, storage: false, deprecated: true, deprecationWarning: "boats of old go in March", %2$s}
          - {name: v1, served: true, storage: true, %2$s}
        """.formatted(group, schema));
    cluster.kubectl("wait --for=condition=Established crd/boats." + group);
    ClusterSession session = open(robot);
    write(robot, window().navigator(), session, "apiVersion: " + group + "/v1beta1\nkind: Boat\nmetadata: {name: anna}\n");
    problem(robot, "boats of old go in March");
    picture(robot, "deprecated");
    robot.interact(() -> code(robot).requestFocus());
    robot.push(KeyCode.F8).push(KeyCode.ALT, KeyCode.ENTER);
    await().atMost(LONG).untilAsserted(() -> assertThat(words(robot)).startsWith("apiVersion: " + group + "/v1\n"));
    noProblem(robot, "deprecated");
  }

  @Test
  void a_field_that_cannot_change_is_refused_on_its_line(FxRobot robot) throws Exception {
    cluster.kubectl("create service clusterip ours --tcp=80:80");
    ClusterSession session = open(robot);
    edit(robot, window().navigator(), session, new ResourceRef(SERVICES, cluster.namespace, OURS));
    String address = cluster.get("service/ours").at("/spec/clusterIP").asText();
    replace(robot, "clusterIP: \"" + address + "\"", "clusterIP: \"10.0.0.77\"");
    click(robot, "#editor-check");
    problem(robot, "spec.clusterIP");
    picture(robot, "on its line");
    robot.push(KeyCode.CONTROL, KeyCode.S);
    says(robot, ".why-not", "The server would refuse it.", LONG);
    picture(robot, "dialog");
    assertThat(robot.lookup("#confirm").query().isDisabled()).isTrue();
  }

  @Test
  void an_admission_policy_refuses_in_its_own_words_and_another_warns(FxRobot robot) throws Exception {
    deployment(OURS, 1);
    ClusterSession session = open(robot);
    edit(robot, window().navigator(), session, deployment(OURS));
    replace(robot, "shop/web:1", "shop/web:forbidden");
    click(robot, "#editor-check");
    problem(robot, "images tagged forbidden may not sail");
    picture(robot, "refused");
    replace(robot, "shop/web:forbidden", "shop/web:latest");
    click(robot, "#editor-check");
    problem(robot, "name a version instead of latest");
    picture(robot, "warned");
  }

  @Test
  void a_quota_that_is_full_is_told_in_the_servers_words(FxRobot robot) throws Exception {
    cluster.kubectl("create quota small --hard=configmaps=1");
    await().atMost(LONG).until(() -> cluster.get("quota/small").at("/status/used/configmaps").asText().equals("1"));
    ClusterSession session = open(robot);
    write(robot, window().navigator(), session, "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: one\n  namespace: " + cluster.namespace + "\ndata: {a: b}\n");
    click(robot, "#editor-check");
    problem(robot, "exceeded quota: small");
    picture(robot, "quota");
  }

  @Test
  void one_value_of_a_secret_is_changed_and_no_other_is_ever_shown(FxRobot robot) throws Exception {
    cluster.kubectl("create secret generic ours --from-literal=user=grace --from-literal=password=very-secret");
    ClusterSession session = open(robot);
    edit(robot, window().navigator(), session, new ResourceRef(SECRETS, cluster.namespace, OURS));
    assertThat(words(robot)).contains("user: \"••••••••\"", "password: \"••••••••\"").doesNotContain("grace", "very-secret");
    robot.interact(() -> item(robot, "reveal-user").fire());
    await().atMost(LONG).untilAsserted(() -> assertThat(words(robot)).contains("user: grace").doesNotContain("very-secret"));
    replace(robot, "user: grace", "user: bob");
    robot.push(KeyCode.CONTROL, KeyCode.S);
    accepted(robot);
    picture(robot, "dialog");
    assertThat(robot.lookup(".diff-text").queryAll()).noneMatch(node -> node.toString().contains("very-secret"));
    click(robot, "#confirm");
    await().atMost(LONG).untilAsserted(() -> assertThat(value("user")).isEqualTo("bob"));
    assertThat(value("password")).isEqualTo("very-secret");
  }

  private static MenuItem item(FxRobot robot, String id) {
    return robot.lookup("#editor-reveal").queryAs(MenuButton.class).getItems().stream()
        .filter(one -> id.equals(one.getId())).findFirst().orElseThrow();
  }

  private String value(String key) {
    return new String(Base64.getDecoder().decode(cluster.get("secret/ours").at("/data/" + key).asText()), UTF_8);
  }

  @Test
  void of_twelve_objects_one_fails_and_stops_the_rest_and_all_is_taken_back(FxRobot robot) throws Exception {
    cluster.kubectl("create quota small --hard=services=1");
    await().atMost(LONG).until(() -> !cluster.get("quota/small").at("/status/used/services").isMissingNode());
    ClusterSession session = open(robot);
    StringBuilder twelve = new StringBuilder();
    for (int i = 1; i <= 2; i++) {
      twelve.append("---\napiVersion: v1\nkind: Service\nmetadata: {name: s").append(i).append("}\nspec:\n  ports: [{port: 80}]\n  clusterIP: None\n");
    }
    for (int i = 1; i <= 10; i++) {
      twelve.append("---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c").append(i).append("}\ndata: {a: b}\n");
    }
    robot.interact(() -> session.namespace(cluster.namespace));
    write(robot, window().navigator(), session, twelve.toString());
    await().atMost(LONG).until(() -> !robot.lookup("#editor-apply").query().isDisabled());
    robot.push(KeyCode.CONTROL, KeyCode.S);
    says(robot, "#confirm", "Apply 12 objects", LONG);
    await().atMost(LONG).until(() -> !robot.lookup("#confirm").query().isDisabled());
    picture(robot, "dialog");
    click(robot, "#confirm");
    await().atMost(LONG).untilAsserted(() -> assertThat(robot.lookup("#apply-undo").query().isVisible()).isTrue());
    picture(robot, "one failed");
    assertThat(cluster.kubectl("get configmap -o name")).contains("configmap/c1\n", "configmap/c10");
    assertThat(cluster.kubectl("get service -o name")).contains("service/s1").doesNotContain("service/s2");
    click(robot, "#apply-undo");
    await().atMost(LONG).untilAsserted(() -> assertThat(cluster.kubectl("get configmap,service -o name")).doesNotContain("/c1", "/s1"));
    picture(robot, "taken back");
  }

  @Test
  void what_the_cluster_names_is_made_each_time_anew_and_told_by_its_name(FxRobot robot) throws Exception {
    ClusterSession session = open(robot);
    String one = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  generateName: load-\n  namespace: " + cluster.namespace + "\ndata: {a: b}\n";
    write(robot, window().navigator(), session, one + "---\n" + one);
    await().atMost(LONG).until(() -> !robot.lookup("#editor-apply").query().isDisabled());
    robot.push(KeyCode.CONTROL, KeyCode.S);
    says(robot, "#confirm", "Apply 2 objects", LONG);
    await().atMost(LONG).until(() -> !robot.lookup("#confirm").query().isDisabled());
    says(robot, ".diff-head .text-muted", "a new object; the cluster completes its name: load-…", LONG);
    picture(robot, "dialog");
    click(robot, "#confirm");
    await().atMost(LONG).untilAsserted(() -> assertThat(robot.lookup("#apply-undo").query().isVisible()).isTrue());
    picture(robot, "made");
    String[] made = cluster.kubectl("get configmap -o name").lines().filter(line -> line.contains("/load-")).toArray(String[]::new);
    assertThat(made).hasSize(2);
    for (String each : made) {
      assertThat(robot.lookup("#apply-objects .label").queryAllAs(javafx.scene.control.Label.class))
          .anyMatch(label -> label.getText().endsWith("ConfigMap " + each.substring(each.indexOf('/') + 1)));
    }
    click(robot, "#apply-undo");
    await().atMost(LONG).untilAsserted(() -> assertThat(cluster.kubectl("get configmap -o name")).doesNotContain("/load-"));
  }

  @Test
  void a_text_that_was_typed_survives_the_object_and_makes_it_anew(FxRobot robot) throws Exception {
    deployment(OURS, 1);
    ClusterSession session = open(robot);
    edit(robot, window().navigator(), session, deployment(OURS));
    replace(robot, "replicas: 1", "replicas: 2");
    cluster.kubectl("delete deployment ours");
    await().atMost(LONG).until(() -> robot.lookup("#notice-create").tryQuery().isPresent());
    assertThat(words(robot)).contains("replicas: 2");
    picture(robot, "deleted");
    click(robot, "#notice-create");
    accepted(robot);
    picture(robot, "dialog");
    click(robot, "#confirm");
    await().atMost(LONG).until(() -> cluster.refuses("get deployment ours").isEmpty());
    assertThat(cluster.get("deployment/ours").at("/spec/replicas").asInt()).isEqualTo(2);
    assertThat(robot.lookup("#typed-name").tryQueryAs(TextInputControl.class)).isEmpty();
  }
}
