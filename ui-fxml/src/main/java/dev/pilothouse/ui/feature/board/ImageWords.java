// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.rollouts.ImageStep;
import dev.pilothouse.core.rollouts.ImageStep.Change;
import dev.pilothouse.ui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// `2.8.4 → 2.9.0`, or what changes instead of the image. FX thread.
final class ImageWords extends HBox {
  /// What is left of the name of an image, at least.
  private static final int LEAST = 3;
  private static final double LETTER = 7.25;
  private final Texts texts;
  private final Label before = new Label();
  private final Label arrow = new Label("→");
  private final Label after = new Label();
  private final Tooltip whole = new Tooltip();
  private Fitted shown = new Fitted("", "");

  ImageWords(Texts texts) {
    super(6);
    this.texts = texts;
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    before.getStyleClass().addAll("mono", "text-muted");
    arrow.getStyleClass().add("text-faint");
    arrow.setMinWidth(USE_PREF_SIZE);
    after.setMinWidth(0);
    before.setMinWidth(0);
    getChildren().setAll(before, arrow, after);
    Tooltip.install(this, whole);
  }

  /// @param images all of the new revision
  void show(ImageStep step, String images) {
    boolean first = step.change() == Change.FIRST || step.before().isEmpty();
    shown = new Fitted(step.before(), after(step));
    for (Label label : new Label[] {before, arrow}) {
      label.setVisible(!first);
      label.setManaged(!first);
    }
    boolean image = step.change() == Change.IMAGE || step.change() == Change.FIRST;
    after.getStyleClass().setAll("label", image || first ? "mono" : "text-muted");
    whole.setText(images.isEmpty() ? shown.before + " → " + shown.after : images.replace(",", "\n"));
    fit(getWidth());
  }

  @Override
  public void resize(double width, double height) {
    super.resize(width, height);
    fit(width);
  }

  private void fit(double width) {
    double rest = arrow.isManaged() ? width - arrow.prefWidth(-1) - 2 * getSpacing() : width;
    Fitted fitted = shown.in(width <= 0 ? Integer.MAX_VALUE : (int) (rest / LETTER));
    before.setText(fitted.before);
    after.setText(fitted.after);
  }

  /// Two names of images, or tags.
  record Fitted(String before, String after) {

    /// As much of them as there is room for: the old one loses its name first, then the new one the end of its name; tags stay.
    ///
    /// @param letters how many there is room for in both
    Fitted in(int letters) {
      if (before.length() + after.length() <= letters) {
        return this;
      }
      String old = tag(before).substring(tag(before).isEmpty() ? 0 : 1);
      String left = old.isEmpty() ? before : old;
      int room = letters - left.length();
      if (after.length() <= room) {
        return new Fitted(left, after);
      }
      String tag = tag(after);
      int name = Math.max(LEAST, room - tag.length() - 1);
      String cut = tag.isEmpty() || name >= after.length() - tag.length() ? after : after.substring(0, name) + "…" + tag;
      return new Fitted(left, cut);
    }

    /// `:2.9.0` of `checkout:2.9.0`; empty when there is none.
    private static String tag(String name) {
      int at = Math.max(name.lastIndexOf(':'), name.lastIndexOf('@'));
      return at < 0 ? "" : name.substring(at);
    }
  }

  String after(ImageStep step) {
    return switch (step.change()) {
      case IMAGE, FIRST -> step.after();
      case RESTART -> texts.get("board.change.restart");
      case TEMPLATE -> step.before().isEmpty() && !step.after().isEmpty() ? step.after() : texts.get("board.change.template");
    };
  }
}
