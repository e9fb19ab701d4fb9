// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.Locale;
import org.fxmisc.richtext.CodeArea;

/// How large the text is. FX thread.
final class Zoom {
  /// Pixels, as drawn.
  static final double NORMAL = 12.5;

  private static final double STEP = 1.1;
  private static final double SMALLEST = 7;
  private static final double LARGEST = 40;
  private final CodeArea area;
  private final Gutter gutter;
  private double size = NORMAL;

  Zoom(CodeArea area, Gutter gutter) {
    this.area = area;
    this.gutter = gutter;
    area.setStyle(style());
  }

  void by(int steps) {
    to(size * Math.pow(STEP, steps));
  }

  void reset() {
    to(NORMAL);
  }

  private void to(double wanted) {
    size = Math.clamp(wanted, SMALLEST, LARGEST);
    area.setStyle(style());
    gutter.size(size);
  }

  private String style() {
    return String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", size);
  }
}
