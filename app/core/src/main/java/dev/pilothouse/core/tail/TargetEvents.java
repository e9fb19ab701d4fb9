// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.tail;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.LiveRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The events of the pods whose logs are read, and of what they were asked for. Who may not list events has none. Any thread.
public final class TargetEvents implements Subscription {
  /// More than these nobody tells apart on a line of time; the newest are kept.
  private static final int MOST = 500;

  private final ResourceRef object;
  private final LiveRows events;
  private final Subscription.Bag bag = new Subscription.Bag();

  /// @param changed called on any thread when there may be others
  public TargetEvents(LogTarget target, Runnable changed) {
    object = target.object();
    events = target.session().show(EventKind.KIND, target.namespace());
    bag.add(events);
    bag.add(events.store().subscribe(batch -> changed.run()));
  }

  /// In the order of their times.
  ///
  /// @param streams those that there were so far
  public List<LogEvent> of(List<LogStream> streams) {
    Set<String> uids = new HashSet<>();
    streams.forEach(stream -> uids.add(stream.pod().uid()));
    List<LogEvent> found = new ArrayList<>();
    for (Row event : events.store().snapshot()) {
      Long last = event.get(EventKind.LAST);
      if (last != null && isOf(event, uids)) {
        Long count = event.get(EventKind.COUNT);
        found.add(
            new LogEvent(
                last * 1_000, EventKind.isWarning(event),
                event.text(EventKind.OBJECT_KIND) + " " + event.text(EventKind.OBJECT_NAME),
                event.text(EventKind.REASON), event.text(EventKind.MESSAGE), count == null ? 1 : count));
      }
    }
    found.sort(Comparator.comparingLong(LogEvent::millis));
    return found.size() <= MOST ? found : List.copyOf(found.subList(found.size() - MOST, found.size()));
  }

  private boolean isOf(Row event, Set<String> uids) {
    boolean target =
        event.text(EventKind.OBJECT_KIND).equals(object.kind().kind()) && event.text(EventKind.OBJECT_NAME).equals(object.name());
    return target || uids.contains(event.text(EventKind.OBJECT_UID));
  }

  @Override
  public void close() {
    bag.close();
  }
}
