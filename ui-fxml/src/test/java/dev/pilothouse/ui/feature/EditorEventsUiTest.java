// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.GenericKind;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.ui.nav.EditRoute;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.JsonFields;
import dev.pilothouse.ui.testing.Shop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What a person is told when what she does, or what happens in the cluster meanwhile, does not fit what she typed; the text stays.
/// The numbers are those of the list of bad inputs.
@Timeout(60)
class EditorEventsUiTest extends OneEditorUi {
  private static final ResourceRef CHECKOUT = new ResourceRef(DeploymentKind.KIND, "shop", "checkout");
  private static final ResourceKind SECRETS = new ResourceKind("", "v1", "secrets", "Secret", true);
  private String opened;

  @BeforeEach
  void open(FxRobot robot) {
    editor(robot, EditRoute.of(session, CHECKOUT));
    await().until(() -> code(robot).getText().contains("replicas: 5"));
    opened = code(robot).getText();
  }

  private void applied(FxRobot robot, String text) {
    type(robot, text);
    apply(robot);
  }

  private void confirm(FxRobot robot) {
    await().until(() -> !robot.lookup("#confirm").queryButton().isDisabled());
    robot.interact(() -> robot.lookup("#confirm").queryButton().fire());
  }

  private void says(String words) {
    await().untilAsserted(() -> assertThat(dialog()).anyMatch(one -> one.contains(words)));
  }

  private void keeps(FxRobot robot, String text) {
    back(robot);
    assertThat(code(robot).getText()).isEqualTo(text);
  }

  private static void notice(FxRobot robot, String words) {
    await().untilAsserted(
        () -> assertThat(robot.lookup("#editor-notice .label").queryAllAs(Label.class)).anyMatch(label -> label.getText().contains(words)));
  }

