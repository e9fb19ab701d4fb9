// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import dev.pilothouse.core.command.SetAutoscalerLimits;
import dev.pilothouse.core.command.SetAutoscalerLimits.Limits;
import dev.pilothouse.core.kind.HorizontalPodAutoscalerKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.themes.Fonts;
import dev.pilothouse.themes.Theme;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.FakeWindow;
import dev.pilothouse.ui.testing.Shop;
import dev.pilothouse.ui.testing.SteadyRobot;
import java.time.InstantSource;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The details of an autoscaler that keeps checkout between 3 and 12 replicas, as a person reads and changes them.
@ExtendWith(SteadyRobot.class)
@Timeout(120)
class AutoscalerUiTest {
  private static final ResourceRef REF = new ResourceRef(HorizontalPodAutoscalerKind.KIND, "shop", "checkout", "hpa-checkout");
  private final FakeSession session = Shop.open();
  private final FakeWindow window = new FakeWindow();
  private StackPane root;
  private FeatureView view;

  @Start
  void start(Stage stage) {
    Fonts.load();
    root = new StackPane();
    Scene scene = new Scene(root, 400, 900);
    scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
    stage.setScene(scene);
    stage.show();
  }

  private void measured(int replicas, int percent) {
    session.add(
        new HorizontalPodAutoscalerKind(),
        Shop.parse(
            """
            {'apiVersion':'autoscaling/v2','kind':'HorizontalPodAutoscaler',
            'metadata':{'name':'checkout','namespace':'shop','uid':'hpa-checkout','resourceVersion':'%1$d%2$d'},
            'spec':{'minReplicas':3,'maxReplicas':12,'scaleTargetRef':{'apiVersion':'apps/v1','kind':'Deployment','name':'checkout'},
            'metrics':[{'type':'Resource','resource':{'name':'cpu','target':{'type':'Utilization','averageUtilization':80}}}]},
            'status':{'currentReplicas':%1$d,'desiredReplicas':%1$d,'currentMetrics':[{'type':'Resource','resource':{'name':'cpu',
            'current':{'averageUtilization':%2$d}}}]}}"""
                .formatted(replicas, percent)));
  }

  private void open(FxRobot robot) {
    UiServices services = window.services(Locale.ENGLISH, InstantSource.fixed(Shop.NOW));
    robot.interact(
        () -> {
          view = new DetailsFeature(services).open(Route.object("details", session, REF));
          root.getChildren().setAll(view.node());
        });
    await().until(() -> robot.lookup("#autoscaler-chart").tryQuery().filter(Node::isVisible).isPresent());
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(view::close);
    assertThat(session.open).hasValue(0);
  }

  private static String spoken(FxRobot robot) {
    return robot.lookup("#autoscaler-chart").query().getAccessibleText();
  }

  private static String words(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Labeled.class).getText();
  }

  private void ask(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
    robot.interact(() -> root.getChildren().add(window.dialogs.getLast()));
  }

  @Test
  void theChartGoesOnWithWhatTheRowsTell(FxRobot robot) {
    measured(5, 80);
    open(robot);
    await().untilAsserted(
        () -> assertThat(spoken(robot)).isEqualTo("5 replicas, 5 wanted, 3 to 12 allowed. The load is 100 % of its target."));
    measured(9, 160);
    await().untilAsserted(
        () -> assertThat(spoken(robot)).isEqualTo("9 replicas, 9 wanted, 3 to 12 allowed. The load is 200 % of its target."));
  }

  @Test
  void theMaximumIsChangedAfterItWasSaidWhatFollows(FxRobot robot) {
    measured(12, 160);
    open(robot);
    ask(robot, "#autoscaler-maximum");
    assertThat(robot.lookup("#confirm").query().isDisabled()).as("nothing is changed yet").isTrue();
    robot.interact(() -> robot.lookup("#limits-max-field").queryAs(TextField.class).setText("20"));
    assertThat(words(robot, "#limits-then")).isEqualTo("Then: Goes up to 20 within 15s: CPU 160 % of 80 %.");
    robot.interact(() -> robot.lookup("#confirm").queryAs(Button.class).fire());
    assertThat(window.commands)
        .containsExactly(new SetAutoscalerLimits(REF, new Limits(3, 12), new Limits(3, 20)));
  }

  @Test
  void aMinimumAboveTheMaximumCannotBeSent(FxRobot robot) {
    measured(5, 80);
    open(robot);
    ask(robot, "#autoscaler-minimum");
    robot.interact(() -> robot.lookup("#limits-min-field").queryAs(TextField.class).setText("13"));
    assertThat(robot.lookup("#confirm").query().isDisabled()).isTrue();
    robot.interact(() -> robot.lookup("#limits-min-field").queryAs(TextField.class).setText("6"));
    assertThat(robot.lookup("#confirm").query().isDisabled()).isFalse();
  }
}
