// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.nodemap.MapTone;
import dev.pilothouse.core.nodemap.Shape.Ink;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;

/// The colours that the map is drawn with, taken from the style sheets: an invisible label stands for each, so that a change of the
/// theme arrives by itself. FX thread.
final class MapPalette extends Pane {
  private final Map<Role, Label> labels = new EnumMap<>(Role.class);

  /// A colour by its role, besides the tones of pods.
  enum Role {
    OK, WARN, BAD, INFO, OFF, NONE, HEAT_1, HEAT_2, HEAT_3, HEAT_4, HEAT_5, C1, C2, C3, C4, C5, C6, C7, C8,
    GROUND, FRAME, FRAME_LINE, CARD, CARD_LINE, CARD_WARN, CARD_BAD, CARD_OFF, CARD_INFO, CARD_CLOSE, TRACK, ASKED, CPU, MEMORY,
    TEXT, MUTED, FAINT, ACCENT, OK_TEXT, WARN_TEXT, BAD_TEXT, INFO_TEXT
  }

  MapPalette(Runnable changed) {
    setManaged(false);
    setVisible(false);
    for (Role role : Role.values()) {
      Label label = new Label();
      label.getStyleClass().add("map-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      label.textFillProperty().addListener((fill, before, after) -> changed.run());
      labels.put(role, label);
      getChildren().add(label);
    }
  }

  Color of(Role role) {
    Label label = labels.get(role);
    return label != null && label.getTextFill() instanceof Color colour ? colour : Color.GRAY;
  }

  Color of(MapTone tone) {
    return of(Role.valueOf(tone.name()));
  }

  Color of(Ink ink) {
    return of(
        switch (ink) {
          case STRONG, PLAIN -> Role.TEXT;
          case MUTED -> Role.MUTED;
          case FAINT -> Role.FAINT;
          case ACCENT -> Role.ACCENT;
          case OK -> Role.OK_TEXT;
          case WARN -> Role.WARN_TEXT;
          case BAD -> Role.BAD_TEXT;
          case INFO -> Role.INFO_TEXT;
        });
  }

  /// One opaque pixel.
  ///
  /// @param part how much of the colour there is above the ground, 0 to 1
  static int pixel(Color colour, Color ground, double part) {
    double share = colour.getOpacity() * part;
    return 0xff000000
        | level(colour.getRed(), ground.getRed(), share) << 16
        | level(colour.getGreen(), ground.getGreen(), share) << 8
        | level(colour.getBlue(), ground.getBlue(), share);
  }

  private static int level(double over, double under, double share) {
    return (int) Math.round(255 * (over * share + under * (1 - share)));
  }
}