  private static void paste(FxRobot robot, String words) {
    robot.interact(() -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(words);
      Clipboard.getSystemClipboard().setContent(content);
      code(robot).requestFocus();
    });
    robot.push(KeyCode.CONTROL, KeyCode.V);
  }

  @Test
  void whatIsTooMuchToBePastedIsNotPutIn_35(FxRobot robot) {
    paste(robot, "x".repeat(4 << 20));
    assertThat(window.refused).containsExactly(
        "That is too much to paste. A text can have 3 MB; the API server takes no more. Your text is as it was.");
    assertThat(code(robot).getText()).isEqualTo(opened);
    paste(robot, "# pasted\n");
    assertThat(code(robot).getText()).isEqualTo("# pasted\n" + opened);
  }

  @Test
  void aFileThatIsTooLargeIsNamedAndNotOpened_35(FxRobot robot) throws Exception {
    Path file = Files.writeString(folder.resolve("large.yaml"), "a: " + "x".repeat(4 << 20));
    robot.interact(view::close);
    open(robot, feature(), EditRoute.of(session, file));
    await().untilAsserted(
        () -> assertThat(robot.lookup(".state-pane .label").queryAllAs(Labeled.class)).extracting(Labeled::getText)
            .contains("large.yaml is too large for the editor."));
  }

  @Test
  void linesThatEndWithCrAloneAreReadAndThePersonIsTold_40(FxRobot robot) throws Exception {
    Path file = Files.writeString(folder.resolve("old.yaml"), "apiVersion: v1\rkind: ConfigMap\rmetadata: {name: x}\rdata: {a: 1}\r");
    robot.interact(view::close);
    editor(robot, EditRoute.of(session, file));
    notice(robot, "Lines of old.yaml ended with CR alone.");
    await().untilAsserted(() -> assertThat(problems(robot)).containsExactly("4:11 a takes a string, this is an integer."));
  }

  @Test
  void anotherNameMakesAnotherObjectAndTheOpenedOneStays_44(FxRobot robot) {
    String text = opened.replace("name: checkout\n", "name: other\n");
    applied(robot, text);
    says("a new object; Deployment checkout, which was opened, stays as it is");
    keeps(robot, text);
  }

  @Test
  void anotherNamespaceMakesAnotherObject_44(FxRobot robot) {
    applied(robot, opened.replace("namespace: shop", "namespace: payments"));
    says("Apply to prod-eu / payments / Deployment checkout");
    says("a new object; Deployment checkout, which was opened, stays as it is");
  }

  @Test
  void anotherKindMakesAnotherObject_44(FxRobot robot) {
    applied(robot, opened.replace("kind: Deployment", "kind: DaemonSet"));
    says("Apply to prod-eu / shop / DaemonSet checkout");
    says("a new object; Deployment checkout, which was opened, stays as it is");
  }

  @Test
  void anotherUidIsRefusedHere_44(FxRobot robot) {
    String text = opened.replace("metadata:\n  name: checkout", "metadata:\n  uid: another\n  name: checkout");
    type(robot, text);
    await().untilAsserted(
        () -> assertThat(problems(robot)).contains("4:3 uid cannot be changed any more, only in a new object. It was shop-checkout."));
    apply(robot);
    says("Deployment checkout in the cluster has another uid than the text.");
    assertThat(robot.lookup("#confirm").queryButton().isDisabled()).isTrue();
    keeps(robot, text);
  }

  @Test
  void whatWasDeletedMeanwhileIsToldAndTheTextStays_47(FxRobot robot) {
    String text = opened.replace("replicas: 5", "replicas: 7");
    type(robot, text);
    session.objects.remove(CHECKOUT.path());
    session.store(DeploymentKind.KIND).apply(ChangeBatch.of(List.of(), List.of("shop-checkout")));
    notice(robot, "Deployment checkout was deleted from the cluster. Your text is kept");
    keeps(robot, text);
  }

  @Test
  void whatWasMadeAnewMeanwhileIsNotOverwritten_47(FxRobot robot) {
    String text = opened.replace("replicas: 5", "replicas: 7");
    type(robot, text);
    ObjectNode next = session.objects.get(CHECKOUT.path()).deepCopy();
    next.withObjectProperty("metadata").put("uid", "another");
    session.store(DeploymentKind.KIND).apply(ChangeBatch.of(List.of(), List.of("shop-checkout")));
    session.add(new DeploymentKind(), next);
    notice(robot, "another object has its name now");
    apply(robot);
    says("Deployment checkout is another object now.");
    assertThat(robot.lookup("#confirm").queryButton().isDisabled()).isTrue();
    keeps(robot, text);
  }

  @Test
  void aConflictIsNoEndTheClusterIsReadAgainAndTheSameCanBeSentOnceMore_48(FxRobot robot) {
    String text = opened.replace("replicas: 5", "replicas: 7");
    session.runFails = FakeSession.failure(ClusterFailure.Kind.CONFLICT, "Somebody changed it at the same moment.");
    applied(robot, text);
    confirm(robot);
    says("Somebody changed it at the same moment.");
    session.runFails = null;
    confirm(robot);
    await().until(() -> window.dialogs.isEmpty());
    assertThat(session.sent).hasSize(2);
  }

  @Test
  void whatAWebhookDeniesIsSaidInItsWordsBeforeAndAfter_49(FxRobot robot) {
    String text = opened.replace("replicas: 5", "replicas: 7");
    session.dryRunFails = FakeSession.failure(ClusterFailure.Kind.FORBIDDEN, "admission webhook pilots.example denied the request: no licence");
    applied(robot, text);
    says("no licence");
    assertThat(robot.lookup("#confirm").queryButton().isDisabled()).isTrue();
    keeps(robot, text);
  }

  @Test
  void aServerThatDoesNotAnswerInTimeLosesNoText_49(FxRobot robot) {
    String text = opened.replace("replicas: 5", "replicas: 7");
    session.runFails = FakeSession.failure(ClusterFailure.Kind.TIMEOUT, "The API server did not answer within 30 s.");
    applied(robot, text);
    confirm(robot);
    says("The API server did not answer within 30 s.");
    keeps(robot, text);
  }

  @Test
  void aValueThatIsNoTextIsMaskedAndCanBeLookedAtByteByByte_50(FxRobot robot) {
    secret(robot, "AAECYWJj/w==");
    assertThat(code(robot).getText()).contains("data:\n  blob: \"••••••••\"");
    MenuButton menu = robot.lookup("#editor-reveal").queryAs(MenuButton.class);
    robot.interact(() -> menu.getItems().getFirst().fire());
    TextInputControl bytes = (TextInputControl) window.dialogs.getLast().lookup("#key-bytes");
    assertThat(bytes.getText()).isEqualTo("00000000  00 01 02 61 62 63 ff                             ...abc.");
    assertThat(bytes.isEditable()).isFalse();
    assertThat(dialog()).contains("blob, 7 bytes");
  }

  private void secret(FxRobot robot, String value) {
    JsonNode object =
        Shop.parse(
            "{'apiVersion':'v1','kind':'Secret','metadata':{'name':'s','namespace':'shop','uid':'u'},'type':'Opaque','data':{'blob':'" + value
                + "'}}");
    session.serve(new GenericKind(SECRETS, List.of()));
    session.add(new GenericKind(SECRETS, List.of()), object);
    robot.interact(view::close);
    editor(robot, EditRoute.of(session, new ResourceRef(SECRETS, "shop", "s")));
    await().until(() -> code(robot).getText().contains("kind: Secret"));
  }

  @Test
  void whatWasTypedIsThereAgainAfterTheViewWasClosed_51(FxRobot robot) {
    String text = opened.replace("replicas: 5", "replicas: 7");
    type(robot, text);
    robot.interact(view::close);
    await().until(() -> Files.list(folder).anyMatch(file -> file.toString().endsWith(".json")));
    editor(robot, EditRoute.of(session, CHECKOUT));
    await().untilAsserted(() -> assertThat(code(robot).getText()).isEqualTo(text));
    notice(robot, "This is what you typed until");
  }
}
