// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.model;

import java.util.Collection;

/// How well something is, worst last, so that the worst of many is the greatest.
public enum Health {
  /// Switched off, ended well, or not to be judged.
  NEUTRAL,
  GOOD,
  /// On its way: starting, rolling out, ending.
  PROGRESSING,
  WARNING,
  BAD;

  /// The worst of them; [#NEUTRAL] of none.
  public static Health worst(Collection<Health> all) {
    Health worst = NEUTRAL;
    for (Health one : all) {
      if (one.compareTo(worst) > 0) {
        worst = one;
      }
    }
    return worst;
  }
}
