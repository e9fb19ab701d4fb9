// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import java.util.Map;

/// Chooses how JavaFX draws before it starts: without a display a picture can still be made.
final class ToolkitChoice {
  private ToolkitChoice() {}

  /// Returns whether JavaFX can draw: on a display, or into a picture.
  static boolean apply(LaunchOptions options) {
    // JavaFX warns at every start that it lies on the class path, which is how this program is built.
    java.util.logging.Logger.getLogger("javafx").setLevel(java.util.logging.Level.SEVERE);
    System.setProperty("java.awt.headless", "true");
    if (options.screenshot().isPresent() && System.getProperty("glass.platform") == null) {
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
    }
    return System.getProperty("glass.platform") != null || hasDisplay(System.getenv(), System.getProperty("os.name"));
  }

  /// Whether a window could be shown.
  static boolean hasDisplay(Map<String, String> environment, String system) {
    boolean unix = !system.startsWith("Windows") && !system.startsWith("Mac");
    return !unix || environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
  }
}
