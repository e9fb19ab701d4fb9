// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.overview;

import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.Row;

/// One event, as the list of what changed shows it.
///
/// @param at in seconds since 1970
record ChangeRow(String id, long at, boolean warning, String kind, String name, String reason, String message) {

  static ChangeRow of(Row event) {
    return new ChangeRow(
        event.uid(), EventKind.last(event), EventKind.isWarning(event),
        event.text(EventKind.OBJECT_KIND), event.text(EventKind.OBJECT_NAME), event.text(EventKind.REASON),
        event.text(EventKind.MESSAGE));
  }
}
