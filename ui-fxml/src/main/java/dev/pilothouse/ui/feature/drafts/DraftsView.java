// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.drafts;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.ui.control.StatePane;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The list of drafts. Enter goes on with one, Delete gives it up, and once more brings it back. FX thread.
final class DraftsView implements FeatureView {
  private final DraftsViewModel model;
  private final Texts texts;
  private final ListView<DraftRow> list = new ListView<>();
  private final StatePane state = new StatePane();
  private final VBox root = new VBox();
  private final ReadOnlyStringWrapper title;
  private final Subscription rows;

  DraftsView(UiServices services, DraftsViewModel model) {
    this.model = model;
    texts = services.texts();
    title = new ReadOnlyStringWrapper(texts.get("shell.rail.drafts"));
    Label heading = new Label(texts.get("shell.rail.drafts"));
    heading.getStyleClass().add("section-title");
    Label note = new Label(texts.get("drafts.note"));
    note.getStyleClass().add("text-muted");
    note.setWrapText(true);
    list.setId("drafts");
    list.getStyleClass().add("draft-list");
    list.setAccessibleText(texts.get("shell.rail.drafts"));
    list.setCellFactory(view -> new DraftCell(services, model));
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    StackPane place = new StackPane(list, state);
    VBox.setVgrow(place, javafx.scene.layout.Priority.ALWAYS);
    root.getStyleClass().add("drafts-view");
    root.getChildren().setAll(heading, note, place);
    rows = services.fx().observe(model.rows(), this::show);
  }

  private void show(Optional<List<DraftRow>> read) {
    if (read.isEmpty()) {
      state.loading(texts.get("drafts.loading"));
    } else if (read.get().isEmpty()) {
      state.empty(texts.get("drafts.empty"), texts.get("drafts.empty.why"), texts.get("drafts.empty.fill"));
    } else {
      state.ready();
    }
    int chosen = list.getSelectionModel().getSelectedIndex();
    list.getItems().setAll(read.orElse(List.of()));
    list.getSelectionModel().select(Math.max(0, chosen));
  }

  private void key(KeyEvent event) {
    DraftRow row = list.getSelectionModel().getSelectedItem();
    if (row == null || event.isShortcutDown()) {
      return;
    }
    Runnable action =
        switch (event.getCode()) {
          case ENTER -> row.discarded() ? null : () -> model.open(row);
          case DELETE -> row.discarded() ? () -> model.bringBack(row) : () -> model.discard(row);
          default -> null;
        };
    if (action != null) {
      action.run();
      event.consume();
    }
  }

  @Override
  public Parent node() {
    return root;
  }

  @Override
  public ObservableValue<String> title() {
    return title.getReadOnlyProperty();
  }

  @Override
  public void focus() {
    list.requestFocus();
  }

  @Override
  public void close() {
    rows.close();
  }
}
