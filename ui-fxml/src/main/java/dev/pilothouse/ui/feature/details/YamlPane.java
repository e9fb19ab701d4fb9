// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.ui.control.code.CodeEditor;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// YAML to be read: coloured, folded, searched, copied. Keeps its place when the object changes.
final class YamlPane extends VBox implements Subscription {
  private final CodeEditor editor;
  private String shown = "";

  /// @param edit opens the editor
  YamlPane(UiServices services, Runnable edit) {
    Texts texts = services.texts();
    editor = new CodeEditor(texts, services.frames(), services.background(), services.fx());
    editor.editable(false);
    editor.name("YAML");
    getStyleClass().add("yaml-pane");
    HBox tools =
        new HBox(
            button("yaml-edit", Feather.EDIT_3, texts.get("details.edit"), edit),
            button("yaml-find", Feather.SEARCH, texts.get("details.search"), editor::find),
            button("yaml-copy", Feather.COPY, texts.get("details.copyYaml"), this::copy));
    tools.getStyleClass().add("yaml-tools");
    VBox.setVgrow(editor, Priority.ALWAYS);
    getChildren().setAll(tools, editor);
  }

  private static Button button(String id, Feather icon, String words, Runnable action) {
    Button button = new Button("", new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll("ghost", "icon-only");
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words));
    button.setOnAction(event -> action.run());
    return button;
  }

  void show(String yaml) {
    if (shown.isEmpty()) {
      editor.open(yaml);
    } else {
      editor.update(yaml);
    }
    shown = yaml;
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(shown);
    Clipboard.getSystemClipboard().setContent(content);
  }

  void find() {
    editor.find();
  }

  @Override
  public void close() {
    editor.close();
  }
}
