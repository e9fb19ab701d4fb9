// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.theme;

import java.util.Locale;

/// How high the rows of tables are: 24, 28 or 34 pixels.
public enum Density {
  COMPACT,
  NORMAL,
  ROOMY;

  /// The style class that the root of the window bears.
  public String styleClass() {
    return "density-" + name().toLowerCase(Locale.ROOT);
  }
}
