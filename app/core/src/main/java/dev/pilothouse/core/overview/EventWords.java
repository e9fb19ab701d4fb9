// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.overview;

import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.overview.Problem.Evidence;
import dev.pilothouse.core.overview.Problem.Source;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The last warning about each object, found once. The back-off only repeats what the status says and gives way to any other
/// warning.
final class EventWords {
  private final Map<String, Row> lastWarning = new HashMap<>();
  private final Map<String, List<Row>> warnings = new HashMap<>();

  EventWords(RowSnapshot events) {
    for (Row event : events) {
      if (EventKind.isWarning(event)) {
        String uid = event.text(EventKind.OBJECT_UID);
        lastWarning.merge(uid, event, EventWords::better);
        warnings.computeIfAbsent(uid, key -> new ArrayList<>()).add(event);
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

  /// How many warnings about an object there were.
  long times(String uid) {
    return warnings.getOrDefault(uid, List.of()).stream().mapToLong(event -> Math.max(1, event.number(EventKind.COUNT))).sum();
  }

  /// When the warnings about an object are known to have come.
  SortedSet<Long> moments(String uid) {
    SortedSet<Long> moments = new TreeSet<>();
    for (Row event : warnings.getOrDefault(uid, List.of())) {
      moments.add(EventKind.last(event));
      if (event.number(EventKind.FIRST) > 0) {
        moments.add(event.number(EventKind.FIRST));
      }
    }
    return moments;
  }

  @Nullable Evidence about(String uid) {
    Row event = uid.isEmpty() ? null : lastWarning.get(uid);
    return event == null ? null : new Evidence(Source.EVENT, event.text(EventKind.REASON), event.text(EventKind.MESSAGE));
  }
}
