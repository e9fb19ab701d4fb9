// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import java.util.function.LongConsumer;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;

/// Which part of the lines is on the screen. FX thread.
final class LogScroll extends ScrollBar {
  static final long END = Long.MAX_VALUE;
  private boolean settling;

  /// @param to is told the place of the line that is wanted on top, or [#END]
  LogScroll(LongConsumer to) {
    setOrientation(Orientation.VERTICAL);
    valueProperty().addListener((value, before, now) -> {
      if (!settling) {
        to.accept(now.doubleValue() >= getMax() - 0.5 ? END : Math.round(now.doubleValue()));
      }
    });
  }

  /// Shows what is on the screen.
  ///
  /// @param top the place of the line on top, or [#END]
  void place(long size, int page, long top) {
    settling = true;
    double most = (double) Math.max(0, size - page);
    setMin(0);
    setMax(most);
    setVisibleAmount(Math.max(1, most * page / Math.max(1, size)));
    setBlockIncrement(page);
    setValue(Math.min((double) top, most));
    setVisible(size > page);
    settling = false;
  }
}
