// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.drain;

import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.CordonNode;
import dev.pilothouse.core.command.EvictPod;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodDisruptionBudgetKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.testing.DialogStage;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.FakeWindow;
import dev.pilothouse.ui.testing.Shop;
import dev.pilothouse.ui.testing.SteadyRobot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import static dev.pilothouse.ui.testing.DialogStage.text;
import static dev.pilothouse.ui.testing.DialogStage.untilButton;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The dialog that drains as a person uses it, over a cluster in memory: five pods on a node, each with a fate of its own.
@ExtendWith(SteadyRobot.class)
@Timeout(120)
class DrainUiTest {
  private static final ResourceRef DOCK = new ResourceRef(NodeKind.KIND, "", "dock", "node-dock");
  private static final String SET = "'ownerReferences':[{'apiVersion':'apps/v1','kind':'%s','name':'%s','uid':'o-%s','controller':true}]";
  private final FakeSession session = Shop.open();
  private final FakeWindow window = new FakeWindow();
  private DialogStage dialogs;
  private UiServices services;
  private FeatureView view;

  @Start
  void start(Stage stage) {
    services = window.services(Locale.ENGLISH, InstantSource.fixed(Shop.NOW));
    dialogs = new DialogStage(stage);
    node("");
    pod("web-1", SET.formatted("ReplicaSet", "web", "web"), "");
    pod("web-2", SET.formatted("ReplicaSet", "web", "web"), "");
    pod("log-agent-9", SET.formatted("DaemonSet", "log-agent", "log-agent"), "");
    pod("cache-1", SET.formatted("ReplicaSet", "cache", "cache"), "'volumes':[{'name':'tmp','emptyDir':{}}],");
    pod("lone", "", "");
  }

  private void put(KindDescriptor kind, String json) {
    session.add(kind, Shop.parse(json));
  }

  private void node(String spec) {
    put(new NodeKind(), """
        {'metadata':{'name':'dock','uid':'node-dock'},'spec':{%s},'status':{'allocatable':{'cpu':'16','memory':'64Gi','pods':'110'},
        'conditions':[{'type':'Ready','status':'True'}]}}""".formatted(spec));
  }

  private void pod(String name, String metadata, String spec) {
    put(new PodKind(), """
        {'metadata':{'name':'%1$s','namespace':'shop','uid':'pod-%1$s','labels':{'app':'%2$s'}%3$s},
        'spec':{%4$s'nodeName':'dock','containers':[{'name':'app','image':'x','resources':{'requests':{'cpu':'250m'}}}]},
        'status':{'phase':'Running','conditions':[{'type':'Ready','status':'True'}]}}"""
        .formatted(name, name.replaceAll("-.*", ""), metadata.isEmpty() ? "" : "," + metadata, spec));
  }

  private void budget(int allowed) {
    put(new PodDisruptionBudgetKind(), """
        {'metadata':{'name':'web','namespace':'shop','uid':'pdb-web'},'spec':{'minAvailable':1,'selector':{'matchLabels':{'app':'web'}}},
        'status':{'expectedPods':2,'currentHealthy':2,'desiredHealthy':1,'disruptionsAllowed':%d}}""".formatted(allowed));
  }

  private void open(FxRobot robot) {
    robot.interact(() -> view = dialogs.show(new DrainFeature(services).open(Route.drain(session, DOCK))));
  }

  /// What a row says; empty when there is none.
  private String row(FxRobot robot, String pod) {
    ListView<DrainRow> list = robot.from(view.node()).lookup("#drain-pods").queryListView();
    return List.copyOf(list.getItems()).stream()
        .filter(row -> row.pod().name().equals(pod))
        .map(row -> DrainCell.spoken(services.texts(), row))
        .findFirst()
        .orElse("");
  }

  private void says(FxRobot robot, String pod, String words) {
    await().untilAsserted(() -> assertThat(row(robot, pod)).contains(words));
  }

