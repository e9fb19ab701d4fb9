// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.dialog.ReplicaStepper;
import dev.pilothouse.ui.feature.scale.ManyRow.Step;
import dev.pilothouse.ui.text.Texts;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One of several objects: now → wanted, who owns it, whether it fits, and how far it is. FX thread.
final class ManyLine extends HBox {
  private static final double NAME = 240;
  private static final double NOW = 44;
  private static final double STEP = 140;
  private final Texts texts;
  private final Label now = new Label();
  private final ReplicaStepper stepper;
  private final Label owner = new Label();
  private final Label room = new Label();
  private final HealthGlyph fits = new HealthGlyph();
  private final Label step = new Label();
  private final HealthGlyph glyph = new HealthGlyph();
  private boolean settling;

  ManyLine(Texts texts, ManyRow row, int index, IntConsumer change) {
    this.texts = texts;
    getStyleClass().add("many-line");
    setId("many-" + index);
    setAlignment(Pos.CENTER_LEFT);
    now.setMinWidth(NOW);
    now.setAlignment(Pos.CENTER_RIGHT);
    now.getStyleClass().add("numeric");
    Label arrow = new Label("→");
    arrow.getStyleClass().add("text-faint");
    arrow.setMinWidth(USE_PREF_SIZE);
    stepper = new ReplicaStepper(Math.max(0, row.wanted()), texts);
    stepper.setMinWidth(USE_PREF_SIZE);
    stepper.field().setId("many-" + index + "-wanted");
    stepper.field().setAccessibleText(texts.get("scale.many.wantedOf", row.target().name()));
    stepper.value().addListener(
        (value, before, after) -> {
          if (!settling) {
            change.accept(after.intValue());
          }
        });
    owner.setWrapText(true);
    owner.getStyleClass().add("health-warning");
    room.setWrapText(true);
    room.setGraphic(fits);
    step.setGraphic(glyph);
    step.setWrapText(true);
    step.setMinWidth(STEP);
    step.setMaxWidth(STEP);
    VBox words = new VBox(2, owner, room);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().setAll(name(row), now, arrow, stepper, words, step);
    show(row, false);
  }

  private static VBox name(ManyRow row) {
    Label name = new Label(row.target().name());
    name.getStyleClass().add("text-strong");
    Label place = new Label(row.target().namespace() + " · " + row.target().kind().kind());
    place.getStyleClass().addAll("text-muted", "many-place");
    place.setTooltip(new Tooltip(place.getText()));
    VBox who = new VBox(name, place);
    who.setMinWidth(NAME);
    who.setMaxWidth(NAME);
    return who;
  }

  /// @param held whether numbers cannot be changed now
  void show(ManyRow row, boolean held) {
    now.setText(row.now() < 0 ? "–" : Integer.toString(row.now()));
    settling = true;
    if (!stepper.field().isFocused()) {
      stepper.set(Math.max(0, row.wanted()));
    }
    settling = false;
    stepper.setDisable(held || row.step() == Step.READING || row.step() == Step.UNREADABLE);
    words(owner, row.owner());
    words(room, row.room());
    fits.health(row.health());
    Health health = health(row.step());
    glyph.health(health);
    String told = texts.get(row.told());
    String key = "scale.many.step." + row.step().name().toLowerCase(Locale.ROOT);
    step.setText(told.isEmpty() ? texts.get(key) : told);
    step.setTooltip(told.isEmpty() ? null : new Tooltip(told));
    step.getStyleClass().setAll("label", "many-step", HealthGlyph.styleOf(health));
    String spoken = texts.get("scale.many.spoken", row.target().name(), row.now(), row.wanted(), step.getText());
    setAccessibleText(String.join(". ", Stream.of(spoken, owner.getText(), room.getText()).filter(one -> !one.isEmpty()).toList()));
  }

  private void words(Label label, Message message) {
    label.setText(texts.get(message));
    label.setVisible(!label.getText().isEmpty());
    label.setManaged(label.isVisible());
  }

  private static Health health(Step step) {
    return switch (step) {
      case READING, WAITING, SAME, READY -> Health.NEUTRAL;
      case UNREADABLE, FAILED -> Health.BAD;
      case IMPOSSIBLE, NOT_SENT -> Health.WARNING;
      case RUNNING -> Health.PROGRESSING;
      case DONE -> Health.GOOD;
    };
  }
}
