// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Keys as they are written down (`Shortcut+Shift+O`), as they are drawn (`Ctrl Shift O`, `⌘ ⇧ O`), and as they are pressed.
final class Shortcuts {
  private static final boolean MAC = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
  private static final Map<String, String> DRAWN =
      MAC
          ? Map.of("Shortcut", "⌘", "Shift", "⇧", "Alt", "⌥", "Enter", "⏎", "Left", "←", "Right", "→", "Comma", ",")
          : Map.of("Shortcut", "Ctrl", "Enter", "⏎", "Left", "←", "Right", "→", "Comma", ",");

  private Shortcuts() {}

  static String words(String written) {
    if (written.equals("+")) {
      return written;
    }
    return Arrays.stream(written.split("\\+"))
        .map(part -> DRAWN.getOrDefault(part, part))
        .collect(Collectors.joining(" "));
  }

  static boolean pressed(String written, KeyEvent event) {
    return KeyCombination.valueOf(written).match(event);
  }
}
