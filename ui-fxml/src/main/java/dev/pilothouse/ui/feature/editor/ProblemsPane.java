// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.Problem.Severity;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The list of problems under its head: how many there are, and what puts all of those right that have one answer. FX thread.
final class ProblemsPane extends VBox {
  private final Texts texts;
  private final Label errors = new Label();
  private final Label warnings = new Label();
  private final Button fixAll = new Button();
  private final ProblemList list;
  private List<Fix> safe = List.of();

  /// @param go shows a problem in the text
  /// @param fix changes the text
  /// @param create is told the text of another object that is to come behind it
  ProblemsPane(Texts texts, Consumer<Problem> go, Consumer<List<Fix>> fix, Consumer<String> create) {
    this.texts = texts;
    list = new ProblemList(texts, go, one -> fix.accept(List.of(one)), create);
    Label title = new Label(texts.get("editor.problems"));
    title.getStyleClass().add("text-strong");
    title.setMinWidth(USE_PREF_SIZE);
    errors.getStyleClass().add("health-bad");
    warnings.getStyleClass().add("health-warning");
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    fixAll.setId("editor-fix-all");
    fixAll.getStyleClass().addAll("ghost", "small");
    fixAll.setMinWidth(USE_PREF_SIZE);
    fixAll.setOnAction(event -> fix.accept(safe));
    HBox head = new HBox(8, title, errors, warnings, grow, fixAll);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("editor-side-head");
    VBox.setVgrow(list, Priority.ALWAYS);
    getStyleClass().add("editor-side");
    getChildren().setAll(head, list);
    show(Checked.NOTHING);
  }

  void show(Checked checked) {
    list.show(checked);
    count(errors, "✕ ", checked, Severity.ERROR);
    count(warnings, "▲ ", checked, Severity.WARNING);
    safe = SafeFixes.of(checked.problems());
    fixAll.setText(texts.get("editor.fixAll", safe.size()));
    fixAll.setVisible(safe.size() > 1);
    fixAll.setManaged(safe.size() > 1);
  }

  private static void count(Label label, String glyph, Checked checked, Severity severity) {
    long count = checked.problems().stream().filter(one -> one.severity() == severity).count();
    label.setText(glyph + count);
    label.setVisible(count > 0);
    label.setManaged(count > 0);
  }
}
