// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.Problem.Severity;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.text.FaultWords;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// What is wrong with a text, one below the other, each with what puts it right. Enter goes to the place, Alt+Enter takes the first
/// fix. FX thread.
final class ProblemList extends ListView<Problem> {
  private static final int MOST_FIXES = 3;
  private final FaultWords words;
  private final Consumer<Problem> go;
  private final Consumer<Fix> fix;
  private final Consumer<String> create;
  private final Texts texts;
  private final Label none = new Label();
  private Checked shown = Checked.NOTHING;

  ProblemList(Texts texts, Consumer<Problem> go, Consumer<Fix> fix, Consumer<String> create) {
    this.texts = texts;
    this.words = new FaultWords(texts);
    this.go = go;
    this.fix = fix;
    this.create = create;
    setId("problems");
    getStyleClass().add("problem-list");
    setAccessibleText(texts.get("editor.problems"));
    none.getStyleClass().add("text-muted");
    none.setWrapText(true);
    none.setTextAlignment(TextAlignment.CENTER);
    none.setPadding(new Insets(16));
    setPlaceholder(none);
    setCellFactory(list -> new Cell());
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  private void key(KeyEvent event) {
    Problem chosen = getSelectionModel().getSelectedItem();
    if (event.getCode() != KeyCode.ENTER || chosen == null) {
      return;
    }
    if (!event.isAltDown()) {
      go.accept(chosen);
    } else if (!chosen.fixes().isEmpty()) {
      fix.accept(chosen.fixes().getFirst());
    }
    event.consume();
  }

  void show(Checked checked) {
    shown = checked;
    none.setText(texts.get(checked.text().text().isBlank() ? "editor.problems.empty" : "editor.problems.none"));
    int chosen = getSelectionModel().getSelectedIndex();
    if (!getItems().equals(checked.problems())) {
      getItems().setAll(checked.problems());
      if (chosen >= 0 && chosen < getItems().size()) {
        getSelectionModel().select(chosen);
      }
    }
  }

  private final class Cell extends ListCell<Problem> {
    private final HealthGlyph glyph = new HealthGlyph();
    private final Label sentence = new Label();
    private final Label place = new Label();
    private final FlowPane fixes = new FlowPane(6, 4);
    private final GridPane grid = new GridPane();

    Cell() {
      getStyleClass().add("problem-cell");
      sentence.setWrapText(true);
      place.getStyleClass().add("problem-place");
      place.setMinWidth(USE_PREF_SIZE);
      ColumnConstraints middle = new ColumnConstraints();
      middle.setHgrow(Priority.ALWAYS);
      middle.setMinWidth(0);
      grid.getColumnConstraints().setAll(new ColumnConstraints(16), middle, new ColumnConstraints());
      grid.getStyleClass().add("problem-grid");
      grid.addRow(0, glyph, sentence, place);
      grid.add(fixes, 1, 1, 2, 1);
      setPrefWidth(0);
      setOnMouseClicked(event -> {
        if (getItem() != null) {
          go.accept(getItem());
        }
      });
    }

    /// As high as the sentence needs at the width of the list.
    @Override
    protected double computePrefHeight(double width) {
      double inner = ProblemList.this.getWidth() - snappedLeftInset() - snappedRightInset() - 2;
      return getGraphic() == null || inner <= 0
          ? super.computePrefHeight(width)
          : snappedTopInset() + grid.prefHeight(inner) + snappedBottomInset();
    }

    @Override
    protected void updateItem(@Nullable Problem problem, boolean empty) {
      super.updateItem(problem, empty);
      if (empty || problem == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      glyph.health(problem.severity() == Severity.ERROR ? Health.BAD : Health.WARNING);
      sentence.setText(words.of(problem.fault()));
      place.setText(shown.text().lines().place(Math.min(problem.span().start(), shown.text().text().length())));
      List<Button> buttons = new ArrayList<>(problem.fixes().stream().limit(MOST_FIXES).map(this::button).toList());
      MissingDocument.of(problem.fault())
          .ifPresent(text -> buttons.add(button(texts.get("editor.create"), () -> create.accept(text))));
      fixes.getChildren().setAll(buttons);
      fixes.setVisible(!buttons.isEmpty());
      fixes.setManaged(!buttons.isEmpty());
      setGraphic(grid);
      setAccessibleText(sentence.getText() + ", " + place.getText());
    }

    private Button button(Fix one) {
      return button(words.of(one), () -> fix.accept(one));
    }

    private static Button button(String label, Runnable action) {
      Button button = new Button(label);
      button.setMnemonicParsing(false);
      button.getStyleClass().add("small");
      button.setFocusTraversable(false);
      button.setOnAction(event -> action.run());
      return button;
    }
  }
}
