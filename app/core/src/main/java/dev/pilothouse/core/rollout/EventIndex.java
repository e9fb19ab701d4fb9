// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The warnings of one moment by the uid of the object that they are about; made in one pass.
final class EventIndex {
  private final Map<String, List<Row>> warnings = new HashMap<>();

  EventIndex(RowSnapshot events) {
    for (Row event : events) {
      if (EventKind.isWarning(event)) {
        warnings.computeIfAbsent(event.text(EventKind.OBJECT_UID), uid -> new ArrayList<>(2)).add(event);
      }
    }
  }

  List<Row> about(String uid) {
    return warnings.getOrDefault(uid, List.of());
  }

  /// The last warning about an object with one of some reasons; null when there is none.
  @Nullable Row last(String uid, String... reasons) {
    Row found = null;
    for (Row event : about(uid)) {
      for (String reason : reasons) {
        if (event.text(EventKind.REASON).equals(reason)
            && (found == null || EventKind.last(event) >= EventKind.last(found))) {
          found = event;
        }
      }
    }
    return found;
  }

  static long count(Row event) {
    return Math.max(1, event.number(EventKind.COUNT));
  }

  /// Whether an event is about a container; one without a path is about any.
  static boolean concerns(Row event, String container) {
    String path = event.text(EventKind.FIELD_PATH);
    return path.isEmpty() || path.endsWith("{" + container + "}");
  }
}
