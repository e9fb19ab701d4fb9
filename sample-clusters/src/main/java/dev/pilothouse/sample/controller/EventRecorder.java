// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectStore;
import dev.pilothouse.sample.store.StoreException;
import dev.pilothouse.sample.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes events, and counts up one that was said before instead of saying it again, as client-go's recorder does.
///
/// The scheduler uses the newer recorder, whose events carry `eventTime`, an action and a series. Loop thread only.
public final class EventRecorder {

  /// How long an API server keeps events.
  private static final Duration KEPT = Duration.ofHours(1);

  /// After so many different messages of one kind within ten minutes they are combined (client-go's `EventAggregator`).
  private static final int DIFFERENT = 10;
  private static final Duration SIMILAR_WITHIN = Duration.ofMinutes(10);

  private record Said(String uid, String type, String reason, String message, String component, String field) {}

  private final ObjectStore store;
  private final InstantSource clock;
  private final Map<Said, String> names = new HashMap<>();
  private final Map<Said, Deque<Instant>> similar = new HashMap<>();
  private Instant quietUntil = Instant.MIN;

  EventRecorder(ObjectStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Drops all events before an instant, because they would have been forgotten by the time that anyone looks.
  public void quietUntil(Instant instant) {
    quietUntil = instant;
  }

  public Instant quietUntil() {
    return quietUntil;
  }

  public void normal(ObjectNode about, String component, String reason, String message) {
    record(about, component, "", "", "Normal", reason, message);
  }

  public void warning(ObjectNode about, String component, String reason, String message) {
    record(about, component, "", "", "Warning", reason, message);
  }

  /// An event from a component on a node, about a part of the object.
  ///
  /// @param field such as `spec.containers{web}`, empty for the whole object
  public void record(
      ObjectNode about, String component, String host, String field, String type, String reason, String message) {
    Instant now = clock.instant();
    if (now.isBefore(quietUntil)) {
      return;
    }
    Said said = combined(new Said(Json.uid(about), type, reason, message, component, field), now);
    String name = names.get(said);
    if (name != null && again(about, name, event -> countUp(event, now))) {
      return;
    }
    ObjectNode event = event(about, said, now);
    event.putObject("source").put("component", component);
    if (!host.isEmpty()) {
      Json.child(event, "source").put("host", host);
    }
    event.put("firstTimestamp", Json.time(now)).put("lastTimestamp", Json.time(now)).put("count", 1);
    event.set("eventTime", NullNode.getInstance());
    event.put("reportingComponent", component).put("reportingInstance", host);
    create(event, said);
  }

  /// An event as the scheduler records it.
  public void scheduling(ObjectNode pod, String type, String reason, String action, String message) {
    Instant now = clock.instant();
    if (now.isBefore(quietUntil)) {
      return;
    }
    Said said = new Said(Json.uid(pod), type, reason, message, "default-scheduler", "");
    String name = names.get(said);
    if (name != null && again(pod, name, event -> series(event, now))) {
      return;
    }
    ObjectNode event = event(pod, said, now);
    event.putObject("source");
    event.set("firstTimestamp", NullNode.getInstance());
    event.set("lastTimestamp", NullNode.getInstance());
    event.put("eventTime", micros(now)).put("action", action);
    event.put("reportingComponent", "default-scheduler").put("reportingInstance", "default-scheduler-harbor-control");
    create(event, said);
  }

  /// Removes what has not been said for an hour.
  void forgetOld() {
    Instant limit = clock.instant().minus(KEPT);
    for (ObjectNode event : store.list(BuiltInTypes.EVENTS)) {
      if (lastSaid(event).isBefore(limit)) {
        try {
          store.delete(BuiltInTypes.EVENTS, Json.namespace(event), Json.name(event), DeleteOptions.now());
        } catch (StoreException e) {
          continue;
        }
        names.values().remove(Json.name(event));
      }
    }
    similar.values().removeIf(times -> times.getLast().isBefore(limit));
  }

  private static Instant lastSaid(ObjectNode event) {
    for (String text :
        new String[] {
          Json.text(event, "series", "lastObservedTime"),
          Json.text(event, "lastTimestamp"),
          Json.text(event, "eventTime"),
          Json.text(event, "metadata", "creationTimestamp")
        }) {
      if (!text.isEmpty() && !text.equals("null")) {
        return Instant.parse(text);
      }
    }
    return Instant.MAX;
  }

  private Said combined(Said said, Instant now) {
    if (names.containsKey(said)) {
      return said;
    }
    Said group = new Said(said.uid, said.type, said.reason, "", said.component, "");
    Deque<Instant> times = similar.computeIfAbsent(group, g -> new ArrayDeque<>());
    while (!times.isEmpty() && times.getFirst().isBefore(now.minus(SIMILAR_WITHIN))) {
      times.removeFirst();
    }
    times.addLast(now);
    return times.size() <= DIFFERENT
        ? said
        : new Said(said.uid, said.type, said.reason, "(combined from similar events): " + said.message,
            said.component, said.field);
  }

  private boolean again(ObjectNode about, String name, java.util.function.Consumer<ObjectNode> change) {
    try {
      store.update(
          BuiltInTypes.EVENTS,
          namespaceFor(about),
          name,
          event -> {
            change.accept(event);
            return event;
          },
          Write.by("event-recorder"));
      return true;
    } catch (StoreException e) {
      return false;
    }
  }

  private static void countUp(ObjectNode event, Instant now) {
    event.put("count", Json.integer(1, event, "count") + 1).put("lastTimestamp", Json.time(now));
  }

  private static void series(ObjectNode event, Instant now) {
    int count = Json.integer(1, event, "series", "count");
    Json.child(event, "series").put("count", count + 1).put("lastObservedTime", micros(now));
  }

  private ObjectNode event(ObjectNode about, Said said, Instant now) {
    ObjectNode event = Json.object();
    Json.metadata(event).put("name", Json.name(about) + "." + Long.toHexString(nanos(now) + names.size()));
    Json.metadata(event).put("namespace", namespaceFor(about));
    ObjectNode involved = event.putObject("involvedObject");
    involved.put("apiVersion", Json.text(about, "apiVersion")).put("kind", Json.text(about, "kind"));
    involved.put("name", Json.name(about)).put("uid", Json.uid(about));
    involved.put("resourceVersion", Json.text(about, "metadata", "resourceVersion"));
    if (!Json.namespace(about).isEmpty()) {
      involved.put("namespace", Json.namespace(about));
    }
    if (!said.field.isEmpty()) {
      involved.put("fieldPath", said.field);
    }
    return event.put("type", said.type).put("reason", said.reason).put("message", said.message);
  }

  private void create(ObjectNode event, Said said) {
    @Nullable ObjectNode made = null;
    try {
      made = store.create(BuiltInTypes.EVENTS, event, Write.by("event-recorder"));
    } catch (StoreException e) {
      // the namespace may be going; an event is never worth more than that
    }
    if (made != null) {
      names.put(said, Json.name(made));
    }
  }

  private static String namespaceFor(ObjectNode about) {
    return Json.namespace(about).isEmpty() ? "default" : Json.namespace(about);
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  private static String micros(Instant instant) {
    return java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
        .withZone(java.time.ZoneOffset.UTC)
        .format(instant);
  }
}
