// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.ui.control.code.CodeLook;
import dev.pilothouse.ui.text.Texts;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// How the text is shown, in the line under it: whether long lines are wrapped, and how large the text is when it is not as drawn.
/// A click changes it, or takes it back. FX thread.
final class LookSigns extends HBox {
  private final Hyperlink wrap = new Hyperlink();
  private final Hyperlink zoom = new Hyperlink();

  LookSigns(ObjectProperty<CodeLook> look, Texts texts) {
    super(16);
    setAlignment(Pos.CENTER_LEFT);
    wrap.setId("look-wrap");
    zoom.setId("look-zoom");
    wrap.setMinWidth(USE_PREF_SIZE);
    zoom.setMinWidth(USE_PREF_SIZE);
    zoom.setTooltip(new Tooltip(texts.get("code.normalSize")));
    wrap.setTooltip(new Tooltip(texts.get("code.wrap")));
    wrap.setOnAction(event -> look.set(look.get().wraps(!look.get().wraps())));
    zoom.setOnAction(event -> look.set(look.get().zoom(CodeLook.NORMAL.zoom())));
    getChildren().setAll(wrap, zoom);
    look.subscribe(now -> {
      wrap.setText(texts.get(now.wraps() ? "editor.look.wraps" : "editor.look.long"));
      zoom.setText(texts.get("editor.look.zoom", now.zoom()));
      boolean other = now.zoom() != CodeLook.NORMAL.zoom();
      zoom.setVisible(other);
      zoom.setManaged(other);
    });
  }
}
