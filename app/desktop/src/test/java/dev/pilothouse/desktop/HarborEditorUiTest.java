// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.ui.nav.EditRoute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

import static dev.pilothouse.desktop.EditorHands.accepted;
import static dev.pilothouse.desktop.EditorHands.code;
import static dev.pilothouse.desktop.EditorHands.edit;
import static dev.pilothouse.desktop.EditorHands.noProblem;
import static dev.pilothouse.desktop.EditorHands.problem;
import static dev.pilothouse.desktop.EditorHands.problems;
import static dev.pilothouse.desktop.EditorHands.replace;
import static dev.pilothouse.desktop.EditorHands.words;
import static dev.pilothouse.desktop.EditorHands.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The YAML editor in the whole program, on the sample cluster.
@Timeout(180)
class HarborEditorUiTest extends InHarborWindow {
  private static final ResourceRef CHECKOUT = new ResourceRef(DeploymentKind.KIND, "shop", "checkout");
  private static final ResourceKind CONFIG_MAPS = new ResourceKind("", "v1", "configmaps", "ConfigMap", true);

  private int replicas() throws ClusterException {
    return harbor.session.gateway().get(CHECKOUT).at("spec", "replicas").asInt();
  }

  @Test
  void a_misspelt_field_is_named_mended_by_a_key_and_applied_and_can_be_taken_back(FxRobot robot) throws Exception {
    edit(robot, harbor.navigator(), harbor.session, CHECKOUT);
    int before = replicas();
    replace(robot, "  replicas: " + before, "  replcas: " + (before + 1));
    problem(robot, "Did you mean replicas?");
    robot.interact(() -> code(robot).requestFocus());
    robot.push(KeyCode.F8).push(KeyCode.ALT, KeyCode.ENTER);
    noProblem(robot, "Did you mean");
    assertThat(words(robot)).contains("  replicas: " + (before + 1) + "\n");

    robot.push(KeyCode.CONTROL, KeyCode.S);
    accepted(robot);
    click(robot, "#confirm");
    await().atMost(LONG).untilAsserted(() -> assertThat(replicas()).isEqualTo(before + 1));
    click(robot, "#undo");
    await().atMost(LONG).untilAsserted(() -> assertThat(replicas()).isEqualTo(before));
  }

  @Test
  void the_key_that_applies_the_text_works_while_the_sidebar_has_the_keyboard(FxRobot robot) throws Exception {
    edit(robot, harbor.navigator(), harbor.session, CHECKOUT);
    await().atMost(LONG).until(() -> code(robot).isFocused());
    robot.push(KeyCode.SHIFT, KeyCode.F6);
    await().atMost(LONG).until(() -> !code(robot).isFocused());
    robot.push(KeyCode.CONTROL, KeyCode.S);
    await().atMost(LONG).until(() -> robot.lookup(".apply-dialog").tryQuery().isPresent());
    robot.push(KeyCode.ESCAPE);
    await().atMost(LONG).until(() -> robot.lookup(".apply-dialog").tryQuery().isEmpty());
  }

