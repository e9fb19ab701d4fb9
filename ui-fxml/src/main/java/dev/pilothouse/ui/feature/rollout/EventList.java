// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The events of a rollout as a plain list, newest first. FX thread.
final class EventList extends ListView<RolloutEvent> {
  private final ObservableList<RolloutEvent> rows = FXCollections.observableArrayList();

  EventList(Texts texts, Consumer<RolloutEvent> open) {
    getStyleClass().add("rollout-events");
    setItems(rows);
    setCellFactory(list -> new Cell());
    Label none = new Label(texts.get("rollout.events.none"));
    none.getStyleClass().add("text-muted");
    setPlaceholder(none);
    setAccessibleText(texts.get("rollout.tab.list"));
    setOnMouseClicked(event -> open(event.getClickCount() > 1, open));
    setOnKeyPressed(event -> open(event.getCode() == KeyCode.ENTER, open));
  }

  private void open(boolean asked, Consumer<RolloutEvent> open) {
    RolloutEvent chosen = getSelectionModel().getSelectedItem();
    if (asked && chosen != null) {
      open.accept(chosen);
    }
  }

  void show(List<RolloutEvent> oldestFirst) {
    List<RolloutEvent> next = oldestFirst.reversed();
    if (!next.equals(List.copyOf(rows))) {
      RolloutEvent chosen = getSelectionModel().getSelectedItem();
      rows.setAll(next);
      if (chosen != null) {
        getSelectionModel().select(chosen);
      }
    }
  }

  /// One event.
  private static final class Cell extends ListCell<RolloutEvent> {
    private final Label time = new Label();
    private final HealthGlyph glyph = new HealthGlyph();
    private final Label reason = new Label();
    private final Label who = new Label();
    private final Label said = new Label();
    private final HBox row = new HBox(8, time, glyph, reason, who, said);

    Cell() {
      time.getStyleClass().add("change-time");
      time.setMinWidth(Region.USE_PREF_SIZE);
      reason.setMinWidth(Region.USE_PREF_SIZE);
      who.getStyleClass().addAll("mono", "text-muted");
      who.setMinWidth(Region.USE_PREF_SIZE);
      said.getStyleClass().add("change-message");
      said.setMinWidth(0);
      row.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(RolloutEvent event, boolean empty) {
      super.updateItem(event, empty);
      setText(null);
      setGraphic(empty || event == null ? null : row);
      if (event != null && !empty) {
        time.setText(Ages.clock(Instant.ofEpochSecond(event.at())));
        glyph.health(event.warning() ? Health.WARNING : Health.NEUTRAL);
        reason.setText(event.reason() + (event.count() > 1 ? " ×" + event.count() : ""));
        reason.getStyleClass().setAll("label", event.warning() ? "health-warning" : "text-strong");
        who.setText(event.objectName());
        said.setText(event.message());
        setTooltip(new Tooltip(event.message()));
        setAccessibleText(time.getText() + " " + event.reason() + " " + event.objectName() + " " + event.message());
      }
    }
  }
}
