// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.command.SetAutoscalerLimits;
import dev.pilothouse.core.command.SetAutoscalerLimits.Limits;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.ScaleManyRoute;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.testing.DialogStage;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.FakeWindow;
import dev.pilothouse.ui.testing.Shop;
import dev.pilothouse.ui.testing.SteadyRobot;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
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

/// The dialog over several workloads as a person uses it, over a cluster in memory: checkout has an autoscaler, the others have none.
@ExtendWith(SteadyRobot.class)
@Timeout(120)
class ScaleManyUiTest {
  private static final ResourceRef CART = new ResourceRef(DeploymentKind.KIND, "shop", "cart", "shop-cart");
  private final FakeSession session = ScaledShop.open();
  private final FakeWindow window = new FakeWindow();
  private DialogStage dialogs;
  private UiServices services;
  private FeatureView view;

  @Start
  void start(Stage stage) {
    services = window.services(Locale.ENGLISH, InstantSource.fixed(Shop.NOW));
    dialogs = new DialogStage(stage);
  }

  private void open(FxRobot robot) {
    ScaledShop.scale(session, CART, 3);
    Route route =
        ScaleManyRoute.of(
            session,
            List.of(
                new ScaleManyRoute.Asked(ScaledShop.CATALOG, 6), new ScaleManyRoute.Asked(CART, 3),
                new ScaleManyRoute.Asked(ScaledShop.CHECKOUT, 5)));
    robot.interact(() -> view = dialogs.show(new ScaleManyFeature(services).open(route)));
    says(robot, 2, "No change");
  }

  private static String line(FxRobot robot, int index) {
    return robot.lookup("#many-" + index).query().getAccessibleText();
  }

  private static void says(FxRobot robot, int index, String words) {
    await().untilAsserted(() -> assertThat(line(robot, index)).contains(words));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(view::close);
    assertThat(session.open).hasValue(0);
  }

  @Test
  void oneNumberForAllIsSentToEachAndTheAutoscalerIsGivenTheLimits(FxRobot robot) {
    open(robot);
    robot.write("8");
    untilButton(robot, "Scale 3 workloads");
    says(robot, 0, "catalog, 6 replicas, wanted 8");
    robot.clickOn("#confirm");
    await().untilAsserted(() -> assertThat(text(robot, "#many-summary")).isEqualTo("3 done, of 3"));
    assertThat(session.sent).hasSize(3).contains(new ScaleWorkload(ScaledShop.CATALOG, 6, 8), new ScaleWorkload(CART, 3, 8));
    assertThat(session.sent.getLast()).isInstanceOfSatisfying(
        SetAutoscalerLimits.class, limits -> assertThat(limits.limits()).isEqualTo(new Limits(8, 12)));
    says(robot, 0, "Done");
    assertThat(text(robot, "#cancel")).isEqualTo("Close");
  }

  @Test
  void eachHasItsOwnNumberAndWhatKeepsItIsLeftAlone(FxRobot robot) {
    open(robot);
    robot.interact(() -> robot.lookup("#many-1-wanted").queryAs(TextField.class).setText("4"));
    untilButton(robot, "Scale 1 workload");
    robot.clickOn("#confirm");
    await().untilAsserted(() -> assertThat(session.sent).containsExactly(new ScaleWorkload(CART, 3, 4)));
    says(robot, 0, "No change");
  }

  @Test
  void whatFailedIsToldAndTriedAgainAlone(FxRobot robot) {
    session.failing.put("cart", FakeSession.failure(ClusterFailure.Kind.CONFLICT, "Somebody else changed it."));
    open(robot);
    robot.write("8");
    untilButton(robot, "Scale 3 workloads");
    robot.clickOn("#confirm");
    untilButton(robot, "Try 1 again");
    says(robot, 1, "That did not work");
    says(robot, 2, "Done");
    session.failing.clear();
    session.sent.clear();
    robot.clickOn("#confirm");
    says(robot, 1, "Done");
    assertThat(session.sent).containsExactly(new ScaleWorkload(CART, 3, 8));
  }

  @Test
  void whatWasSentBeforeAStopStaysAndTheRestIsNotSent(FxRobot robot) {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    session.answers.put("cart", answer);
    open(robot);
    robot.write("8");
    untilButton(robot, "Scale 3 workloads");
    robot.clickOn("#confirm");
    says(robot, 0, "Done");
    says(robot, 1, "Is being sent");
    says(robot, 2, "Waits");
    assertThat(text(robot, "#cancel")).isEqualTo("Stop");
    robot.clickOn("#cancel");
    assertThat(text(robot, "#cancel")).isEqualTo("Stopping…");
    says(robot, 1, "Is being sent");
    answer.complete(null);
    says(robot, 1, "Done");
    says(robot, 2, "Not sent");
    await().untilAsserted(() -> assertThat(text(robot, "#many-summary")).isEqualTo("2 done, 1 not sent, of 3"));
    assertThat(session.sent).containsExactly(new ScaleWorkload(ScaledShop.CATALOG, 6, 8), new ScaleWorkload(CART, 3, 8));
    assertThat(text(robot, "#cancel")).isEqualTo("Close");
    untilButton(robot, "Try 1 again");
  }

  @Test
  void whatAnEarlierRowTakesIsMissingToALaterOne(FxRobot robot) {
    ScaledShop.put(
        session, new ReplicaSetKind(),
        """
        {'metadata':{'name':'catalog-new','namespace':'shop','uid':'rs-new','annotations':{'deployment.kubernetes.io/revision':'99'},
        'ownerReferences':[{'apiVersion':'apps/v1','kind':'Deployment','name':'catalog','uid':'shop-catalog','controller':true}]},
        'spec':{'replicas':6,'template':{'metadata':{'labels':{'app':'catalog'}},'spec':{'containers':[{'name':'app','image':'shop/catalog:2',
        'resources':{'requests':{'cpu':'1','memory':'512Mi'}}}]}}}}""");
    open(robot);
    wants(robot, 2, "12");
    says(robot, 2, "Fits on");
    wants(robot, 0, "10");
    // Of 5.8 cores that the quota has left four are gone; the seven pods want half a core each.
    says(robot, 0, "Fits on");
    says(robot, 2, "shop-quota lets in 3 of 7");
    // Each pod that another one gives up before it leaves it room, once it has ended.
    wants(robot, 1, "0");
    says(robot, 2, "shop-quota lets in 5 of 7");
  }

  private static void wants(FxRobot robot, int index, String number) {
    robot.interact(() -> robot.lookup("#many-" + index + "-wanted").queryAs(TextField.class).setText(number));
  }

  @Test
  void aContextThatIsReadOnlyRefusesAllOfThem(FxRobot robot) {
    open(robot);
    session.guard(GuardLevel.READ_ONLY);
    robot.write("8");
    await().until(() -> robot.lookup("#trouble").tryQuery().filter(Node::isVisible).isPresent());
    assertThat(robot.lookup("#confirm").query().isDisabled()).isTrue();
  }
}
