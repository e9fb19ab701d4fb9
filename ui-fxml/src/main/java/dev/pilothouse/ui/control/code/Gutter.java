// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.function.IntFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.fxmisc.richtext.CodeArea;

/// Makes what stands beside the lines that are seen. FX thread.
final class Gutter implements IntFunction<Node> {
  private final CodeArea area;
  private final Texts texts;
  private final Folding folding;
  private LineMarks marks = LineMarks.NONE;
  private double size;
  private GutterLine.Measure measure = new GutterLine.Measure(0, 0, false, false);

  Gutter(CodeArea area, Texts texts, Folding folding, double size) {
    this.area = area;
    this.texts = texts;
    this.folding = folding;
    this.size = size;
    measured();
    area.getParagraphs().sizeProperty().addListener((lines, before, after) -> {
      if (digits(before) != digits(after)) {
        refresh();
      }
    });
    area.wrapTextProperty().addListener((wraps, before, after) -> refresh());
    area.setParagraphGraphicFactory(this);
  }

  void marks(List<LineMark> shown) {
    marks = new LineMarks(shown);
    refresh();
  }

  LineMarks marks() {
    return marks;
  }

  /// @param pixels how large the text is
  void size(double pixels) {
    size = pixels;
    refresh();
  }

  /// Makes all anew.
  void refresh() {
    measured();
    area.setParagraphGraphicFactory(null);
    area.setParagraphGraphicFactory(this);
  }

  private static int digits(int lines) {
    return Math.max(2, Integer.toString(lines).length());
  }

  private double width(String words) {
    Text text = new Text(words);
    text.setFont(Font.font("Pilothouse Mono", size));
    return text.getLayoutBounds().getWidth();
  }

  private void measured() {
    double character = width("0".repeat(20)) / 20;
    double digits = digits(area.getParagraphs().size()) * character + 6;
    measure = new GutterLine.Measure(digits, character, marks.owned(), area.isWrapText());
  }

  @Override
  public Node apply(int line) {
    GutterLine beside = new GutterLine(line, measure);
    if (line >= area.getParagraphs().size()) {
      return beside;
    }
    for (LineMark.Type type : LineMark.Type.values()) {
      marks.at(line, type).ifPresent(mark -> beside.marked(type, mark.tone()));
    }
    String words = marks.words(line);
    if (!words.isEmpty()) {
      Tooltip.install(beside, new Tooltip(words));
    }
    Folds folds = folding.folds();
    beside.guides((folds.depth(line) + Lines.STEP - 1) / Lines.STEP);
    int hidden = folding.hidden(line);
    if (hidden > 0 || folds.begins(line)) {
      beside.folds(hidden > 0, () -> folding.toggle(line));
    }
    if (hidden > 0) {
      Label chip = new Label(texts.get("code.folded", hidden));
      chip.getStyleClass().add("code-chip");
      chip.setOnMouseClicked(event -> folding.toggle(line));
      beside.after(chip, width(area.getParagraph(line).getText()));
    }
    marks.at(line, LineMark.Type.PROBLEM)
        .ifPresent(mark -> beside.after(problem(mark), width(area.getParagraph(line).getText())));
    return beside;
  }

  /// The colour is never all: a glyph and words say it too.
  private static Label problem(LineMark problem) {
    Label label = new Label(glyph(problem.tone()) + " " + problem.words());
    label.getStyleClass().addAll("code-problem", problem.tone());
    label.setMouseTransparent(true);
    return label;
  }

  private static String glyph(String tone) {
    return switch (tone) {
      case "tone-bad" -> "✕";
      case "tone-warn" -> "▲";
      default -> "●";
    };
  }
}
