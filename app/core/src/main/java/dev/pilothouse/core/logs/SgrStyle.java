// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.logs.LogLine.Style;
import java.util.regex.Pattern;

/// The look that "select graphic rendition" sequences have asked for so far (ECMA-48 8.3.117, and xterm's 256 and RGB colours).
/// What is unknown is passed over. One thread.
final class SgrStyle {
  private static final Pattern BORDERS = Pattern.compile("[;:]");
  private static final int MOST = 32;
  private int foreground = -1;
  private int background = -1;
  private boolean bold;
  private boolean dim;
  private boolean italic;
  private boolean underline;
  private boolean inverse;

  Style now() {
    return new Style(foreground, background, bold, dim, italic, underline, inverse);
  }

  void apply(String parameters) {
    String[] parts = BORDERS.split(parameters, MOST);
    for (int i = 0; i < parts.length; i++) {
      int code = number(parts, i);
      if (code == 38 || code == 48) {
        i += extended(parts, i + 1, code == 38);
      } else {
        simple(code);
      }
    }
  }

  private static int number(String[] parts, int i) {
    if (i >= parts.length || parts[i].isEmpty()) {
      return 0;
    }
    int value = 0;
    for (char c : parts[i].toCharArray()) {
      if (c < '0' || c > '9' || value > 999) {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }

  private void simple(int code) {
    switch (code) {
      case 0 -> reset();
      case 1 -> bold = true;
      case 2 -> dim = true;
      case 3 -> italic = true;
      case 4 -> underline = true;
      case 7 -> inverse = true;
      case 22 -> {
        bold = false;
        dim = false;
      }
      case 23 -> italic = false;
      case 24 -> underline = false;
      case 27 -> inverse = false;
      case 39 -> foreground = -1;
      case 49 -> background = -1;
      default -> colour(code);
    }
  }

  private void colour(int code) {
    if (code >= 30 && code <= 37) {
      foreground = code - 30;
    } else if (code >= 90 && code <= 97) {
      foreground = code - 90 + 8;
    } else if (code >= 40 && code <= 47) {
      background = code - 40;
    } else if (code >= 100 && code <= 107) {
      background = code - 100 + 8;
    }
  }

  /// A colour of the palette or of red, green and blue; how many parameters it took.
  private int extended(String[] parts, int i, boolean front) {
    int kind = number(parts, i);
    if (kind == 5) {
      set(front, Math.clamp(number(parts, i + 1), 0, 255));
      return 2;
    }
    if (kind == 2) {
      int red = Math.clamp(number(parts, i + 1), 0, 255);
      int green = Math.clamp(number(parts, i + 2), 0, 255);
      int blue = Math.clamp(number(parts, i + 3), 0, 255);
      set(front, Style.RGB | red << 16 | green << 8 | blue);
      return 4;
    }
    return parts.length;
  }

  private void set(boolean front, int colour) {
    if (front) {
      foreground = colour;
    } else {
      background = colour;
    }
  }

  private void reset() {
    foreground = -1;
    background = -1;
    bold = false;
    dim = false;
    italic = false;
    underline = false;
    inverse = false;
  }
}
