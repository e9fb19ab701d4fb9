// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.ui.nav.Action;
import dev.pilothouse.ui.text.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The rollouts under way, below their contexts. Keeps the selection by what is selected, whatever happens around it. FX thread.
final class BoardList extends ListView<BoardRow> {
  private final BoardActions actions;
  private final Consumer<UnaryOperator<BoardFilter>> change;
  private String selected = "";
  private boolean settling;

  BoardList(
      Texts texts, InstantSource clock, BoardActions actions, Consumer<UnaryOperator<BoardFilter>> change) {
    this.actions = actions;
    this.change = change;
    getStyleClass().add("board-list");
    setId("board-list");
    setAccessibleText(texts.get("board.title"));
    setMinHeight(0);
    setCellFactory(view -> new BoardCell(texts, clock, actions, this::toggle));
    getSelectionModel().selectedItemProperty().subscribe(
        row -> {
          if (!settling && row != null) {
            selected = row.id();
          }
        });
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            open();
          }
        });
    menu();
  }

  private void menu() {
    ContextMenu menu = new ContextMenu(new MenuItem());
    menu.setOnShowing(
        event -> {
          BoardRow.Rollout row = current();
          menu.getItems().setAll((row == null ? List.<Action>of() : actions.actions(row)).stream().map(BoardList::item).toList());
        });
    setContextMenu(menu);
  }

  private static MenuItem item(Action action) {
    MenuItem item = new MenuItem(action.label(), new FontIcon(action.icon()));
    item.setId(action.id());
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run().run());
    return item;
  }

  /// Takes other rows; those that are the same stay as they are.
  void show(List<BoardRow> rows) {
    settling = true;
    boolean same = rows.size() == getItems().size();
    for (int i = 0; same && i < rows.size(); i++) {
      same = rows.get(i).id().equals(getItems().get(i).id());
    }
    if (same) {
      for (int i = 0; i < rows.size(); i++) {
        if (!rows.get(i).equals(getItems().get(i))) {
          getItems().set(i, rows.get(i));
        }
      }
    } else {
      getItems().setAll(rows);
    }
    restore(rows);
    settling = false;
  }

  private void restore(List<BoardRow> rows) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).id().equals(selected)) {
        if (getSelectionModel().getSelectedIndex() != i || !Objects.equals(getSelectionModel().getSelectedItem(), rows.get(i))) {
          getSelectionModel().clearAndSelect(i);
        }
        return;
      }
    }
    getSelectionModel().clearSelection();
  }

  BoardRow.@Nullable Rollout current() {
    return getSelectionModel().getSelectedItem() instanceof BoardRow.Rollout row ? row : null;
  }

  /// Takes the keyboard; the first rollout is chosen when none is.
  void enter() {
    requestFocus();
    for (int i = 0; i < getItems().size() && getSelectionModel().isEmpty(); i++) {
      if (getItems().get(i) instanceof BoardRow.Rollout) {
        getSelectionModel().clearAndSelect(i);
      }
    }
  }

  private void open() {
    BoardRow.Rollout row = current();
    if (row != null) {
      actions.open(row.session(), row.progress().workload());
    }
  }

  private void toggle(BoardRow.Group group) {
    String id = group.session().context().id();
    change.accept(
        by -> {
          Set<String> closed = new HashSet<>(by.closed());
          if (!closed.remove(id)) {
            closed.add(id);
          }
          return by.closed(closed);
        });
  }

  private void key(KeyEvent event) {
    BoardRow row = getSelectionModel().getSelectedItem();
    boolean taken =
        switch (row) {
          case null -> event.getCode() == KeyCode.F8 && next();
          case BoardRow.Group group -> groupKey(event, group);
          case BoardRow.Rollout line -> rowKey(event, line);
        };
    if (taken) {
      event.consume();
    }
  }

  private boolean groupKey(KeyEvent event, BoardRow.Group group) {
    switch (event.getCode()) {
      case ENTER, SPACE -> toggle(group);
      case LEFT, RIGHT -> {
        if (group.open() == (event.getCode() == KeyCode.LEFT)) {
          toggle(group);
        }
      }
      case F8 -> {
        return next();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean rowKey(KeyEvent event, BoardRow.Rollout line) {
    switch (event.getCode()) {
      case ENTER -> open();
      case LEFT -> {
        for (int i = 0; i < getItems().size(); i++) {
          if (getItems().get(i) instanceof BoardRow.Group group && group.session().equals(line.session())) {
            getSelectionModel().clearAndSelect(i);
          }
        }
      }
      case F8 -> {
        return next();
      }
      default -> {
        return actions.key(event, line);
      }
    }
    return true;
  }

  /// Selects the next rollout that stalls or waits, from the top again after the last.
  private boolean next() {
    int size = getItems().size();
    int from = getSelectionModel().getSelectedIndex();
    for (int i = 1; i <= size; i++) {
      int at = Math.floorMod(from + i, size);
      if (getItems().get(at) instanceof BoardRow.Rollout row && row.needsLook()) {
        getSelectionModel().clearAndSelect(at);
        reveal(row);
        return true;
      }
    }
    return false;
  }

  /// Scrolls only to what cannot be seen: the heads of the contexts stay where they are otherwise.
  private void reveal(BoardRow row) {
    Bounds view = localToScene(getLayoutBounds());
    boolean seen =
        lookupAll(".board-cell").stream()
            .anyMatch(
                node ->
                    node instanceof BoardCell cell && row.equals(cell.getItem())
                        && view.contains(cell.localToScene(cell.getLayoutBounds())));
    if (!seen) {
      scrollTo(row);
    }
  }

  void tick(Instant now) {
    for (Node node : lookupAll(".board-cell")) {
      if (node instanceof BoardCell cell) {
        cell.tick(now);
      }
    }
  }
}
