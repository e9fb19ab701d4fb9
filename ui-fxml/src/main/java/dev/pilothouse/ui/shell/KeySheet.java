// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.dialog.Dialogs;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// All keys on one sheet.
final class KeySheet {
  private static final List<List<String>> WINDOW =
      List.of(
          List.of("Shortcut+K", "palette"), List.of("Shortcut+1…9", "clusters"), List.of("Shortcut+Shift+O", "catalog"),
          List.of("N", "namespace"), List.of("Shortcut+F", "filter"), List.of("/", "filter"), List.of("Shortcut+J", "dock"),
          List.of("Shortcut+Shift+J", "dockWhole"), List.of("Shortcut+W", "closeTab"), List.of("Alt+Left", "back"),
          List.of("Alt+Right", "forward"), List.of("F6", "regions"), List.of("Shortcut+Comma", "settings"),
          List.of("Esc", "escape"), List.of("?", "keys"));
  private static final List<List<String>> OBJECTS =
      List.of(
          List.of("Enter", "details"), List.of("Space", "peek"), List.of("E", "edit"), List.of("L", "logs"),
          List.of("Shift+L", "previous"), List.of("S", "shell"), List.of("F", "forwardPort"), List.of("R", "rollout"),
          List.of("Shift+R", "restart"),
          List.of("+", "scale"), List.of("C", "cordon"), List.of("Shift+C", "drain"), List.of("D", "delete"), List.of("Y", "copy"),
          List.of("Shift+Y", "copyYaml"), List.of("F5", "relist"), List.of("F8", "problem"));
  private static final List<List<String>> EDITOR =
      List.of(
          List.of("Shortcut+S", "apply"), List.of("Ctrl+Space", "complete"), List.of("F1", "documentation"),
          List.of("F8", "nextProblem"), List.of("Alt+Enter", "quickFix"), List.of("Shortcut+H", "replace"),
          List.of("Shortcut+Shift+L", "everywhere"), List.of("Shortcut+G", "goToLine"),
          List.of("Shortcut+/", "comment"), List.of("Alt+Up", "moveUp"), List.of("Shortcut+Shift+D", "duplicate"),
          List.of("Shortcut+Shift+K", "deleteLine"), List.of("Shortcut+Shift+[", "fold"), List.of("Shortcut+Alt+[", "foldAll"),
          List.of("Alt+Z", "wrap"), List.of("Shortcut+0", "normalSize"), List.of("Shortcut+Shift+P", "path"),
          List.of("Shortcut+Shift+M", "serverFields"));
  private static final List<List<String>> LOGS =
      List.of(
          List.of("Enter", "details"), List.of("Space", "fold"), List.of("Z", "foldAll"), List.of("=", "condition"),
          List.of("0…6", "since"), List.of("A", "add"), List.of("R", "request"), List.of("O", "pod"),
          List.of("Shift+L", "before"), List.of("M", "mark"), List.of("F2", "nextMark"), List.of("H", "axis"),
          List.of("Shortcut+S", "save"), List.of("J", "fields"), List.of("T", "times"), List.of("W", "wrap"),
          List.of("F", "follow"), List.of("End", "end"));
  /// So that the sheet stands whole in the smallest window.
  private static final double HIGHEST = 480;
  private final Texts texts;

  KeySheet(Texts texts) {
    this.texts = texts;
  }

  void show(Dialogs dialogs) {
    VBox sheet = new VBox();
    sheet.getStyleClass().addAll("dialog", "key-sheet");
    Label title = new Label(texts.get("keys.title"));
    title.getStyleClass().add("dialog-title");
    VBox first = new VBox(column("keys.window", "keys.", WINDOW), column("logs.keys", "logs.key.", LOGS));
    first.getStyleClass().add("key-column");
    HBox columns = new HBox(first, column("keys.objects", "keys.", OBJECTS), column("code.keys", "code.", EDITOR));
    columns.getStyleClass().add("key-columns");
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setMaxHeight(HIGHEST);
    Button close = new Button(texts.get("keys.close"));
    close.setId("cancel");
    HBox foot = new HBox(close);
    foot.getStyleClass().add("dialog-buttons");
    foot.setAlignment(Pos.CENTER_RIGHT);
    VBox body = new VBox(title, scroll);
    body.getStyleClass().add("dialog-body");
    sheet.getChildren().setAll(body, foot);
    Runnable end = dialogs.show(sheet, Pos.CENTER, close, () -> {});
    close.setOnAction(event -> end.run());
  }

  private GridPane column(String title, String prefix, List<List<String>> keys) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("key-grid");
    Label heading = new Label(texts.get(title));
    heading.getStyleClass().add("section-title");
    grid.add(heading, 0, 0, 2, 1);
    for (List<String> line : keys) {
      Label cap = new Label(Shortcuts.words(line.get(0)));
      cap.getStyleClass().add("keycap");
      cap.setMinWidth(Region.USE_PREF_SIZE);
      grid.addRow(grid.getRowCount(), cap, new Label(texts.get(prefix + line.get(1))));
    }
    return grid;
  }
}
