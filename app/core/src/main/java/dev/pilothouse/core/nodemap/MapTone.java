// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import java.util.List;

/// A colour of the map by its role; the window has a token for each.
public enum MapTone {
  OK,
  WARN,
  BAD,
  INFO,
  OFF,
  /// Nothing is known, as without metrics.
  NONE,
  /// Little to much, five steps.
  HEAT_1,
  HEAT_2,
  HEAT_3,
  HEAT_4,
  HEAT_5,
  /// Eight that are told apart.
  C1,
  C2,
  C3,
  C4,
  C5,
  C6,
  C7,
  C8;

  private static final List<MapTone> HEATS = List.of(HEAT_1, HEAT_2, HEAT_3, HEAT_4, HEAT_5);
  private static final List<MapTone> SEVERAL = List.of(C1, C2, C3, C4, C5, C6, C7, C8);

  /// @param step 0 to 4
  static MapTone heat(int step) {
    return HEATS.get(step);
  }

  /// @param number 0 to 7
  static MapTone several(int number) {
    return SEVERAL.get(number);
  }
}
