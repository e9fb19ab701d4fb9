// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LogLevel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/// The colours that are drawn with, taken from the style sheets: an invisible label stands for each, so that a change of the theme
/// arrives by itself.
final class LogPalette extends Pane {
  private static final List<Tone> TERMINAL =
      List.of(Tone.FAINT, Tone.BAD, Tone.OK, Tone.WARN, Tone.C1, Tone.C4, Tone.C5, Tone.TEXT);
  private static final List<Tone> SOURCES = List.of(Tone.C1, Tone.C2, Tone.C3, Tone.C4, Tone.C5, Tone.C6, Tone.C7, Tone.C8);
  private static final int[] STEPS = {0, 95, 135, 175, 215, 255};

  private final Map<Tone, Label> labels = new EnumMap<>(Tone.class);

  /// A colour by its role.
  enum Tone {
    TEXT, MUTED, FAINT, OK, WARN, BAD, INFO, C1, C2, C3, C4, C5, C6, C7, C8, CANVAS, SELECTION, MARK, GAP, TROUBLE, HIT, HIT_LINE,
    ON_HIT, CHOSEN, BADGE
  }

  LogPalette(Runnable changed) {
    setManaged(false);
    setVisible(false);
    for (Tone tone : Tone.values()) {
      Label label = new Label();
      label.getStyleClass().add("log-tone-" + tone.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
      label.textFillProperty().addListener((fill, before, after) -> changed.run());
      labels.put(tone, label);
      getChildren().add(label);
    }
  }

  Paint of(Tone tone) {
    Label label = labels.get(tone);
    return label == null ? Color.BLACK : label.getTextFill();
  }

  /// @param tone 1 to 8
  Paint ofSource(int tone) {
    return of(SOURCES.get(tone - 1));
  }

  Paint of(LogLevel level) {
    return of(
        switch (level) {
          case ERROR, FATAL -> Tone.BAD;
          case WARN -> Tone.WARN;
          case INFO, DEBUG, TRACE -> Tone.MUTED;
          case UNKNOWN -> Tone.TEXT;
        });
  }

  /// A colour that the log itself asked for; -1 for none.
  Paint of(int colour, Paint none) {
    if (colour < 0) {
      return none;
    }
    if ((colour & (1 << 24)) != 0) {
      return Color.rgb((colour >> 16) & 255, (colour >> 8) & 255, colour & 255);
    }
    if (colour < 16) {
      return of(TERMINAL.get(colour % 8));
    }
    if (colour >= 232) {
      int grey = 8 + (colour - 232) * 10;
      return Color.rgb(grey, grey, grey);
    }
    int cube = colour - 16;
    return Color.rgb(STEPS[cube / 36 % 6], STEPS[cube / 6 % 6], STEPS[cube % 6]);
  }
}