  private static void tick(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup(id).queryAs(CheckBox.class).fire());
  }

  private void openWithEverythingAllowed(FxRobot robot) {
    open(robot);
    says(robot, "lone", "Needs a decision");
    tick(robot, "#drain-force");
    tick(robot, "#drain-empty-dir");
  }

  private void begin(FxRobot robot) {
    robot.clickOn("#confirm");
    await().untilAsserted(() -> assertThat(text(robot, "#cancel")).isEqualTo("Abort"));
    session.drains.background.runAll();
  }

  private List<String> sent() {
    return session.sent.stream().map(Command::target).map(ResourceRef::name).toList();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(view::close);
    assertThat(session.open).hasValue(0);
  }

  @Test
  void eachPodHasItsFateAndNothingIsSentBeforeEverythingIsDecided(FxRobot robot) {
    budget(1);
    open(robot);
    says(robot, "log-agent-9", "Stays. A DaemonSet log-agent would make it anew here at once.");
    assertThat(row(robot, "web-1")).contains("Goes. The next one fits on pier-");
    assertThat(row(robot, "web-2")).contains("Waits for budget web. The budget keeps 1 of 2 healthy; 2 are now.");
    assertThat(row(robot, "cache-1")).contains("Needs a decision. It keeps data in an emptyDir, which is lost with it.");
    assertThat(row(robot, "lone")).contains("Needs a decision. Nobody makes it anew.");
    assertThat(text(robot, "#drain-summary")).isEqualTo("2 need a decision, 2 go, 1 waits for a budget, 1 stays");
    assertThat(robot.lookup("#confirm").query().isDisabled()).isTrue();
    tick(robot, "#drain-force");
    says(robot, "lone", "Goes for good. Nobody makes it anew.");
    assertThat(robot.lookup("#confirm").query().isDisabled()).isTrue();
    tick(robot, "#drain-empty-dir");
    untilButton(robot, "Cordon and drain 4 pods");
    assertThat(row(robot, "cache-1")).contains("Goes. Its emptyDir data is lost.");
    robot.interact(() -> robot.lookup("#drain-grace").queryAs(TextField.class).setText("20"));
    await().untilAsserted(
        () -> assertThat(robot.lookup("#kubectl").query().getAccessibleText())
            .isEqualTo("kubectl --context prod-eu drain dock --ignore-daemonsets --delete-emptydir-data --force --grace-period=20"));
    assertThat(session.sent).isEmpty();
  }

  @Test
  void itCordonsEvictsWaitsForTheBudgetAndOffersToUncordon(FxRobot robot) {
    session.failing.put("web-2", FakeSession.failure(Kind.THROTTLED, "The budget needs it."));
    openWithEverythingAllowed(robot);
    untilButton(robot, "Cordon and drain 4 pods");
    begin(robot);
    says(robot, "web-2", "Put off by the server");
    says(robot, "web-1", "Gone");
    assertThat(sent()).containsExactly("dock", "cache-1", "lone", "web-1", "web-2");
    assertThat(session.sent.get(1)).isInstanceOf(EvictPod.class);
    assertThat(text(robot, "#drain-summary")).isEqualTo("3 of 4 gone, 1 is asked for again every 5 s");
    assertThat(text(robot, "#cancel")).isEqualTo("Abort");

    session.failing.clear();
    node("'unschedulable':true");
    session.drains.background.advance(Duration.ofSeconds(6));
    await().untilAsserted(() -> assertThat(text(robot, "#drain-chip")).isEqualTo("Drained"));
    assertThat(sent()).endsWith("web-2", "web-2").hasSize(6);
    untilButton(robot, "Uncordon");
    robot.clickOn("#confirm");
    assertThat(window.commands).containsExactly(new CordonNode(DOCK, false));
  }

  @Test
  void anAbortLeavesTheRestAndSaysSo(FxRobot robot) {
    session.failing.put("web-1", FakeSession.failure(Kind.THROTTLED, "The budget needs it."));
    openWithEverythingAllowed(robot);
    untilButton(robot, "Cordon and drain 4 pods");
    begin(robot);
    says(robot, "web-1", "Put off by the server");
    robot.clickOn("#cancel");
    await().untilAsserted(() -> assertThat(text(robot, "#cancel")).isEqualTo("Aborting…"));
    session.drains.background.runAll();
    says(robot, "web-1", "Left where it is");
    await().untilAsserted(() -> assertThat(text(robot, "#drain-summary")).isEqualTo("3 of 4 gone, 1 left where it is"));
    assertThat(text(robot, "#drain-chip")).isEqualTo("Aborted");
    assertThat(session.drains.left).hasSize(1);

    robot.clickOn("#drain-again");
    says(robot, "web-1", "Goes");
    untilButton(robot, "Cordon and drain 1 pod");
  }

  @Test
  void aDrainThatIsOnItsWayIsFoundAgain(FxRobot robot) {
    session.failing.put("web-1", FakeSession.failure(Kind.THROTTLED, "The budget needs it."));
    openWithEverythingAllowed(robot);
    untilButton(robot, "Cordon and drain 4 pods");
    begin(robot);
    robot.interact(view::close);
    open(robot);
    says(robot, "web-1", "Put off by the server");
    await().untilAsserted(
        () -> assertThat(robot.from(view.node()).lookup("#cancel").queryButton().getText()).isEqualTo("Abort"));
  }

  @Test
  void aContextThatIsReadOnlyRefuses(FxRobot robot) {
    session.guard(GuardLevel.READ_ONLY);
    openWithEverythingAllowed(robot);
    await().until(() -> robot.lookup("#trouble").tryQuery().filter(Node::isVisible).isPresent());
    assertThat(robot.lookup("#confirm").query().isDisabled()).isTrue();
    assertThat(session.sent).isEmpty();
  }

  @Test
  void aNodeWhosePodsMayNotBeReadSaysWhyAndIsReadAgain(FxRobot robot) {
    session.getFails = FakeSession.failure(Kind.FORBIDDEN, "You may not list pods.");
    open(robot);
    await().until(() -> robot.lookup("#trouble").tryQuery().filter(Node::isVisible).isPresent());
    session.getFails = null;
    robot.clickOn("#retry");
    says(robot, "lone", "Needs a decision");
  }
}
