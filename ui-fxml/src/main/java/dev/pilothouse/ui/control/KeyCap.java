// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import javafx.scene.control.Label;

/// The name of a key as it is drawn on the key.
public final class KeyCap extends Label {
  public KeyCap() {
    getStyleClass().add("keycap");
    setMouseTransparent(true);
    setMinWidth(USE_PREF_SIZE);
  }

  public KeyCap(String key) {
    this();
    setText(key);
  }
}
