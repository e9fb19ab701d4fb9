// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.settings;

import dev.pilothouse.ui.fx.Fxml;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The settings' screen: one line for each choice.
final class SettingsController implements FeatureView {
  private final SettingsViewModel model;
  private final Texts texts;
  private final Parent root;
  @FXML private GridPane choices = new GridPane();
  @FXML private VBox notes = new VBox();
  @FXML private Button forget = new Button();
  @FXML private ToggleButton notices = new ToggleButton();

  SettingsController(UiServices services, SettingsViewModel model) {
    this.model = model;
    texts = services.texts();
    root = Fxml.load(this, texts);
    SettingsViewModel.CHOICES.forEach(this::add);
    model
        .notes()
        .subscribe(
            all ->
                notes
                    .getChildren()
                    .setAll(
                        all.stream()
                            .map(
                                note -> {
                                  Label label = new Label("▲ " + texts.get(note));
                                  label.getStyleClass().add("health-warning");
                                  label.setWrapText(true);
                                  return label;
                                })
                            .toList()));
    consents();
    model.told().subscribe(on -> notices.setSelected(on));
  }

  private void add(SettingsViewModel.Choice choice) {
    Label name = new Label(texts.get("settings." + choice.id()));
    name.getStyleClass().add("text-strong");
    Label about = new Label(texts.get("settings." + choice.id() + ".about"));
    about.getStyleClass().add("text-muted");
    about.setWrapText(true);
    ToggleGroup group = new ToggleGroup();
    HBox buttons = new HBox();
    buttons.getStyleClass().add("segments");
    for (String value : choice.values()) {
      ToggleButton button = new ToggleButton(texts.get("settings." + choice.id() + "." + value));
      button.setId(choice.id() + "-" + value);
      button.setToggleGroup(group);
      button.getStyleClass().add("segment");
      button.setMinWidth(Button.USE_PREF_SIZE);
      button.setOnAction(
          event -> {
            button.setSelected(true);
            model.choose(choice, value);
          });
      model.chosen().subscribe(now -> button.setSelected(choice.read().apply(now).equals(value)));
      buttons.getChildren().add(button);
    }
    VBox words = new VBox(name, about);
    choices.addRow(choices.getRowCount(), words, buttons);
  }

  private void consents() {
    forget.setText(texts.get("settings.forget", model.consents()));
    forget.setDisable(model.consents() == 0);
  }

  @FXML
  void onNotices() {
    model.tell(notices.isSelected());
  }

  @FXML
  void onForget() {
    model.forgetConsents();
    consents();
  }

  @Override
  public Parent node() {
    return root;
  }

  @Override
  public ObservableValue<String> title() {
    return new SimpleStringProperty(texts.get("settings.title"));
  }

  @Override
  public void focus() {
    choices.getChildren().stream()
        .filter(HBox.class::isInstance)
        .findFirst()
        .ifPresent(box -> ((HBox) box).getChildren().getFirst().requestFocus());
  }

  @Override
  public void close() {
    model.close();
  }
}
