// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.model.HexDump;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A value of a Secret that is no text, byte by byte, to be read. FX thread.
final class BytesDialog {
  private static final int MOST = 64 << 10;
  private final UiServices services;

  BytesDialog(UiServices services) {
    this.services = services;
  }

  void open(String key, byte[] bytes) {
    Texts texts = services.texts();
    TextArea area = new TextArea(HexDump.of(bytes, MOST));
    area.setId("key-bytes");
    area.getStyleClass().add("mono");
    area.setEditable(false);
    area.setAccessibleText(key);
    VBox.setVgrow(area, Priority.ALWAYS);
    Label title = new Label(texts.get("editor.bytes.title", key, bytes.length));
    title.getStyleClass().add("dialog-title");
    HBox head = new HBox(title);
    head.getStyleClass().add("apply-head");
    Label more = new Label(bytes.length > MOST ? texts.get("editor.bytes.more", MOST) : "");
    more.getStyleClass().add("text-muted");
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    Button leave = new Button(texts.get("dialog.close"));
    leave.setId("cancel");
    leave.getStyleClass().add("safe");
    HBox buttons = new HBox(more, grow, leave);
    buttons.getStyleClass().add("dialog-buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    VBox root = new VBox(head, area, buttons);
    root.getStyleClass().addAll("dialog", "key-dialog");
    root.setAccessibleRole(AccessibleRole.DIALOG);
    root.setAccessibleText(title.getText());
    Runnable close = services.navigator().show((Region) root, leave);
    leave.setOnAction(event -> close.run());
  }
}
