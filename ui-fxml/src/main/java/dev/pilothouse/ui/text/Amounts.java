// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.text;

import java.util.Locale;

/// Numbers with their unit, in three digits or so: what fits in a cell and is compared by eye.
public final class Amounts {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

  private Amounts() {}

  /// Cores: `0.82`, `14.2`, `1,152`.
  public static String cores(double cores) {
    if (cores < 10) {
      return String.format(Locale.ROOT, "%.2f", cores);
    }
    return cores < 100 ? String.format(Locale.ROOT, "%.1f", cores) : String.format(Locale.ROOT, "%,.0f", cores);
  }

  /// Cores without zeros at the end: `0.25`, `1.5`, `20`.
  ///
  /// @param millis thousandths of a core
  public static String plainCores(long millis) {
    return dev.pilothouse.core.model.Quantity.readableCores(millis);
  }

  /// Bytes in binary units: `254 MiB`, `1.2 GiB`.
  public static String bytes(double bytes) {
    int unit = 0;
    double rest = bytes;
    while (rest >= 1000 && unit < UNITS.length - 1) {
      rest /= 1024;
      unit++;
    }
    String number = rest < 10 && unit > 0 ? String.format(Locale.ROOT, "%.1f", rest) : String.format(Locale.ROOT, "%.0f", rest);
    return number + " " + UNITS[unit];
  }

  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  public static String percent(double part, double whole) {
    return whole <= 0 ? "–" : Math.round(100 * part / whole) + " %";
  }
}
