// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.dialog;

import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.ui.nav.Identity;
import dev.pilothouse.ui.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// What a dialog is about: context, namespace, object. FX thread.
public final class DialogPath extends HBox {
  public DialogPath(Texts texts, String context, ResourceRef target) {
    this(texts, context);
    if (!target.namespace().isEmpty()) {
      getChildren().addAll(styled("/", "text-faint"), styled(texts.get("dialog.namespace"), "text-muted"));
      getChildren().add(styled(target.namespace(), "text-strong"));
    }
    getChildren().addAll(styled("/", "text-faint"), styled(target.kind().kind(), "text-muted"));
    getChildren().add(styled(target.name(), "text-strong"));
  }

  /// The context alone, for many objects.
  public DialogPath(Texts texts, String context) {
    getStyleClass().add("dialog-path");
    Label tile = new Label(Identity.initials(context));
    tile.getStyleClass().addAll("small-tile", Identity.hue(context));
    getChildren().setAll(styled(texts.get("dialog.context"), "text-muted"), tile, styled(context, "text-strong"));
  }

  private static Label styled(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    return label;
  }
}
