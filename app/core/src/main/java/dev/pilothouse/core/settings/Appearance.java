// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.settings;

/// How the program looks.
///
/// @param language `en`, `zh`; empty for the system's
public record Appearance(Theme theme, String language, Times times, Density density) {
  public static final Appearance DEFAULTS = new Appearance(Theme.SYSTEM, "", Times.LOCAL, Density.NORMAL);

  public Appearance {
    // A word that is no language of ours must not keep the program from starting.
    language = language.equals("en") || language.equals("zh") ? language : "";
  }

  /// The colours.
  public enum Theme {
    SYSTEM,
    LIGHT,
    DARK,
    HIGH_CONTRAST
  }

  /// The zone that exact times are shown in.
  public enum Times {
    LOCAL,
    UTC
  }

  /// The height of rows.
  public enum Density {
    COMPACT,
    NORMAL,
    ROOMY
  }

  public Appearance theme(Theme value) {
    return new Appearance(value, language, times, density);
  }

  public Appearance language(String value) {
    return new Appearance(theme, value, times, density);
  }

  public Appearance times(Times value) {
    return new Appearance(theme, language, value, density);
  }

  public Appearance density(Density value) {
    return new Appearance(theme, language, times, value);
  }
}
