// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.LogFeed;
import dev.pilothouse.sample.api.LogFeed.LogLine;
import dev.pilothouse.sample.api.LogUnavailableException;
import dev.pilothouse.sample.api.http.Reply;
import dev.pilothouse.sample.api.http.Request;
import dev.pilothouse.sample.api.http.StreamSink;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers `log` of pods.
final class LogHandler {

  private static final DateTimeFormatter NANOS = new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

  private final ObjectStore store;
  private final LogFeed feed;

  LogHandler(ObjectStore store, LogFeed feed) {
    this.store = store;
    this.feed = feed;
  }

  Reply log(Request request, ApiPath path) {
    ObjectNode pod = store.get(BuiltInTypes.PODS, path.namespace(), path.name());
    String container = container(pod, request.param("container"));
    LogFeed.Target target = new LogFeed.Target(path.namespace(), path.name(), Json.uid(pod), container);
    Cut cut = cut(request);
    boolean previous = request.flag("previous");
    try {
      if (request.flag("follow") && !previous) {
        return follow(target, cut);
      }
      return new Reply.Whole(200, Reply.TEXT, limited(cut.text(feed.read(target, previous)), request));
    } catch (LogUnavailableException e) {
      throw StatusException.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static byte[] limited(byte[] text, Request request) {
    int limit = ReadHandler.number(request, "limitBytes");
    return limit > 0 && limit < text.length ? java.util.Arrays.copyOf(text, limit) : text;
  }

  /// Asks the feed before the head of the answer is sent, so that a refusal is still a proper status.
  private Reply follow(LogFeed.Target target, Cut cut) {
    Follower follower = new Follower(cut);
    LogFeed.Following following = feed.follow(target, follower);
    return new Reply.Stream(
        Reply.TEXT,
        sink -> {
          sink.onClose(() -> following.subscription().close());
          follower.begin(cut.text(following.history()), sink);
        });
  }

  /// Holds lines back until the history is sent.
  private static final class Follower implements LogFeed.Sink {

    private final Cut cut;
    private final List<LogLine> early = new ArrayList<>();
    private @Nullable StreamSink sink;
    private boolean ended;

    Follower(Cut cut) {
      this.cut = cut;
    }

    synchronized void begin(byte[] history, StreamSink to) {
      sink = to;
      if (history.length > 0) {
        to.send(history);
      }
      early.forEach(it -> to.send(cut.line(it)));
      early.clear();
      if (ended) {
        to.end();
      }
    }

    @Override
    public synchronized void line(LogLine line) {
      StreamSink to = sink;
      if (to == null) {
        early.add(line);
      } else {
        to.send(cut.line(line));
      }
    }

    @Override
    public synchronized void end() {
      ended = true;
      StreamSink to = sink;
      if (to != null) {
        to.end();
      }
    }
  }

  private static String container(ObjectNode pod, String asked) {
    List<String> names = new ArrayList<>();
    for (String list : List.of("containers", "initContainers", "ephemeralContainers")) {
      for (JsonNode container : Json.items(pod, "spec", list)) {
        names.add(Json.text(container, "name"));
      }
    }
    if (!asked.isEmpty()) {
      if (!names.contains(asked)) {
        throw StatusException.badRequest("container " + asked + " is not valid for pod " + Json.name(pod));
      }
      return asked;
    }
    int mains = Json.items(pod, "spec", "containers").size();
    if (mains > 1) {
      throw StatusException.badRequest(
          "a container name must be specified for pod " + Json.name(pod) + ", choose one of: ["
              + String.join(" ", names) + "]");
    }
    if (names.isEmpty()) {
      throw StatusException.badRequest("pod " + Json.name(pod) + " has no container");
    }
    return names.getFirst();
  }

  private Cut cut(Request request) {
    String tail = request.param("tailLines");
    Instant since = null;
    int seconds = ReadHandler.number(request, "sinceSeconds");
    if (seconds > 0) {
      since = store.clock().instant().minusSeconds(seconds);
    } else if (!request.param("sinceTime").isEmpty()) {
      try {
        since = java.time.OffsetDateTime.parse(request.param("sinceTime")).toInstant();
      } catch (DateTimeParseException e) {
        throw StatusException.badRequest("invalid value of sinceTime: " + request.param("sinceTime"));
      }
    }
    int lines = tail.isEmpty() ? Integer.MAX_VALUE : Math.max(0, ReadHandler.number(request, "tailLines"));
    return new Cut(lines, since, request.flag("timestamps"));
  }

  /// Which lines are wanted and how they are written.
  private record Cut(int tail, @Nullable Instant since, boolean timestamps) {

    byte[] text(List<LogLine> lines) {
      Instant from = since;
      List<LogLine> wanted =
          from == null ? lines : lines.stream().filter(it -> !it.time().isBefore(from)).toList();
      int skip = Math.max(0, wanted.size() - tail);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      wanted.subList(skip, wanted.size()).forEach(it -> out.writeBytes(line(it)));
      return out.toByteArray();
    }

    byte[] line(LogLine line) {
      String text = timestamps ? NANOS.format(line.time()) + " " + line.text() : line.text();
      return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }
  }
}
