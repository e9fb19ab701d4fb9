// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.http.Reply;
import dev.pilothouse.sample.api.http.Request;
import dev.pilothouse.sample.api.http.StreamSink;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.Listing;
import dev.pilothouse.sample.store.ObjectStore;
import dev.pilothouse.sample.store.StoreException;
import dev.pilothouse.sample.store.Subscription;
import dev.pilothouse.sample.store.WatchEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Answers watches: one JSON document a line, for as long as the client listens.
final class WatchHandler {

  /// As often as an API server sends bookmarks.
  private static final Duration BOOKMARKS = Duration.ofMinutes(1);

  private static final String END_OF_INITIAL = "k8s.io/initial-events-end";

  /// Initial objects are sent in pieces of at least so many bytes.
  private static final int PIECE = 32 * 1024;

  private final ObjectStore store;

  WatchHandler(ObjectStore store) {
    this.store = store;
  }

  Reply watch(Request request, ApiPath path, ServedKind kind) {
    Selection selection = Selection.of(request, path, kind);
    Shaper shaper = new Shaper(kind, Accept.of(request));
    String version = request.param("resourceVersion");
    long from = version.isEmpty() ? 0 : ReadHandler.version(version);
    if (request.flag("sendInitialEvents") && !request.param("resourceVersionMatch").equals("NotOlderThan")) {
      throw StatusException.badRequest(
          "resourceVersionMatch: Forbidden: sendInitialEvents requires resourceVersionMatch=NotOlderThan");
    }
    int seconds = ReadHandler.number(request, "timeoutSeconds");
    Options options =
        new Options(from, request.flag("sendInitialEvents"), request.flag("allowWatchBookmarks"), seconds);
    return new Reply.Stream(Reply.JSON, sink -> new Watch(kind, selection, shaper, options, sink).begin());
  }

  /// @param seconds 0 for no end
  private record Options(long from, boolean initial, boolean bookmarks, int seconds) {}

  /// One client's watch.
  private final class Watch {

    private final ServedKind kind;
    private final Selection selection;
    private final Shaper shaper;
    private final Options options;
    private final StreamSink sink;
    private boolean headersSent;

    Watch(ServedKind kind, Selection selection, Shaper shaper, Options options, StreamSink sink) {
      this.kind = kind;
      this.selection = selection;
      this.shaper = shaper;
      this.options = options;
      this.sink = sink;
    }

    void begin() {
      Subscription subscription;
      try {
        boolean all = options.initial() || options.from() == 0;
        subscription =
            all
                ? store.watch(kind.stored(), this::sendInitial, this::onEvent)
                : store.watch(kind.stored(), options.from(), this::onEvent);
      } catch (StoreException e) {
        send("ERROR", StatusException.of(e, kind, "").body());
        sink.end();
        return;
      }
      sink.onClose(subscription::close);
      if (options.bookmarks()) {
        bookmarkLater();
      }
      if (options.seconds() > 0) {
        sink.after(Duration.ofSeconds(options.seconds()), this::finish);
      }
    }

    /// Many objects go in one piece: a piece each would cost more than what is in it.
    private void sendInitial(Listing listing) {
      ByteArrayOutputStream piece = new ByteArrayOutputStream(2 * PIECE);
      for (ObjectNode object : listing.items()) {
        if (!sink.isOpen()) {
          return;
        }
        if (selection.matches(object)) {
          piece.writeBytes(line("ADDED", shaped(object)));
        }
        if (piece.size() >= PIECE) {
          sink.awaitRoom();
          sink.send(piece.toByteArray());
          piece.reset();
        }
      }
      if (piece.size() > 0) {
        sink.send(piece.toByteArray());
      }
      if (options.initial()) {
        bookmark(listing.version(), true);
      }
    }

    private void onEvent(WatchEvent event) {
      ObjectNode previous = event.previous();
      boolean was = previous != null && selection.matches(previous);
      boolean is = event.change() != WatchEvent.Change.DELETED && selection.matches(event.object());
      if (is) {
        sendObject(was ? "MODIFIED" : "ADDED", event.object());
      } else if (was) {
        sendObject("DELETED", event.change() == WatchEvent.Change.DELETED ? event.object() : gone(event));
      }
    }

    /// An object that left the selection is told as it was, at the version at which it left.
    private static ObjectNode gone(WatchEvent event) {
      @Nullable ObjectNode previous = event.previous();
      ObjectNode last = (previous == null ? event.object() : previous).deepCopy();
      Json.metadata(last).put("resourceVersion", Long.toString(event.version()));
      return last;
    }

    private void finish() {
      if (options.bookmarks()) {
        bookmark(store.version(), false);
      }
      sink.end();
    }

    private void bookmarkLater() {
      sink.after(
          BOOKMARKS,
          () -> {
            bookmark(store.version(), false);
            bookmarkLater();
          });
    }

    private void bookmark(long version, boolean endOfInitial) {
      ObjectNode object =
          Json.object().put("kind", kind.stored().kind()).put("apiVersion", kind.stored().apiVersion());
      ObjectNode metadata = Json.metadata(object).put("resourceVersion", Long.toString(version));
      metadata.putNull("creationTimestamp");
      if (endOfInitial) {
        metadata.putObject("annotations").put(END_OF_INITIAL, "true");
      }
      sendObject("BOOKMARK", object);
    }

    private synchronized void sendObject(String type, ObjectNode object) {
      send(type, shaped(object));
    }

    private synchronized ObjectNode shaped(ObjectNode object) {
      ObjectNode shaped = shaper.one(object, store.clock().instant(), !headersSent);
      headersSent = true;
      return shaped;
    }

    private void send(String type, JsonNode object) {
      sink.send(line(type, object));
    }
  }

  private static byte[] line(String type, JsonNode object) {
    byte[] body = Bodies.write(object);
    byte[] head = ("{\"type\":\"" + type + "\",\"object\":").getBytes(StandardCharsets.UTF_8);
    byte[] line = new byte[head.length + body.length + 2];
    System.arraycopy(head, 0, line, 0, head.length);
    System.arraycopy(body, 0, line, head.length, body.length);
    line[line.length - 2] = '}';
    line[line.length - 1] = '\n';
    return line;
  }
}
