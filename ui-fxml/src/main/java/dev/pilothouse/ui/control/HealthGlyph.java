// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import dev.pilothouse.core.model.Health;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The shape of a health: ● ◌ ▲ ✕, each with its colour from the tokens. Always stands beside words.
public final class HealthGlyph extends Region {
  private @Nullable Health health;

  public HealthGlyph() {
    getStyleClass().add("glyph");
    setAccessibleRole(AccessibleRole.NODE);
    setMouseTransparent(true);
    // a shape is dear to rasterise, and a table has one in each row that scrolls by
    setCache(true);
    health(Health.NEUTRAL);
  }

  public HealthGlyph(Health health) {
    this();
    health(health);
  }

  public void health(Health next) {
    if (next != health) {
      if (health != null) {
        getStyleClass().remove(styleOf(health));
      }
      health = next;
      getStyleClass().add(styleOf(next));
    }
  }

  /// The style class of a health, for words and glyphs alike.
  public static String styleOf(Health health) {
    return "health-" + health.name().toLowerCase(Locale.ROOT);
  }
}
