// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.themes.Fonts;
import dev.pilothouse.themes.Theme;
import dev.pilothouse.ui.testing.SteadyRobot;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The steps of the check above a text, in wide windows and narrow ones.
@ExtendWith(SteadyRobot.class)
@Timeout(60)
class LadderBarUiTest {
  private final HBox head = new HBox();

  @BeforeEach
  void setUp() throws TimeoutException {
    FxToolkit.setupStage(this::start);
  }

  private void start(Stage stage) {
    Fonts.load();
    LadderBar ladder = new LadderBar();
    HBox.setHgrow(ladder, Priority.ALWAYS);
    ladder.show(Checked.NOTHING, new Texts(Locale.ENGLISH));
    head.getChildren().setAll(ladder);
    Scene scene = new Scene(new HBox(head), 1000, 60);
    scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
    stage.setScene(scene);
    stage.show();
  }

  private void width(FxRobot robot, double width) {
    robot.interact(() -> {
      head.setMinWidth(width);
      head.setMaxWidth(width);
    });
  }

  private static List<String> names(FxRobot robot) {
    return robot.lookup(".ladder-step .label").queryAllAs(Label.class).stream()
        .filter(Node::isVisible).map(Labeled::getText).filter(List.of("Syntax", "Schema", "References", "Server dry-run")::contains)
        .toList();
  }

  @Test
  void theStepsHaveTheirNamesWhereThereIsRoomAndSayThemWhereThereIsNone(FxRobot robot) {
    width(robot, 900);
    await().untilAsserted(() -> assertThat(names(robot)).containsExactly("Syntax", "Schema", "References", "Server dry-run"));
    width(robot, 260);
    await().untilAsserted(() -> assertThat(names(robot)).isEmpty());
    assertThat(robot.lookup("#step-schema").query().getAccessibleText()).startsWith("Schema: ");
    width(robot, 900);
    await().untilAsserted(() -> assertThat(names(robot)).hasSize(4));
  }
}
