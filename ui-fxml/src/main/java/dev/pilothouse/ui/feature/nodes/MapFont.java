// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// Fonts of the map, and how wide words are in them. Letters are measured once each and added up, which is near enough to cut words
/// that do not fit, and a thousand times as quick as a layout of each. FX thread.
final class MapFont {
  private static final double MEASURED = 100;
  private static final char CUT = '…';
  private final Map<Integer, Font> fonts = new HashMap<>();
  private final Map<Integer, Double> advances = new HashMap<>();
  private final Text ruler = new Text();

  /// A font of half pixels, so that few are made while one zooms.
  Font font(double size, boolean strong) {
    int key = (int) Math.round(size * 2) * 2 + (strong ? 1 : 0);
    return fonts.computeIfAbsent(
        key, one -> Font.font("Pilothouse Inter", strong ? FontWeight.BOLD : FontWeight.NORMAL, Math.round(size * 2) / 2.0));
  }

  double width(String words, double size, boolean strong) {
    double width = 0;
    for (int i = 0; i < words.length(); i++) {
      width += advance(words.charAt(i), strong);
    }
    return width * size / MEASURED;
  }

  private double advance(char letter, boolean strong) {
    return advances.computeIfAbsent(
        letter * 2 + (strong ? 1 : 0),
        key -> {
          ruler.setFont(Font.font("Pilothouse Inter", strong ? FontWeight.BOLD : FontWeight.NORMAL, MEASURED));
          ruler.setText(String.valueOf(letter));
          return ruler.getLayoutBounds().getWidth();
        });
  }

  /// The words as far as they fit, with a sign where they were cut.
  String cut(String words, double room, double size, boolean strong) {
    if (width(words, size, strong) <= room) {
      return words;
    }
    double left = room * MEASURED / size - advance(CUT, strong);
    int end = 0;
    while (end < words.length() && left >= advance(words.charAt(end), strong)) {
      left -= advance(words.charAt(end), strong);
      end++;
    }
    return end == 0 ? "" : words.substring(0, end) + CUT;
  }
}
