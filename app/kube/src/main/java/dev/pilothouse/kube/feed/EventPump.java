// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.feed;

import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.kube.wire.RowReader;
import dev.pilothouse.kube.wire.ServerStatus;
import dev.pilothouse.kube.wire.WatchEvent;
import dev.pilothouse.kube.wire.WatchStream;
import dev.pilothouse.kube.wire.WatchStream.BrokenEventException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Takes the events of one watch to the delivery. What cannot be understood is left out and named; it never ends the watch. One
/// thread.
final class EventPump {
  private final ResourceKind kind;
  private final RowReader reader;
  private final Delivery delivery;
  private final OpenStream stream;
  private final Runnable live;
  private @Nullable InitialRows initial;
  private String version;
  private long events;

  /// @param initial takes the initial events; null when the watch goes on from a version
  /// @param live called when the initial events are complete
  EventPump(
      ResourceKind kind,
      RowReader reader,
      Delivery delivery,
      OpenStream stream,
      @Nullable InitialRows initial,
      String version,
      Runnable live) {
    this.kind = kind;
    this.reader = reader;
    this.delivery = delivery;
    this.stream = stream;
    this.initial = initial;
    this.version = version;
    this.live = live;
  }

  /// Reads until the stream ends.
  ///
  /// @throws Refusal when the server ended the watch with an error
  void run(WatchStream in) throws IOException, Refusal, InterruptedException {
    for (long place = 1; ; place++) {
      try {
        WatchEvent event = in.next();
        if (event == null) {
          return;
        }
        stream.event();
        take(event);
        events++;
        stream.taken();
      } catch (BrokenEventException broken) {
        delivery.skipped(kind.plural() + ", event " + place, String.valueOf(broken.getMessage()));
        stream.taken();
      }
    }
  }

  private void take(WatchEvent event) throws Refusal, InterruptedException {
    switch (event.type()) {
      case "ADDED", "MODIFIED", "DELETED" -> {
        if (understood(event)) {
          change(event.type().equals("DELETED"));
          version = reader.resourceVersion().isEmpty() ? version : reader.resourceVersion();
        }
      }
      case "BOOKMARK" -> bookmark(event);
      case "ERROR" -> {
        ServerStatus status = ServerStatus.read(event.object());
        throw new Refusal(status.code(), status.message(), status.retryAfter());
      }
      default -> delivery.skipped(kind.plural(), "an event of the unknown type " + event.type());
    }
  }

  private boolean understood(WatchEvent event) {
    if (!event.kind().isEmpty() && (!event.kind().equals(kind.kind()) || !event.apiVersion().equals(kind.apiVersion()))) {
      delivery.skipped(kind.plural(), "an object of kind " + event.apiVersion() + " " + event.kind());
      return false;
    }
    try {
      reader.read(event.object());
    } catch (RuntimeException odd) {
      delivery.skipped(where(), String.valueOf(odd.getMessage()));
      return false;
    }
    if (reader.foreign() || !reader.hasIdentity()) {
      delivery.skipped(where(), reader.foreign() ? "an object of another kind" : "an object without name or uid");
      return false;
    }
    return true;
  }

  private String where() {
    return reader.where().isEmpty() ? kind.plural() : reader.where();
  }

  private void change(boolean deleted) throws InterruptedException {
    InitialRows rows = initial;
    if (deleted) {
      delivery.delete(reader.uid());
    } else if (rows != null) {
      rows.add(reader.row());
    } else {
      delivery.upsert(reader.uid(), reader.row());
    }
  }

  private void bookmark(WatchEvent event) {
    try {
      reader.readBookmark(event.object());
    } catch (RuntimeException odd) {
      delivery.skipped(kind.plural() + ", bookmark", String.valueOf(odd.getMessage()));
      return;
    }
    version = reader.resourceVersion().isEmpty() ? version : reader.resourceVersion();
    InitialRows rows = initial;
    if (reader.initialEventsEnd() && rows != null) {
      initial = null;
      stream.initialComplete();
      rows.complete();
      live.run();
    }
  }

  /// Where a later watch goes on; the version that was handed in when no event came. Empty while the initial events are incomplete.
  String version() {
    return initial == null ? version : "";
  }

  /// How many events came.
  long events() {
    return events;
  }
}
