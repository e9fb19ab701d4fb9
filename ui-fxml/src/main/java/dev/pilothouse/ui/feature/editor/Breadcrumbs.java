// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.yaml.Outline;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where the caret stands: the object, the field in it, the field in that. A part leads to its line; the arrow before it, or Down,
/// lists what stands beside it. FX thread.
final class Breadcrumbs extends HBox {
  private static final int MOST = 100;
  private final Texts texts;
  private final IntConsumer go;
  private List<Outline> path = List.of();

  /// @param go is told an offset in the text
  Breadcrumbs(Texts texts, IntConsumer go) {
    this.texts = texts;
    this.go = go;
    setId("breadcrumbs");
    getStyleClass().add("breadcrumbs");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    setAccessibleText(texts.get("editor.path"));
  }

  /// @param objects the outline of the text
  /// @param offset where the caret stands in it
  void show(List<Outline> objects, int offset) {
    List<Outline> next = Outline.at(objects, offset);
    if (same(next)) {
      return;
    }
    path = next;
    List<Node> parts = new ArrayList<>();
    List<Outline> level = objects;
    for (Outline part : next) {
      Button name = name(part, level, parts.isEmpty());
      parts.add(beside(part, level, name));
      parts.add(name);
      level = part.children();
    }
    getChildren().setAll(parts);
  }

  /// Takes the keyboard, at the innermost part; false when there is none.
  boolean focus() {
    if (getChildren().isEmpty()) {
      return false;
    }
    getChildren().getLast().requestFocus();
    return true;
  }

  /// The same names at the same places, with the same beside them.
  private boolean same(List<Outline> next) {
    return next.equals(path);
  }

  private Button name(Outline part, List<Outline> level, boolean object) {
    Button name = new Button(object && !part.value().isEmpty() ? part.name() + " " + part.value() : part.name());
    name.setMnemonicParsing(false);
    name.getStyleClass().add("breadcrumb");
    name.setMinWidth(24);
    name.setAccessibleText(name.getText() + ", " + texts.get("editor.outline.at", part.line() + 1));
    name.setOnAction(event -> go.accept(part.span().start()));
    name.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.DOWN) {
        list(level, part, name);
        event.consume();
      }
    });
    return name;
  }

  private Button beside(Outline part, List<Outline> level, Button name) {
    String words = texts.get("editor.path.beside", part.name());
    Button arrow = new Button("", new FontIcon(Feather.CHEVRON_RIGHT));
    arrow.getStyleClass().addAll("breadcrumb", "breadcrumb-arrow");
    arrow.setMinWidth(USE_PREF_SIZE);
    arrow.setFocusTraversable(false);
    arrow.setAccessibleText(words);
    arrow.setTooltip(new Tooltip(words));
    arrow.setOnAction(event -> list(level, part, name));
    return arrow;
  }

  private void list(List<Outline> level, Outline current, Button below) {
    int at = level.indexOf(current);
    int from = Math.clamp(at - MOST / 2, 0, Math.max(0, level.size() - MOST));
    ContextMenu menu = new ContextMenu();
    menu.setId("breadcrumb-list");
    for (Outline part : level.subList(from, Math.min(level.size(), from + MOST))) {
      MenuItem item = new MenuItem(part.value().isEmpty() ? part.name() : part.name() + "   " + part.value());
      item.setMnemonicParsing(false);
      item.setOnAction(event -> go.accept(part.span().start()));
      menu.getItems().add(item);
    }
    menu.show(below, Side.BOTTOM, 0, 0);
  }
}