  @Test
  void status_and_owners_are_shown_to_be_read_and_are_no_part_of_the_text(FxRobot robot) {
    edit(robot, harbor.navigator(), harbor.session, CHECKOUT);
    assertThat(robot.lookup("#server-fields").tryQuery()).isEmpty();
    robot.interact(() -> code(robot).requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(robot.lookup("#server-fields #code").queryAs(CodeArea.class).getText())
                    .startsWith("status:\n").contains("availableReplicas:", "\nmanagedFields:\n", "manager: "));
    assertThat(robot.lookup("#server-fields #code").queryAs(CodeArea.class).isEditable()).isFalse();
    assertThat(words(robot)).doesNotContain("status:").doesNotContain("managedFields");
    assertThat(robot.lookup("#hidden-fields").queryAs(Labeled.class).getText()).isEqualTo("managedFields, status shown");
    robot.push(KeyCode.CONTROL, KeyCode.S);
    await().atMost(LONG).until(() -> robot.lookup(".apply-dialog").tryQuery().isPresent());
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(robot.lookup(".apply-dialog .label").queryAllAs(Labeled.class))
                    .extracting(Labeled::getText).contains("Nothing changes: the cluster has what the text says."));
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
    await().atMost(LONG).until(() -> robot.lookup("#server-fields").tryQuery().isEmpty());
  }

  @Test
  void the_path_to_the_caret_stands_above_the_text_and_leads_to_what_stands_beside(FxRobot robot) {
    edit(robot, harbor.navigator(), harbor.session, CHECKOUT);
    caretAt(robot, "matchLabels");
    await().atMost(LONG).untilAsserted(() -> assertThat(path(robot)).containsExactly("Deployment checkout", "spec", "selector", "matchLabels"));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    robot.push(KeyCode.LEFT).push(KeyCode.LEFT);
    assertThat(robot.lookup(".breadcrumb:focused").query().getAccessibleText()).startsWith("spec, line ");
    robot.push(KeyCode.DOWN).push(KeyCode.HOME).push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.ENTER);
    await().atMost(LONG).untilAsserted(() -> assertThat(path(robot)).containsExactly("Deployment checkout", "metadata"));
    assertThat(code(robot).isFocused()).isTrue();
    assertThat(code(robot).getParagraph(code(robot).getCurrentParagraph()).getText()).isEqualTo("metadata:");
  }

  private static void caretAt(FxRobot robot, String words) {
    robot.interact(() -> {
      code(robot).requestFocus();
      code(robot).moveTo(code(robot).getText().indexOf(words));
    });
  }

  private static List<String> path(FxRobot robot) {
    return robot.lookup("#breadcrumbs .breadcrumb").queryAllAs(Labeled.class).stream()
        .map(Labeled::getText).filter(text -> !text.isEmpty()).toList();
  }

  @Test
  void how_a_text_is_shown_is_remembered_over_runs_and_taken_back_by_a_click(FxRobot robot) throws Exception {
    edit(robot, harbor.navigator(), harbor.session, CHECKOUT);
    robot.interact(() -> code(robot).requestFocus());
    robot.push(KeyCode.ALT, KeyCode.Z).push(KeyCode.CONTROL, KeyCode.EQUALS).push(KeyCode.CONTROL, KeyCode.EQUALS);
    InWindow.says(robot, "#look-zoom", "120 %", LONG);
    harbor.close(robot);

    harbor = WholeWindow.onSample(robot, FxToolkit.registerPrimaryStage(), home, "harbor");
    edit(robot, harbor.navigator(), harbor.session, CHECKOUT);
    InWindow.says(robot, "#look-wrap", "lines wrapped", LONG);
    InWindow.says(robot, "#look-zoom", "120 %", LONG);
    assertThat(code(robot).isWrapText()).isTrue();
    click(robot, "#look-zoom");
    await().atMost(LONG).until(() -> !robot.lookup("#look-zoom").query().isVisible());
    robot.interact(() -> code(robot).requestFocus());
    robot.push(KeyCode.ALT, KeyCode.Z);
    InWindow.says(robot, "#look-wrap", "lines not wrapped", LONG);
  }

  @Test
  void a_name_that_the_cluster_does_not_have_is_told_before_anything_is_sent(FxRobot robot) {
    write(
        robot, harbor.navigator(), harbor.session,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: lost, namespace: shop}
        spec:
          containers:
            - name: main
              image: registry.harbour.example/lost:1
              envFrom: [{secretRef: {name: nobody-has-this}}]
        """);
    problem(robot, "nobody-has-this");
    await().atMost(LONG).untilAsserted(() -> assertThat(spoken(robot, "#step-references")).contains("1 warning"));

    robot.interact(() -> robot.lookup("Create it here").queryButton().fire());
    assertThat(words(robot)).endsWith("---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: nobody-has-this\n  namespace: shop\n"
        + "type: Opaque\nstringData: {}\n");
    noProblem(robot, "nobody-has-this");
  }

  @Test
  void what_was_typed_is_there_again_after_the_program_ended(FxRobot robot) throws Exception {
    write(robot, harbor.navigator(), harbor.session, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: later, namespace: shop}\n");
    Path drafts = home.resolve("state").resolve("pilothouse").resolve("drafts");
    await().atMost(LONG).until(() -> Files.isDirectory(drafts) && Files.list(drafts).findAny().isPresent());
    harbor.close(robot);

    harbor = WholeWindow.onSample(robot, FxToolkit.registerPrimaryStage(), home, "harbor");
    robot.interact(() -> harbor.navigator().go(EditRoute.fresh(harbor.session, 1)));
    await().atMost(LONG).untilAsserted(() -> assertThat(words(robot)).contains("name: later"));
    assertThat(robot.lookup("#editor-notice .label").queryAs(Labeled.class).getText()).contains("did not apply");
    click(robot, "#notice-revert");
    await().atMost(LONG).untilAsserted(() -> assertThat(words(robot)).isEmpty());
  }

  @Test
  void what_was_not_applied_is_listed_after_a_new_start_gone_on_with_and_discarded_and_brought_back(FxRobot robot) throws Exception {
    edit(robot, harbor.navigator(), harbor.session, CHECKOUT);
    replace(robot, "minReadySeconds: 10", "minReadySeconds: 17");
    Path drafts = home.resolve("state").resolve("pilothouse").resolve("drafts");
    await().atMost(LONG).until(() -> Files.isDirectory(drafts) && Files.list(drafts).findAny().isPresent());
    harbor.close(robot);

    harbor = WholeWindow.onSample(robot, FxToolkit.registerPrimaryStage(), home, "harbor");
    await().atMost(LONG).until(() -> robot.lookup(".label").queryAllAs(Labeled.class).stream()
        .anyMatch(label -> label.getText() != null && label.getText().startsWith("harbor: 1 text typed earlier")));
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("drafts").push(KeyCode.ENTER);
    await().atMost(LONG).untilAsserted(() -> assertThat(cell(robot)).startsWith("Deployment shop/checkout, harbor, ").endsWith(": minReadySeconds: 17"));
    robot.interact(() -> robot.lookup("#drafts").query().requestFocus());
    robot.push(KeyCode.DELETE);
    await().atMost(LONG).untilAsserted(() -> assertThat(cell(robot)).endsWith("Discarded."));
    await().atMost(LONG).until(() -> Files.list(drafts).findAny().isEmpty());
    robot.push(KeyCode.DELETE);
    await().atMost(LONG).until(() -> Files.list(drafts).findAny().isPresent());
    robot.push(KeyCode.ENTER);
    await().atMost(LONG).untilAsserted(() -> assertThat(words(robot)).contains("minReadySeconds: 17"));
  }

  private static String cell(FxRobot robot) {
    return robot.lookup(".draft-cell").queryAll().stream()
        .map(javafx.scene.Node::getAccessibleText).filter(text -> text != null && !text.isEmpty()).findFirst().orElse("");
  }

  @Test
  void a_secret_that_is_typed_is_never_written_down(FxRobot robot) throws Exception {
    write(robot, harbor.navigator(), harbor.session, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: plain}\n");
    Path drafts = home.resolve("state").resolve("pilothouse").resolve("drafts");
    await().atMost(LONG).until(() -> Files.isDirectory(drafts) && Files.list(drafts).findAny().isPresent());
    robot.interact(() -> code(robot).replaceText("apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: very-secret}\n"));
    harbor.close(robot);
    try (var files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain("very-secret");
      }
    }
    harbor = WholeWindow.onSample(robot, FxToolkit.registerPrimaryStage(), home, "harbor");
  }

  @Test
  void a_template_is_put_in_and_a_key_of_it_edited_as_a_text_of_its_own(FxRobot robot) {
    write(robot, harbor.navigator(), harbor.session, "");
    robot.interact(() -> templates(robot).stream().filter(item -> "template-ConfigMap".equals(item.getId())).findFirst().orElseThrow().fire());
    await().atMost(LONG).untilAsserted(() -> assertThat(words(robot)).contains("kind: ConfigMap"));
    robot.interact(() -> code(robot).replaceText("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata:\n  conf: one # first\n"));
    await().atMost(LONG).untilAsserted(() -> assertThat(spoken(robot, "#step-schema")).contains("no errors"));
    robot.interact(() -> more(robot).show());
    robot.interact(() -> keys(robot).getItems().getFirst().fire());
    robot.interact(() -> {
      more(robot).hide();
      robot.lookup("#key-text").queryTextInputControl().setText("one\ntwo\n");
    });
    click(robot, "#key-take");
    await().atMost(LONG).untilAsserted(() -> assertThat(words(robot)).endsWith("  conf: |\n    one\n    two\n"));
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    await().atMost(LONG).untilAsserted(() -> assertThat(words(robot)).contains("conf: one # first"));
  }

  private static MenuButton more(FxRobot robot) {
    return robot.lookup("#editor-more").queryAs(MenuButton.class);
  }

  private static List<MenuItem> templates(FxRobot robot) {
    return more(robot).getItems().stream()
        .filter(Menu.class::isInstance).flatMap(menu -> ((Menu) menu).getItems().stream()).toList();
  }

  private static Menu keys(FxRobot robot) {
    return (Menu) more(robot).getItems().stream().filter(item -> "editor-keys".equals(item.getId())).findFirst().orElseThrow();
  }

  @Test
  void a_file_is_opened_followed_and_applied(FxRobot robot) throws Exception {
    Path file = Files.writeString(home.resolve("map.yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: filed, namespace: shop}\ndata: {a: one}\n");
    robot.interact(() -> harbor.navigator().go(EditRoute.of(harbor.session, file)));
    await().atMost(LONG).untilAsserted(() -> assertThat(words(robot)).contains("a: one"));
    await().atMost(LONG).untilAsserted(() -> {
      Files.writeString(file, Files.readString(file).replace("a: one", "a: two"));
      assertThat(words(robot)).contains("a: two");
    });
    assertThat(problems(robot)).isEmpty();
    robot.push(KeyCode.CONTROL, KeyCode.S);
    accepted(robot);
    click(robot, "#confirm");
    ResourceRef made = new ResourceRef(CONFIG_MAPS, "shop", "filed");
    await().atMost(LONG).untilAsserted(() -> assertThat(harbor.session.gateway().get(made).text("data", "a")).isEqualTo("two"));
  }
}
