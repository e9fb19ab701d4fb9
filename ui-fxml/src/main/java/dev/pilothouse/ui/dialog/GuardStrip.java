// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.dialog;

import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// The strip at the top of a dialog that says how the context is guarded; away when it is not. FX thread.
public final class GuardStrip extends HBox {
  private final Texts texts;
  private final String context;
  private final Label words = new Label();
  private final Label promise = new Label();

  public GuardStrip(Texts texts, String context) {
    this.texts = texts;
    this.context = context;
    words.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
    promise.getStyleClass().add("dialog-promise");
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    getChildren().setAll(words, grow, promise);
    show(GuardLevel.NORMAL);
  }

  public void show(GuardLevel level) {
    setVisible(level != GuardLevel.NORMAL);
    setManaged(level != GuardLevel.NORMAL);
    boolean readOnly = level == GuardLevel.READ_ONLY;
    getStyleClass().setAll("dialog-strip");
    if (readOnly) {
      getStyleClass().add("read-only");
    }
    words.setText(texts.get(readOnly ? "dialog.guard.readOnly" : "dialog.guard.confirm", context));
    promise.setText(texts.get(readOnly ? "dialog.guard.readOnly.promise" : "dialog.guard.promise"));
  }
}
