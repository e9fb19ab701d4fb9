// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import dev.pilothouse.core.model.Status;
import dev.pilothouse.ui.text.Texts;
import javafx.scene.control.Label;

/// A status as glyph and words in its colour.
public final class StatusBadge extends Label {
  private final HealthGlyph glyph = new HealthGlyph();

  public StatusBadge() {
    getStyleClass().add("status-badge");
    setGraphic(glyph);
  }

  public void show(Status status, Texts texts) {
    glyph.health(status.health());
    getStyleClass().removeIf(style -> style.startsWith("health-"));
    getStyleClass().add(HealthGlyph.styleOf(status.health()));
    setText(texts.get(status.words()));
  }
}
