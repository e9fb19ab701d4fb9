// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import com.sun.glass.ui.headless.WideHeadless;
import java.io.File;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What the headless platform of the tests must be able to do; the first to run after JavaFX was renewed.
@ExtendWith(SteadyRobot.class)
@Timeout(30)
class WidePlatformUiTest {
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private Stage stage;
  private ListView<String> list;

  @Start
  void start(Stage shown) {
    stage = shown;
    TextField field = new TextField();
    field.setId("field");
    list = new ListView<>();
    list.setPrefHeight(200);
    for (int i = 0; i < 200; i++) {
      list.getItems().add("row-" + i);
    }
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    MenuItem item = new MenuItem("Scale…");
    item.setOnAction(event -> heard.add("menu"));
    list.setContextMenu(new ContextMenu(item));
    Rectangle corner = new Rectangle(40, 40, Color.RED);
    corner.setId("corner");
    corner.setOnMouseDragged(event -> heard.add("dragged " + event.isPrimaryButtonDown()));
    Label source = new Label("source");
    source.setOnDragDetected(
        event -> {
          Dragboard board = source.startDragAndDrop(TransferMode.COPY);
          ClipboardContent content = new ClipboardContent();
          content.putString("cargo");
          board.setContent(content);
          event.consume();
        });
    Label target = new Label("target");
    target.setOnDragOver(event -> event.acceptTransferModes(TransferMode.COPY));
    target.setOnDragDropped(
        event -> {
          heard.add("dropped " + event.getDragboard().getString());
          event.setDropCompleted(true);
        });
    VBox root = new VBox(8, field, list, source, target, corner);
    Scene scene = new Scene(root, 1560, 960);
    scene.getAccelerators().put(new KeyCharacterCombination("/", KeyCombination.SHORTCUT_DOWN), () -> heard.add("slash"));
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @Test
  void aWindowAsLargeAsTheScreenIsDrawnToItsLastCorner(FxRobot robot) {
    robot.interact(() -> stage.getScene().getRoot().setStyle("-fx-background-color: #01c803"));
    await().untilAsserted(
        () ->
            assertThat(robot.robotContext().getCaptureSupport().captureRegion(new javafx.geometry.Rectangle2D(1540, 940, 4, 4))
                    .getPixelReader().getArgb(2, 2))
                .isEqualTo(0xff01c803));
  }

  @Test
  void textIsTypedInAnyScript(FxRobot robot) {
    robot.clickOn("#field").write("web-1 über 上海");
    assertThat(robot.lookup("#field").queryAs(TextField.class).getText()).isEqualTo("web-1 über 上海");
  }

  @Test
  void aClickWithControlAddsToTheSelection(FxRobot robot) {
    robot.clickOn("row-0").press(KeyCode.CONTROL).clickOn("row-2").release(KeyCode.CONTROL);
    assertThat(list.getSelectionModel().getSelectedItems()).containsExactly("row-0", "row-2");
  }

  @Test
  void aRightClickOpensTheMenu(FxRobot robot) {
    robot.rightClickOn("row-1").clickOn("Scale…");
    assertThat(heard).containsExactly("menu");
  }

  @Test
  void theWheelScrolls(FxRobot robot) {
    robot.moveTo("row-1").scroll(20, VerticalDirection.DOWN);
    await().until(() -> robot.lookup("row-0").tryQuery().isEmpty());
  }

  @Test
  void theButtonIsDownWhileDragging(FxRobot robot) {
    robot.drag("#corner").moveBy(30, 10).drop();
    assertThat(heard).contains("dragged true").doesNotContain("dragged false");
  }

  @Test
  void whatIsDraggedIsDropped(FxRobot robot) {
    robot.drag("source").dropTo("target");
    await().untilAsserted(() -> assertThat(heard).containsExactly("dropped cargo"));
  }

  @Test
  void anAcceleratorMayBeACharacter(FxRobot robot) {
    robot.clickOn("#field").push(KeyCode.CONTROL, KeyCode.SLASH);
    await().untilAsserted(() -> assertThat(heard).containsExactly("slash"));
  }

  @Test
  void aFileChooserGivesWhatTheTestChose() {
    AtomicReference<File> picked = new AtomicReference<>();
    File file = new File("config");
    Platform.runLater(
        () -> {
          WideHeadless.current().chooseNext(file);
          picked.set(new FileChooser().showOpenDialog(stage));
        });
    await().untilAsserted(() -> assertThat(picked.get()).isEqualTo(file));
  }
}
