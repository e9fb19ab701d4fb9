// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.overview;

import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.overview.Problem.Evidence;
import dev.pilothouse.core.overview.Problem.Source;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The last warning about each object, found once. The back-off only repeats what the status says and gives way to any other
/// warning.
final class EventWords {
  private final Map<String, Row> lastWarning = new HashMap<>();

  EventWords(RowSnapshot events) {
    for (Row event : events) {
      if (EventKind.isWarning(event)) {
        lastWarning.merge(event.text(EventKind.OBJECT_UID), event, EventWords::better);
      }
    }
  }

  private static Row better(Row left, Row right) {
    boolean leftSaysLittle = left.text(EventKind.REASON).equals("BackOff");
    boolean rightSaysLittle = right.text(EventKind.REASON).equals("BackOff");
    if (leftSaysLittle != rightSaysLittle) {
      return leftSaysLittle ? right : left;
    }
    return EventKind.last(right) >= EventKind.last(left) ? right : left;
  }

  @Nullable Evidence about(String uid) {
    Row event = uid.isEmpty() ? null : lastWarning.get(uid);
    return event == null ? null : new Evidence(Source.EVENT, event.text(EventKind.REASON), event.text(EventKind.MESSAGE));
  }
}
