// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.ui.control.KeyCap;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.fxmisc.richtext.CodeArea;

/// Makes what stands beside the lines that are seen. FX thread.
final class Gutter implements IntFunction<Node> {
  /// Above and below the text of a line, in its size, as `code.css` has it.
  private static final double PADDING = 0.08;

  private final CodeArea area;
  private final Texts texts;
  private final Folding folding;
  private final LineFacts facts;
  private final Tooltip told = new Tooltip();
  private double size;
  private int expected;
  private GutterLine.Measure measure = new GutterLine.Measure(0, 0, 0, 0, false, false, false);

  Gutter(CodeArea area, Texts texts, Folding folding, LineFacts facts, double size) {
    this.area = area;
    this.texts = texts;
    this.folding = folding;
    this.facts = facts;
    this.size = size;
    measured();
    area.getParagraphs().sizeProperty().addListener((lines, before, after) -> {
      if (digits(Math.max(expected, before)) != digits(Math.max(expected, after))) {
        refresh();
      }
    });
    area.wrapTextProperty().addListener((wraps, before, after) -> refresh());
    area.editableProperty().addListener((editable, before, after) -> refresh());
    area.setParagraphGraphicFactory(this);
  }

  /// @param pixels how large the text is
  void size(double pixels) {
    size = pixels;
    refresh();
  }

  /// The numbers are as wide as this many lines need it, so that they stay where they are when those come.
  ///
  /// @param lines as many will soon be there; 0 when they are there, or will not come
  void expect(int lines) {
    expected = lines;
    measured();
  }

  /// Makes all anew.
  void refresh() {
    measured();
    area.setParagraphGraphicFactory(null);
    area.setParagraphGraphicFactory(this);
  }

  /// Other things are known of the lines: makes those anew that are seen and of which they are others.
  void told() {
    if (measure.owned() != facts.owned()) {
      refresh();
      return;
    }
    // All are asked for before the first is made anew: after that each question would lay out all of them.
    List<Integer> stale = new ArrayList<>();
    int seen = area.getVisibleParagraphs().size();
    for (int i = 0; i < seen; i++) {
      int line = area.visibleParToAllParIndex(i);
      if (!(area.getParagraphGraphic(line) instanceof GutterLine beside) || !beside.shown().equals(facts.beside(line))) {
        stale.add(line);
      }
    }
    stale.forEach(area::recreateParagraphGraphic);
  }

  /// A line has other text: what stands after its end goes with it.
  void typed(int line) {
    if (!facts.marksOf(line).isEmpty() && line < area.getParagraphs().size() && area.allParToVisibleParIndex(line).isPresent()) {
      area.recreateParagraphGraphic(line);
    }
  }

  private static int digits(int lines) {
    return Math.max(2, Integer.toString(lines).length());
  }

  private double width(String words) {
    return text(words).getLayoutBounds().getWidth();
  }

  private Text text(String words) {
    Text text = new Text(words);
    text.setFont(Font.font("Pilothouse Mono", size));
    return text;
  }

  private void measured() {
    Text some = text("0".repeat(20));
    double character = some.getLayoutBounds().getWidth() / 20;
    double digits = digits(Math.max(expected, area.getParagraphs().size())) * character + 6;
    double row = some.getLayoutBounds().getHeight() + PADDING * size;
    double baseline = some.getBaselineOffset() + PADDING * size / 2;
    measure = new GutterLine.Measure(digits, character, row, baseline, facts.owned(), area.isEditable(), area.isWrapText());
  }

  @Override
  public Node apply(int line) {
    if (line < area.getParagraphs().size() && folding.isHidden(line)) {
      // Of lines that are folded away RichTextFX makes cells as well, of no height.
      return new Region();
    }
    GutterLine beside = new GutterLine(line, measure, facts.beside(line));
    if (line >= area.getParagraphs().size()) {
      return beside;
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
    facts.marks(line, line + hidden)
        .map(LineMark::severity).filter(LineMark.Severity::isProblem).min(LineMark.Severity::compareTo).ifPresent(beside::wrong);
    facts.marksOf(line).stream().findFirst()
        .ifPresent(mark -> beside.after(said(mark), width(area.getParagraph(line).getText())));
    for (Region place : beside.told()) {
      place.setOnMouseEntered(event -> told.setText(words(line, hidden)));
      if (!words(line, hidden).isEmpty()) {
        Tooltip.install(place, told);
      }
    }
    return beside;
  }

  private String words(int line, int hidden) {
    String marks = facts.marks(line, line + hidden).map(LineMark::said).collect(Collectors.joining("\n"));
    LineOwner owner = facts.beside(line).owner();
    String owned = owner == null ? "" : texts.get("code.owner", owner.name());
    return marks.isEmpty() || owned.isEmpty() ? marks + owned : marks + "\n" + owned;
  }

  private static HBox said(LineMark mark) {
    HBox said = new HBox();
    said.getStyleClass().addAll("code-said", mark.severity().tone());
    said.setAlignment(Pos.CENTER_LEFT);
    said.setMouseTransparent(true);
    part(said, mark.severity().glyph(), "code-said-glyph");
    part(said, mark.words(), "code-problem");
    part(said, mark.words().isEmpty() || mark.more().isEmpty() ? mark.more() : ", " + mark.more(), "code-said-more");
    if (!mark.hint().isEmpty()) {
      KeyCap key = new KeyCap(mark.hint());
      HBox.setMargin(key, new Insets(0, 0, 0, 8));
      said.getChildren().add(key);
    }
    return said;
  }

  private static void part(HBox said, String words, String style) {
    if (!words.isEmpty()) {
      Label label = new Label(words);
      label.getStyleClass().add(style);
      label.setMinWidth(Region.USE_PREF_SIZE);
      said.getChildren().add(label);
    }
  }
}
