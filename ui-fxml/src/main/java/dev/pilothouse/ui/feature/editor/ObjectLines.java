// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.command.BatchRun;
import dev.pilothouse.core.command.DryRun;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.text.Texts;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// The objects of a text in the order in which they are applied: what becomes of each, and how it went. FX thread.
final class ObjectLines extends ListView<Planned> {
  private static final double LINE = 28;
  private final Texts texts;
  private ApplyState state;

  ObjectLines(Texts texts, ApplyState first) {
    this.texts = texts;
    state = first;
    setId("apply-objects");
    getStyleClass().add("apply-objects");
    setFixedCellSize(LINE);
    setAccessibleText(texts.get("editor.objects"));
    setCellFactory(list -> new Line());
  }

  void show(ApplyState next) {
    ApplyState.Phase before = state.phase();
    state = next;
    if (!getItems().equals(next.plans())) {
      int chosen = Math.max(0, getSelectionModel().getSelectedIndex());
      getItems().setAll(next.plans());
      getSelectionModel().select(Math.min(chosen, next.plans().size() - 1));
      setPrefHeight(Math.clamp(next.plans().size(), 2, 7) * LINE + 4);
    }
    refresh();
    if (next.phase() == ApplyState.Phase.ENDED && before != ApplyState.Phase.ENDED) {
      firstFailed().ifPresent(plan -> {
        getSelectionModel().select(plan);
        scrollTo(plan);
      });
    }
  }

  private Optional<Planned> firstFailed() {
    return state.plans().stream().filter(plan -> said(plan).health() == Health.BAD).findFirst();
  }

  /// What is known of one of them, in words.
  private record Said(Health health, String words) {}

  private Said said(Planned plan) {
    Optional<BatchRun.Line> line = state.line(plan);
    if (line.isPresent()) {
      return ended(line.get());
    }
    ClusterFailure failure = plan.failure();
    if (failure != null) {
      return new Said(Health.BAD, texts.get(failure.what()));
    }
    DryRun answer = state.answers().get(plan.document());
    if (plan.command() == null) {
      return new Said(Health.NEUTRAL, texts.get("editor.object.nothing"));
    }
    if (answer == null) {
      return new Said(Health.PROGRESSING, texts.get("editor.dryRun.asking"));
    }
    return answer.failure() == null
        ? new Said(answer.warnings().isEmpty() ? Health.GOOD : Health.WARNING, texts.get("editor.dryRun.accepted"))
        : new Said(Health.WARNING, texts.get("editor.dryRun.refusedNow", detail(answer.failure())));
  }

  private Said ended(BatchRun.Line line) {
    Outcome outcome = line.outcome();
    if (outcome == null) {
      Health health = line.state() == BatchRun.State.RUNNING ? Health.PROGRESSING : Health.NEUTRAL;
      return new Said(health, texts.get("editor.object." + line.state().name().toLowerCase(Locale.ROOT)));
    }
    ClusterFailure failure = outcome.failure();
    return failure == null
        ? new Said(Health.GOOD, texts.get("editor.object.done", outcome.took().toMillis()))
        : new Said(Health.BAD, texts.get("editor.object.failed", detail(failure)));
  }

  private String detail(ClusterFailure failure) {
    return failure.detail().isEmpty() ? texts.get(failure.what()) : failure.detail();
  }

  private final class Line extends ListCell<Planned> {
    private final HealthGlyph glyph = new HealthGlyph();
    private final Label name = new Label();
    private final Label action = new Label();
    private final Label words = new Label();
    private final HBox line = new HBox(8, glyph, name, action, words);

    Line() {
      getStyleClass().add("apply-object");
      line.getStyleClass().add("apply-object-line");
      name.setMinWidth(USE_PREF_SIZE);
      action.getStyleClass().add("text-muted");
      action.setMinWidth(USE_PREF_SIZE);
      words.setMinWidth(0);
      words.getStyleClass().add("text-muted");
      HBox.setHgrow(words, Priority.ALWAYS);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Planned plan, boolean empty) {
      super.updateItem(plan, empty);
      if (empty || plan == null) {
        setGraphic(null);
        setTooltip(null);
        return;
      }
      Said said = said(plan);
      glyph.health(said.health());
      name.setText(plan.place());
      action.setText(texts.get("editor.action." + plan.action().name().toLowerCase(Locale.ROOT)));
      words.setText(said.words());
      setTooltip(new Tooltip(said.words()));
      setAccessibleText(name.getText() + ", " + action.getText() + ", " + said.words());
      setGraphic(line);
    }
  }
}
