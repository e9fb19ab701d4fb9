// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.kind.Labels;

/// A label selector as a Scale writes it: `app=ferry,line=north`. Only equality; anything else matches nothing.
final class Selection {
  private Selection() {}

  static boolean matches(String selector, Labels labels) {
    if (selector.isEmpty()) {
      return false;
    }
    for (String part : selector.split(",")) {
      String[] both = part.split("=", 2);
      if (both.length != 2 || !both[1].equals(labels.get(both[0]))) {
        return false;
      }
    }
    return true;
  }
}
