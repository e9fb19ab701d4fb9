// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.activity;

import dev.pilothouse.ui.control.FilterField;
import dev.pilothouse.ui.fx.Fxml;
import dev.pilothouse.ui.fx.PressHold;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The journal's screen.
final class ActivityController implements FeatureView {
  private final UiServices services;
  private final ActivityViewModel model;
  private final Texts texts;
  private final Parent root;
  private final ToggleGroup group = new ToggleGroup();
  private final Set<Long> expanded = new HashSet<>();
  @FXML private VBox running = new VBox();
  @FXML private VBox tasks = new VBox();
  @FXML private FilterField filter = new FilterField();
  @FXML private HBox chips = new HBox();
  @FXML private ListView<EntryRow> list = new ListView<>();
  @FXML private VBox empty = new VBox();

  ActivityController(UiServices services, ActivityViewModel model) {
    this.services = services;
    this.model = model;
    texts = services.texts();
    root = Fxml.load(this, texts);
    filter.icon(Feather.SEARCH);
    filter.prompt(texts.get("activity.filter"));
    model.filter().bind(filter.textProperty());
    for (ActivityViewModel.Chip chip : ActivityViewModel.Chip.values()) {
      ToggleButton button = new ToggleButton();
      button.getStyleClass().add("chip");
      button.setToggleGroup(group);
      button.setUserData(chip);
      button.setOnAction(
          event -> {
            button.setSelected(true);
            model.chip().set(chip);
          });
      chips.getChildren().add(button);
    }
    group.getToggles().getFirst().setSelected(true);
    list.setCellFactory(view -> new EntryCell(texts, expanded, this::toggle, model::undo, this::copy));
    list.setOnKeyPressed(
        event -> {
          EntryRow row = list.getSelectionModel().getSelectedItem();
          if (row != null && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
            toggle(row.id());
            event.consume();
          }
        });
    model.screen().subscribe(new PressHold<ActivityViewModel.Screen>(root, services.clock(), this::show)::show);
  }

  private void show(ActivityViewModel.Screen screen) {
    for (Toggle toggle : group.getToggles()) {
      if (toggle instanceof ToggleButton button && toggle.getUserData() instanceof ActivityViewModel.Chip chip) {
        button.setText(texts.get("activity.chip." + chip.name().toLowerCase(Locale.ROOT), screen.counts().getOrDefault(chip, 0)));
      }
    }
    tasks.getChildren().setAll(screen.running().stream().map(this::task).toList());
    shown(running, !screen.running().isEmpty());
    shown(empty, screen.all() == 0);
    shown(list, screen.all() > 0);
    if (!list.getItems().equals(screen.rows())) {
      list.getItems().setAll(screen.rows());
    }
  }

  private Node task(EntryRow row) {
    Label words = EntryCell.label("◌ " + row.action() + ": " + row.object(), "health-progressing");
    return new HBox(12, words, EntryCell.label(row.context(), "text-muted"), EntryCell.label(row.time(), "text-muted"));
  }

  private void toggle(long id) {
    if (!expanded.remove(id)) {
      expanded.add(id);
    }
    list.refresh();
  }

  private void copy(String words) {
    ClipboardContent content = new ClipboardContent();
    content.putString(words);
    Clipboard.getSystemClipboard().setContent(content);
    services.navigator().tell(texts.get("activity.copied"));
  }

  private static void shown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  @Override
  public Parent node() {
    return root;
  }

  @Override
  public ObservableValue<String> title() {
    return new SimpleStringProperty(texts.get("activity.title"));
  }

  @Override
  public void focus() {
    list.requestFocus();
  }

  @Override
  public boolean focusFilter() {
    filter.field().requestFocus();
    return true;
  }

  @Override
  public void close() {
    model.close();
  }
}
