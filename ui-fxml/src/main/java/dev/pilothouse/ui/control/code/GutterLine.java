// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

/// What stands beside one line: whose it is, a glyph when something is wrong, its number, the arrow that folds, the bar of edits;
/// and behind its text the guides, after its text how much is folded away and what is wrong. It keeps its place when the text is
/// moved sideways.
final class GutterLine extends Region {
  private static final double OWNER = 10;
  private static final double GLYPH = 14;
  private static final double ARROW = 16;
  private static final double BAR = 10;
  private static final double GAP = 10;
  private final Region owner = new Region();
  private final Label number;
  private final Region bar = new Region();
  private final Path guides = new Path();
  private final Measure measure;
  private final List<Region> after = new ArrayList<>();
  private final LineFacts.Beside shown;
  // Labels are dear: only the lines that need one have it.
  private @Nullable Label glyph;
  private @Nullable Label arrow;
  private double textWidth;
  private int depth;

  /// The sizes that all lines share.
  ///
  /// @param digits how wide the widest number is
  /// @param character how wide a character is
  /// @param edited whether the text can be changed, so that something can be wrong with it
  record Measure(double digits, double character, boolean owned, boolean edited, boolean wrapped) {
    double width() {
      return number() + digits + ARROW + BAR;
    }

    private double glyph() {
      return owned ? OWNER : 4;
    }

    private double number() {
      return glyph() + (edited ? GLYPH : 0);
    }
  }

  GutterLine(int line, Measure measure, LineFacts.Beside shown) {
    this.measure = measure;
    this.shown = shown;
    getStyleClass().add("code-gutter");
    owner.getStyleClass().add("code-owner");
    if (shown.owner() != null) {
      owner.getStyleClass().add(shown.owner().tone());
    }
    number = new Label(Integer.toString(line + 1));
    number.getStyleClass().add("code-number");
    bar.getStyleClass().add("code-bar");
    if (shown.changed()) {
      bar.getStyleClass().add("edited");
      number.getStyleClass().add("edited");
    }
    guides.getStyleClass().add("code-guides");
    guides.setManaged(false);
    guides.setMouseTransparent(true);
    getChildren().addAll(owner, number, bar, guides);
    // RichTextFX keeps the gutter in place by moving it against the text.
    layoutXProperty().addListener((x, before, after) -> besideText());
  }

  /// What it was made of.
  LineFacts.Beside shown() {
    return shown;
  }

  /// The worst that is wrong with the line or with what is folded away in it.
  void wrong(LineMark.Severity severity) {
    Label sign = new Label(severity.glyph());
    sign.getStyleClass().addAll("code-glyph", severity.tone());
    getChildren().add(sign);
    glyph = sign;
  }

  /// Where the mouse can rest to be told whose the line is, and what is wrong with it.
  List<Region> told() {
    return glyph == null ? List.of(owner) : List.of(owner, glyph);
  }

  /// The line begins a part that can be folded, or is.
  void folds(boolean folded, Runnable toggle) {
    Label sign = new Label(folded ? "▸" : "▾");
    sign.getStyleClass().add("code-arrow");
    sign.setOnMouseClicked(event -> toggle.run());
    getChildren().add(sign);
    arrow = sign;
  }

  void guides(int levels) {
    depth = levels;
  }

  /// Words after the text: how much is folded away, what is wrong.
  ///
  /// @param text how wide the text is
  void after(Region words, double text) {
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
    double x = measure.number();
    double row = Math.min(getHeight(), number.prefHeight(-1));
    owner.resizeRelocate(6, 0, measure.owned() ? 4 : 0, getHeight());
    if (glyph != null) {
      glyph.resizeRelocate(measure.glyph(), 0, measure.edited() ? GLYPH : 0, row);
    }
    number.resizeRelocate(x, 0, measure.digits(), row);
    if (arrow != null) {
      arrow.resizeRelocate(x + measure.digits(), 0, ARROW, row);
    }
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
    for (Region words : after) {
      double height = words.prefHeight(-1);
      double width = words.prefWidth(-1);
      words.setVisible(x >= measure.width());
      words.resizeRelocate(x, (getHeight() - height) / 2, width, height);
      x += width + GAP;
    }
  }
}
