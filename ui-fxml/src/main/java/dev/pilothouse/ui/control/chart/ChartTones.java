// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.chart;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/// The colours that charts are drawn with, taken from the style sheets: an invisible label stands for each, so that a change of
/// the theme arrives by itself. FX thread.
public final class ChartTones extends Pane {
  private final Map<Tone, Label> labels = new EnumMap<>(Tone.class);

  /// A colour by its token.
  public enum Tone {
    FG, MUTED, FAINT, LINE, LINE_SOFT, CANVAS, ACCENT, ACCENT_SOFT, OK, OK_SOFT, OK_TILE,
    WARN, WARN_SOFT, BAD, INFO, OFF, OFF_SOFT, C1, C2
  }

  public ChartTones(Runnable changed) {
    setManaged(false);
    setVisible(false);
    for (Tone tone : Tone.values()) {
      Label label = new Label();
      label.getStyleClass().add("chart-tone-" + tone.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      label.textFillProperty().addListener((fill, before, after) -> changed.run());
      labels.put(tone, label);
      getChildren().add(label);
    }
  }

  public Paint of(Tone tone) {
    Label label = labels.get(tone);
    return label == null ? Color.GRAY : label.getTextFill();
  }
}
