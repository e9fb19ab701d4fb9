// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/// What stands beside one line: whose it is, its number, the arrow that folds, the bar of edits; and behind its text the guides,
/// after its text how much is folded away. It keeps its place when the text is moved sideways.
final class GutterLine extends Region {
  private static final double OWNER = 10;
  private static final double ARROW = 16;
  private static final double BAR = 10;
  private static final double GAP = 10;
  private final Region owner = new Region();
  private final Label number;
  private final Label arrow = new Label();
  private final Region bar = new Region();
  private final Path guides = new Path();
  private final Measure measure;
  private final List<Label> after = new ArrayList<>();
  private double textWidth;
  private int depth;

  /// The sizes that all lines share.
  ///
  /// @param digits how wide the widest number is
  /// @param character how wide a character is
  record Measure(double digits, double character, boolean owned, boolean wrapped) {
    double width() {
      return (owned ? OWNER : 4) + digits + ARROW + BAR;
    }
  }

  GutterLine(int line, Measure measure) {
    this.measure = measure;
    getStyleClass().add("code-gutter");
    owner.getStyleClass().add("code-owner");
    number = new Label(Integer.toString(line + 1));
    number.getStyleClass().add("code-number");
    arrow.getStyleClass().add("code-arrow");
    bar.getStyleClass().add("code-bar");
    guides.getStyleClass().add("code-guides");
    guides.setManaged(false);
    guides.setMouseTransparent(true);
    getChildren().addAll(owner, number, arrow, bar, guides);
    // RichTextFX keeps the gutter in place by moving it against the text.
    layoutXProperty().addListener((x, before, after) -> besideText());
  }

  void marked(LineMark.Type type, String tone) {
    switch (type) {
      case OWNER -> owner.getStyleClass().add(tone);
      case EDITED -> {
        bar.getStyleClass().add("edited");
        number.getStyleClass().add("edited");
      }
      case PROBLEM -> number.getStyleClass().addAll("code-problem", tone);
    }
  }

  /// The line begins a part that can be folded, or is.
  void folds(boolean folded, Runnable toggle) {
    arrow.setText(folded ? "▸" : "▾");
    arrow.setOnMouseClicked(event -> toggle.run());
  }

  void guides(int levels) {
    depth = levels;
  }

  /// Words after the text: how much is folded away, what is wrong.
  ///
  /// @param text how wide the text is
  void after(Label words, double text) {
    after.add(words);
    textWidth = text;
    words.setManaged(false);
    getChildren().add(words);
  }

  @Override
  protected double computePrefWidth(double height) {
    return measure.width();
  }

  @Override
  protected double computeMaxWidth(double height) {
    return measure.width();
  }

  @Override
  protected double computePrefHeight(double width) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    double x = measure.owned() ? OWNER : 4;
    double row = Math.min(getHeight(), number.prefHeight(-1));
    owner.resizeRelocate(6, 0, measure.owned() ? 4 : 0, getHeight());
    number.resizeRelocate(x, 0, measure.digits(), row);
    arrow.resizeRelocate(x + measure.digits(), 0, ARROW, row);
    bar.resizeRelocate(x + measure.digits() + ARROW, 0, 2, getHeight());
    besideText();
  }

  private void besideText() {
    double text = measure.width() - (measure.wrapped() ? 0 : getLayoutX());
    guides.getElements().clear();
    for (int level = 0; level < depth; level++) {
      double x = Math.floor(text + level * Lines.STEP * measure.character()) + 0.5;
      if (x >= measure.width()) {
        guides.getElements().addAll(new MoveTo(x, 0), new LineTo(x, getHeight()));
      }
    }
    double x = text + textWidth + GAP;
    for (Label words : after) {
      double height = words.prefHeight(-1);
      double width = words.prefWidth(-1);
      words.setVisible(x >= measure.width());
      words.resizeRelocate(x, (getHeight() - height) / 2, width, height);
      x += width + GAP;
    }
  }
}
