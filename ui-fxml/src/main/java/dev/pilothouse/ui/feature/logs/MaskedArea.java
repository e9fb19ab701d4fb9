// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.SecretMask;
import java.util.function.BooleanSupplier;
import javafx.scene.control.IndexRange;
import javafx.scene.control.TextArea;

/// A text whose selection is copied with a mask for what looks like a secret, where that is wanted. FX thread.
final class MaskedArea extends TextArea {
  private final BooleanSupplier masked;

  MaskedArea(String text, BooleanSupplier masked) {
    super(text);
    this.masked = masked;
  }

  @Override
  public void copy() {
    IndexRange part = getSelection();
    if (masked.getAsBoolean()) {
      LogClipboard.put(SecretMask.cut(getText(), part.getStart(), part.getEnd()));
    } else {
      super.copy();
    }
  }
}
