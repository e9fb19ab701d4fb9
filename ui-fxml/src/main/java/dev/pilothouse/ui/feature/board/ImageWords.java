// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.rollouts.ImageStep;
import dev.pilothouse.core.rollouts.ImageStep.Change;
import dev.pilothouse.ui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// `2.8.4 → 2.9.0`, or what changes instead of the image. FX thread.
final class ImageWords extends HBox {
  private static final int SHORT = 8;
  private static final double LEAST = 18;
  private final Texts texts;
  private final Label before = new Label();
  private final Label arrow = new Label("→");
  private final Label after = new Label();
  private final Tooltip whole = new Tooltip();

  ImageWords(Texts texts) {
    super(6);
    this.texts = texts;
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    before.getStyleClass().addAll("mono", "text-muted");
    arrow.getStyleClass().add("text-faint");
    arrow.setMinWidth(USE_PREF_SIZE);
    for (Label label : new Label[] {before, after}) {
      label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    }
    getChildren().setAll(before, arrow, after);
    Tooltip.install(this, whole);
  }

  /// @param images all of the new revision
  void show(ImageStep step, String images) {
    boolean first = step.change() == Change.FIRST || step.before().isEmpty();
    before.setText(step.before());
    for (Label label : new Label[] {before, arrow}) {
      label.setVisible(!first);
      label.setManaged(!first);
    }
    boolean image = step.change() == Change.IMAGE || step.change() == Change.FIRST;
    after.setText(after(step));
    after.getStyleClass().setAll("label", image || first ? "mono" : "text-muted");
    for (Label label : new Label[] {before, after}) {
      // a short tag stays whole, a long one gives way
      label.setMinWidth(label.getText().length() <= SHORT ? USE_PREF_SIZE : LEAST);
    }
    whole.setText(images.isEmpty() ? before.getText() + " → " + after.getText() : images.replace(",", "\n"));
  }

  String after(ImageStep step) {
    return switch (step.change()) {
      case IMAGE, FIRST -> step.after();
      case RESTART -> texts.get("board.change.restart");
      case TEMPLATE -> step.before().isEmpty() && !step.after().isEmpty() ? step.after() : texts.get("board.change.template");
    };
  }
}
