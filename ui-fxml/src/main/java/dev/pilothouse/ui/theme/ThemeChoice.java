// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.theme;

/// What a person may choose as the theme.
public enum ThemeChoice {
  /// Light or dark as the desktop is.
  SYSTEM,
  LIGHT,
  DARK,
  HIGH_CONTRAST
}
