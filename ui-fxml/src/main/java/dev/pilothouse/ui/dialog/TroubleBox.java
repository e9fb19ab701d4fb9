// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.dialog;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.text.Texts;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Why it cannot be sent, or was not done: what happened, why, and what to do now. FX thread.
public final class TroubleBox extends HBox {
  private final Texts texts;
  private final Label what = new Label();
  private final Label why = new Label();
  private final Button retry;

  /// @param again what the button to try again does
  public TroubleBox(Texts texts, Runnable again) {
    this.texts = texts;
    getStyleClass().add("scale-trouble");
    setAccessibleRole(AccessibleRole.TEXT);
    // What cannot be pressed gets no keyboard; the reason does, so that it is read out.
    setFocusTraversable(true);
    what.getStyleClass().add("trouble-what");
    why.getStyleClass().add("trouble-why");
    what.setWrapText(true);
    why.setWrapText(true);
    what.setId("trouble");
    retry = new Button(texts.get("scale.retry"));
    retry.setId("retry");
    retry.setMinWidth(USE_PREF_SIZE);
    retry.setOnAction(event -> again.run());
    VBox words = new VBox(2, what, why);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().setAll(new HealthGlyph(Health.BAD), words, retry);
  }

  /// @param again whether it can be tried again
  public void show(@Nullable ClusterFailure failure, boolean again) {
    if (failure == null) {
      return;
    }
    what.setText(texts.get(failure.what()));
    String detail = failure.detail().isEmpty() ? "" : "\n" + failure.detail();
    why.setText(texts.get(failure.why()) + " " + texts.get(failure.next()) + detail);
    setAccessibleText(what.getText() + " " + why.getText());
    retry.setVisible(again);
    retry.setManaged(again);
  }
}
