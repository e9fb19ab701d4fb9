// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fxmisc.richtext.CodeArea;

/// How large the text is, and whether its long lines are wrapped. FX thread.
final class Look {
  /// Pixels, as drawn.
  static final double NORMAL = 12.5;

  /// Percent.
  private static final int STEP = 10;

  private final CodeArea area;
  private final Gutter gutter;
  private final ObjectProperty<CodeLook> look = new SimpleObjectProperty<>(CodeLook.NORMAL);

  Look(CodeArea area, Gutter gutter) {
    this.area = area;
    this.gutter = gutter;
    area.setStyle(style());
    look.addListener((property, before, now) -> show(before, now));
  }

  ObjectProperty<CodeLook> property() {
    return look;
  }

  void wrap() {
    look.set(look.get().wraps(!look.get().wraps()));
  }

  void larger() {
    look.set(look.get().zoom(look.get().zoom() + STEP));
  }

  void smaller() {
    look.set(look.get().zoom(look.get().zoom() - STEP));
  }

  void reset() {
    look.set(look.get().zoom(CodeLook.NORMAL.zoom()));
  }

  private void show(CodeLook before, CodeLook now) {
    area.setWrapText(now.wraps());
    if (before.zoom() != now.zoom()) {
      area.setStyle(style());
      gutter.size(size());
    }
  }

  private double size() {
    return NORMAL * look.get().zoom() / 100;
  }

  private String style() {
    return String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", size());
  }
}
