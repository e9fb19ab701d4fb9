// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Chooses the namespace that the views of a cluster look at, or all. The list is watched while the chooser is open.
final class NamespaceChooser extends Button {
  private static final ResourceKind NAMESPACES = new ResourceKind("", "v1", "namespaces", "Namespace", false);
  private final Texts texts;
  private final FxThread fx;
  private final javafx.scene.control.Label chosen = new javafx.scene.control.Label();
  private final TextField search = new TextField();
  private final ListView<String> list = new ListView<>();
  private final ContextMenu popup = new ContextMenu();
  private @Nullable ClusterSession session;
  private Subscription naming = Subscription.NONE;
  private Subscription.Bag listing = new Subscription.Bag();
  private List<String> known = List.of();

  NamespaceChooser(Texts texts, FxThread fx) {
    this.texts = texts;
    this.fx = fx;
    getStyleClass().setAll("button", "top-field");
    setId("namespace");
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    chosen.getStyleClass().add("top-field-value");
    chosen.setMinWidth(0);
    // Room for the words that stand there most of the time; a long name may take more, an endless one is cut.
    chosen.setMaxWidth(240);
    HBox inside = new HBox(Icons.of(Feather.LAYERS), chosen, grow, Icons.of(Feather.CHEVRON_DOWN));
    inside.getStyleClass().add("top-field-inside");
    inside.setMouseTransparent(true);
    inside.setMinWidth(150);
    setGraphic(inside);
    setOnAction(event -> open());
    search.setPromptText(texts.get("shell.namespace.search"));
    search.setId("namespace-search");
    search.textProperty().subscribe(words -> filter());
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    list.getStyleClass().add("namespace-list");
    list.setId("namespace-list");
    list.setFixedCellSize(28);
    list.setCellFactory(view -> new NamespaceCell());
    VBox box = new VBox(6, search, list);
    box.getStyleClass().add("namespace-box");
    CustomMenuItem item = new CustomMenuItem(box, false);
    item.getStyleClass().add("plain-item");
    popup.getItems().setAll(item);
    popup.setOnHidden(event -> stop());
  }

  void show(@Nullable ClusterSession next) {
    naming.close();
    session = next;
    setVisible(next != null);
    setManaged(next != null);
    if (next != null) {
      naming = fx.observe(next.namespace(), this::named);
    }
  }

  private void named(String name) {
    chosen.setText(words(name));
    setAccessibleText(texts.get("shell.namespace", words(name)));
  }

  private String words(String name) {
    return name.isEmpty() ? texts.get("shell.namespace.all") : name;
  }

  /// Opens the list; the keyboard is in its search field.
  void open() {
    ClusterSession open = session;
    if (open == null || popup.isShowing()) {
      return;
    }
    search.clear();
    known = open.namespace().get().isEmpty() ? List.of() : List.of(open.namespace().get());
    LiveRows rows = open.show(NAMESPACES);
    listing.add(rows);
    listing.add(rows.store().subscribe(batch -> fx.execute(() -> read(rows))));
    read(rows);
    popup.show(this, Side.BOTTOM, 0, 4);
    search.requestFocus();
  }

  private void read(LiveRows rows) {
    TreeSet<String> names = new TreeSet<>(known);
    for (Row row : rows.store().snapshot()) {
      names.add(row.name());
    }
    known = List.copyOf(names);
    filter();
  }

  private void filter() {
    String words = search.getText().toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    if (texts.get("shell.namespace.all").toLowerCase(Locale.ROOT).contains(words)) {
      found.add("");
    }
    known.stream().filter(name -> name.contains(words)).forEach(found::add);
    if (!list.getItems().equals(found)) {
      list.getItems().setAll(found);
      ClusterSession open = session;
      int chosenOne = words.isEmpty() && open != null ? found.indexOf(open.namespace().get()) : 0;
      list.getSelectionModel().select(Math.max(0, chosenOne));
    }
    list.setPrefHeight(Math.clamp(found.size() * 28L + 2, 30, 340));
  }

  private void keys(KeyEvent event) {
    int at = list.getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case DOWN -> select(at + 1);
      case UP -> select(at - 1);
      case ENTER -> choose(list.getSelectionModel().getSelectedItem());
      case ESCAPE -> popup.hide();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void select(int index) {
    list.getSelectionModel().select(Math.clamp(index, 0, Math.max(0, list.getItems().size() - 1)));
    list.scrollTo(list.getSelectionModel().getSelectedIndex());
  }

  private void choose(@Nullable String name) {
    if (name != null && session != null) {
      session.namespace(name);
      popup.hide();
    }
  }

  private void stop() {
    listing.close();
    listing = new Subscription.Bag();
    requestFocus();
  }

  void close() {
    naming.close();
    listing.close();
  }

  private final class NamespaceCell extends ListCell<String> {
    private NamespaceCell() {
      setOnMouseClicked(event -> choose(getItem()));
      setOnKeyPressed(
          event -> {
            if (event.getCode() == KeyCode.ENTER) {
              choose(getItem());
            }
          });
    }

    @Override
    protected void updateItem(@Nullable String name, boolean empty) {
      super.updateItem(name, empty);
      setText(empty || name == null ? null : words(name));
    }
  }
}
