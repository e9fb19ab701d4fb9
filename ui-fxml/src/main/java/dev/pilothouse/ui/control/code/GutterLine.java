// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
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
  private final Text number;
  private final Measure measure;
  private final List<Region> after = new ArrayList<>();
  private final LineFacts.Beside shown;
  // Nodes are dear, labels above all: only the lines that need one have it.
  private @Nullable Region owner;
  private @Nullable Region bar;
  private @Nullable Path guides;
  private @Nullable Label glyph;
  private @Nullable Text arrow;
  private double textWidth;
  private int depth;

  /// The sizes that all lines share.
  ///
  /// @param digits how wide the widest number is
  /// @param character how wide a character is
  /// @param row how high a row of text is
  /// @param baseline how far below its top the text of a row stands
  /// @param edited whether the text can be changed, so that something can be wrong with it
  record Measure(double digits, double character, double row, double baseline, boolean owned, boolean edited, boolean wrapped) {
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
    number = text(Integer.toString(line + 1), "code-number");
    if (measure.owned()) {
      owner = shown.owner() == null ? part("code-owner") : part("code-owner", shown.owner().tone());
    }
    if (shown.changed()) {
      number.getStyleClass().add("edited");
      bar = part("code-bar", "edited");
    }
    // RichTextFX keeps the gutter in place by moving it against the text.
    layoutXProperty().addListener((x, before, after) -> besideText());
  }

  private Text text(String words, String style) {
    Text text = new Text(words);
    text.setTextOrigin(VPos.TOP);
    text.getStyleClass().add(style);
    getChildren().add(text);
    return text;
  }

  private Region part(String... styles) {
    Region part = new Region();
    part.getStyleClass().addAll(styles);
    getChildren().add(part);
    return part;
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
    return Stream.of(Optional.<Region>ofNullable(owner), Optional.<Region>ofNullable(glyph)).flatMap(Optional::stream).toList();
  }

  /// The line begins a part that can be folded, or is.
  void folds(boolean folded, Runnable toggle) {
    arrow = text(folded ? "▸" : "▾", "code-arrow");
    setOnMouseClicked(event -> {
      double left = measure.number() + measure.digits();
      if (event.getX() >= left && event.getX() < left + ARROW) {
        toggle.run();
      }
    });
  }

  void guides(int levels) {
    depth = levels;
    if (levels > 0) {
      Path lines = new Path();
      lines.getStyleClass().add("code-guides");
      lines.setManaged(false);
      lines.setMouseTransparent(true);
      getChildren().add(lines);
      guides = lines;
    }
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
    double digits = number.getLayoutBounds().getWidth();
    number.relocate(x + measure.digits() - digits, measure.baseline() - number.getBaselineOffset());
    if (owner != null) {
      owner.resizeRelocate(6, 0, 4, getHeight());
    }
    if (glyph != null) {
      glyph.resizeRelocate(measure.glyph(), 0, measure.edited() ? GLYPH : 0, Math.min(getHeight(), measure.row()));
    }
    if (arrow != null) {
      double sign = arrow.getLayoutBounds().getWidth();
      arrow.relocate(x + measure.digits() + (ARROW - sign) / 2, measure.baseline() - arrow.getBaselineOffset());
    }
    if (bar != null) {
      bar.resizeRelocate(x + measure.digits() + ARROW, 0, 2, getHeight());
    }
    besideText();
  }

  private void besideText() {
    double text = measure.width() - (measure.wrapped() ? 0 : getLayoutX());
    if (guides != null) {
      guides(guides, text);
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

  private void guides(Path lines, double text) {
    lines.getElements().clear();
    for (int level = 0; level < depth; level++) {
      double x = Math.floor(text + level * Lines.STEP * measure.character()) + 0.5;
      if (x >= measure.width()) {
        lines.getElements().addAll(new MoveTo(x, 0), new LineTo(x, getHeight()));
      }
    }
  }
}
