// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.ui.control.code.CodeEditor;
import dev.pilothouse.ui.nav.UiServices;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Status and managedFields of the object under its text: to be read, never applied. Follows the cluster. FX thread.
final class ServerFieldsPane extends VBox implements Subscription {
  private final CodeEditor fields;
  private String shown = "";

  /// @param hide takes the pane away
  ServerFieldsPane(UiServices services, Runnable hide) {
    var texts = services.texts();
    fields = new CodeEditor(texts, services.frames(), services.background(), services.fx());
    fields.editable(false);
    fields.name(texts.get("editor.server.name"));
    Label title = new Label("status, managedFields");
    title.getStyleClass().add("text-strong");
    Label note = new Label(texts.get("editor.server.note"));
    note.getStyleClass().add("text-muted");
    note.setMinWidth(0);
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    Button close = new Button("", new FontIcon(Feather.X));
    close.setId("server-fields-hide");
    close.getStyleClass().addAll("ghost", "icon-only");
    close.setAccessibleText(texts.get("editor.server.hide"));
    close.setOnAction(event -> hide.run());
    HBox head = new HBox(8, title, note, grow, close);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("editor-side-head");
    VBox.setVgrow(fields, Priority.ALWAYS);
    setId("server-fields");
    getStyleClass().add("editor-side");
    setMinHeight(60);
    getChildren().setAll(head, fields);
  }

  void show(String yaml) {
    if (shown.isEmpty()) {
      fields.open(yaml, () -> {
        int line = ServerFields.ownersLine(yaml);
        if (line >= 0) {
          fields.fold(line);
        }
      });
    } else {
      fields.update(yaml);
    }
    shown = yaml;
  }

  void focus() {
    fields.focus();
  }

  @Override
  public void close() {
    fields.close();
  }
}
