// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.command.DryRun;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// What the server says to the command before it is sent.
public final class DryRunLabel extends HBox {
  private final HealthGlyph glyph = new HealthGlyph();
  private final Label words = new Label();
  private final Label took = new Label();

  public DryRunLabel() {
    getStyleClass().add("dry-run");
    setAlignment(Pos.CENTER_LEFT);
    setAccessibleRole(AccessibleRole.TEXT);
    words.setId("dry-run");
    took.getStyleClass().add("text-muted");
    took.setMinWidth(USE_PREF_SIZE);
    words.setMinWidth(0);
    getChildren().setAll(glyph, words, took);
  }

  void show(DryRuns.State state, ScaleState shown, Texts texts) {
    took.setText("");
    switch (state) {
      case DryRuns.Nothing nothing -> say(Health.NEUTRAL, texts.get(still(shown)));
      case DryRuns.Asking asking -> say(Health.PROGRESSING, texts.get("scale.dryRun.asking"));
      case DryRuns.Answered answered -> answer(answered.answer(), texts);
    }
  }

  private static String still(ScaleState shown) {
    return switch (shown.phase()) {
      case LOADING -> "scale.dryRun.loading";
      case GONE -> "scale.dryRun.gone";
      case FAILED -> "scale.dryRun.failed";
      case READY -> shown.trouble() == null ? "scale.dryRun.same" : "scale.dryRun.notAsked";
    };
  }

  private void answer(DryRun answer, Texts texts) {
    if (!answer.accepted()) {
      say(Health.BAD, texts.get("scale.dryRun.refused"));
    } else if (answer.warnings().isEmpty()) {
      say(Health.GOOD, texts.get("scale.dryRun.accepted"));
    } else {
      say(Health.WARNING, texts.get("scale.dryRun.warned", answer.warnings().getFirst()));
    }
    took.setText(texts.get("scale.dryRun.took", Math.max(1, answer.took().toMillis())));
  }

  private void say(Health health, String text) {
    glyph.health(health);
    words.setText(text);
    setAccessibleText(text);
  }
}
