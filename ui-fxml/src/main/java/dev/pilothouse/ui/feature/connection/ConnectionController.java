// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.connection;

import dev.pilothouse.ui.fx.Fxml;
import dev.pilothouse.ui.fx.Heartbeat;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Identity;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.time.Duration;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/// Shows the steps of a connection.
final class ConnectionController implements FeatureView {
  private final UiServices services;
  private static final double ROOM_FOR_BUTTONS = 1000;

  private final ConnectionViewModel model;
  private final Texts texts;
  private final Parent root;
  private final StepPane steps;
  private final Heartbeat beat;
  private List<StepRow> shown = List.of();
  @FXML private VBox head = new VBox();
  @FXML private HBox top = new HBox();
  @FXML private HBox buttons = new HBox();
  @FXML private Label tile = new Label();
  @FXML private Label title = new Label();
  @FXML private Label about = new Label();
  @FXML private Label again = new Label();
  @FXML private Label middle = new Label();
  @FXML private Label end = new Label();
  @FXML private VBox list = new VBox();
  @FXML private Button cancel = new Button();
  @FXML private Button retry = new Button();
  @FXML private Button report = new Button();

  ConnectionController(UiServices services, ConnectionViewModel model) {
    this.services = services;
    this.model = model;
    texts = services.texts();
    root = Fxml.load(this, texts);
    steps = new StepPane(list, texts);
    tile.setText(Identity.initials(model.context()));
    tile.getStyleClass().add(Identity.hue(model.context()));
    root.layoutBoundsProperty().subscribe(bounds -> arrange(bounds.getWidth()));
    model.screen().subscribe(this::show);
    beat = new Heartbeat(services.background(), services.fx(), Duration.ofSeconds(1), model::tick);
  }

  /// The buttons stand below the words where beside them they would leave these no room.
  private void arrange(double width) {
    Pane place = width > 0 && width < ROOM_FOR_BUTTONS ? head : top;
    if (!place.getChildren().contains(buttons)) {
      place.getChildren().add(buttons);
    }
  }

  private void show(ConnectionViewModel.Screen screen) {
    title.setText(screen.title());
    about.setText(screen.about());
    middle.setText(Long.toString(screen.axis() / 2));
    end.setText(texts.get("connection.view.ms", screen.axis()));
    again.setText(screen.again());
    again.setVisible(!screen.again().isEmpty());
    again.setManaged(!screen.again().isEmpty());
    cancel.setVisible(screen.goesOn());
    cancel.setManaged(screen.goesOn());
    cancel.setText(texts.get(screen.connecting() ? "connection.view.cancel" : "connection.view.stop"));
    retry.setText(texts.get(screen.again().isEmpty() ? "connection.view.retry" : "connection.view.now"));
    retry.setDisable(screen.connecting());
    report.setDisable(screen.connecting());
    if (!screen.steps().equals(shown)) {
      shown = screen.steps();
      steps.show(shown);
    }
  }

  @FXML
  void onRetry() {
    model.retry();
  }

  @FXML
  void onCancel() {
    model.cancel();
  }

  @FXML
  void onBack() {
    services.navigator().go(Route.of("clusters"));
  }

  @FXML
  void onReport() {
    ClipboardContent content = new ClipboardContent();
    content.putString(model.report());
    Clipboard.getSystemClipboard().setContent(content);
    services.navigator().tell(texts.get("connection.view.copied"));
  }

  @Override
  public Parent node() {
    return root;
  }

  @Override
  public ObservableValue<String> title() {
    return model.screen().map(screen -> texts.get("connection.view.title", model.context()));
  }

  @Override
  public void focus() {
    (retry.isDisabled() ? cancel : retry).requestFocus();
  }

  @Override
  public void close() {
    beat.close();
    model.close();
  }
}
