// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.Row;

/// An event about the workload, one of its revisions or pods.
///
/// @param at when it was last seen, in seconds since 1970
/// @param uid of the object that it is about
record RolloutEvent(
    long at, boolean warning, String reason, String message, long count, String objectKind, String objectName, String uid) {

  static RolloutEvent of(Row row) {
    return new RolloutEvent(
        EventKind.last(row), EventKind.isWarning(row), row.text(EventKind.REASON), row.text(EventKind.MESSAGE),
        Math.max(1, row.number(EventKind.COUNT)), row.text(EventKind.OBJECT_KIND), row.text(EventKind.OBJECT_NAME),
        row.text(EventKind.OBJECT_UID));
  }
}
