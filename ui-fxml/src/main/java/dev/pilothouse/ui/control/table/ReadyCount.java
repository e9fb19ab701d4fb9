// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.model.Health;

/// `2/3` of an object, and whether that is bad: nothing has to be ready in a pod that has done its work.
record ReadyCount(String words, Health health) {
  /// The style class of its words.
  String tone() {
    if (whole()) {
      return "";
    }
    return switch (health) {
      case BAD, WARNING -> "bad";
      case PROGRESSING -> "";
      case GOOD, NEUTRAL -> "muted";
    };
  }

  /// More than wanted is fine: a rollout may begin with one more.
  private boolean whole() {
    int slash = words.indexOf('/');
    if (slash < 0) {
      return true;
    }
    try {
      return Long.parseLong(words.substring(0, slash).strip()) >= Long.parseLong(words.substring(slash + 1).strip());
    } catch (NumberFormatException e) {
      return true; // a custom kind may write anything into such a column
    }
  }
}
