// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.session.SessionSchemas;
import dev.pilothouse.core.session.SessionSurroundings;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.Problem.Rung;
import dev.pilothouse.core.yaml.schema.BundledSchemas;
import dev.pilothouse.themes.Fonts;
import dev.pilothouse.themes.Theme;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.Shop;
import dev.pilothouse.ui.testing.SteadyRobot;
import dev.pilothouse.ui.text.Texts;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A text whose cluster does not tell its schemas: what is said of it, and what is found all the same.
@ExtendWith(SteadyRobot.class)
@Timeout(60)
class BundledStepUiTest {
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final FakeSession session = Shop.open();
  private final TextChecker checker =
      new TextChecker(
          new SessionSchemas(session, BundledSchemas::read), SessionSurroundings.of(session, () -> Shop.NOW, Runnable::run), texts);

  private void show(Stage stage, Checked checked) {
    LadderBar ladder = new LadderBar();
    ladder.show(checked, texts);
    Fonts.load();
    Scene scene = new Scene(ladder, 640, 60);
    scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void whatIsWrongIsFoundByTheBundledSchemasAndTheStepSaysSo(FxRobot robot) throws TimeoutException {
    session.schemasFail = FakeSession.failure(ClusterFailure.Kind.FORBIDDEN, "/openapi/v3 may not be read.");
    String text = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {replcas: 1}\n";
    Checked checked = checker.check(text, null, "", TextChecker.Known.READ);
    assertThat(checked.problems()).extracting(Problem::fault).contains(new Fault.UnknownField("replcas", "Deployment spec", "replicas"));
    assertThat(checked.step(Rung.SCHEMA).errors()).isPositive();
    FxToolkit.setupStage(stage -> show(stage, checked));
    assertThat(robot.lookup("#step-schema .ladder-words").queryAs(Label.class).getText())
        .matches("checked by the bundled schema of Kubernetes 1\\.\\d+, not by the cluster's");
    await().untilAsserted(() -> namesAreWhole(robot));
    assertThat(robot.lookup("#step-schema").query().getAccessibleText()).contains("by the bundled schema");
  }

  private static void namesAreWhole(FxRobot robot) {
    for (String step : new String[] {"syntax", "schema", "references", "server"}) {
      Region rail = robot.lookup("#step-" + step).queryAs(Region.class);
      Label name = (Label) rail.getChildrenUnmodifiable().get(1);
      assertThat(name.getWidth()).as(name.getText()).isGreaterThanOrEqualTo(name.prefWidth(-1) - 1);
      assertThat(rail.getBoundsInLocal().getWidth()).as("nothing lies over the next step").isLessThanOrEqualTo(rail.getWidth() + 1);
    }
  }

  @Test
  void aClusterThatTellsItsSchemasIsGoneByAlone() {
    Checked checked = checker.check("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n", null, "", TextChecker.Known.READ);
    assertThat(checked.step(Rung.SCHEMA).why()).isEmpty();
  }
}
