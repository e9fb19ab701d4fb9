// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

/// How much of something there is, how much of that is promised and how much is used, all in one unit.
///
/// @param used NaN when it is not known
/// @param words as it is written beside the bar
public record Share(double used, double requested, double total, String words) {
  public static final Share NONE = new Share(Double.NaN, 0, 0, "–");
}
