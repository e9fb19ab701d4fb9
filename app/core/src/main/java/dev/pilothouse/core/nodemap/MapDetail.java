// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

/// How much of a node is seen, by how large its card is.
public enum MapDetail {
  /// Squares of pods.
  FAR,
  /// Amounts in short, and squares of pods.
  MIDDLE,
  /// Amounts in full, and pods by their names.
  NEAR;

  private static final double LEAST_CARD = 0.62;
  private static final double LEAST_NAMES = 2.3;

  /// @param scale pixels for one unit of the map
  public static MapDetail at(double scale) {
    return scale < LEAST_CARD ? FAR : scale < LEAST_NAMES ? MIDDLE : NEAR;
  }
}
