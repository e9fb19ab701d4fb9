// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where the platform wants a program's settings, and where its state (the journal).
public final class SettingsFolder {
  private static final String NAME = "pilothouse";

  private SettingsFolder() {}

  /// `$XDG_CONFIG_HOME/pilothouse`, `%APPDATA%\Pilothouse`, `~/Library/Application Support/Pilothouse`.
  ///
  /// @param system the value of `os.name`
  public static Path config(String system, Map<String, String> environment, Path home) {
    return folder(system, environment, home, "XDG_CONFIG_HOME", ".config", "APPDATA", "Roaming");
  }

  /// `$XDG_STATE_HOME/pilothouse`, `%LOCALAPPDATA%\Pilothouse`, `~/Library/Application Support/Pilothouse`.
  public static Path state(String system, Map<String, String> environment, Path home) {
    return folder(system, environment, home, "XDG_STATE_HOME", ".local/state", "LOCALAPPDATA", "Local");
  }

  private static Path folder(
      String system, Map<String, String> environment, Path home, String xdg, String below, String windows, String part) {
    String lower = system.toLowerCase(Locale.ROOT);
    if (lower.startsWith("mac") || lower.startsWith("darwin")) {
      return home.resolve("Library").resolve("Application Support").resolve("Pilothouse");
    }
    if (lower.startsWith("windows")) {
      String data = environment.getOrDefault(windows, "");
      Path root = data.isEmpty() ? home.resolve("AppData").resolve(part) : Path.of(data);
      return root.resolve("Pilothouse");
    }
    String base = environment.getOrDefault(xdg, "");
    // The XDG specification tells programs to ignore a path that is not absolute.
    Path root = base.startsWith("/") ? Path.of(base) : home.resolve(below);
    return root.resolve(NAME);
  }
}
