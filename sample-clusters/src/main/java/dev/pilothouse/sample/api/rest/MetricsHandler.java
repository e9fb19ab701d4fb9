// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.UsageSource;
import dev.pilothouse.sample.api.UsageSource.Usage;
import dev.pilothouse.sample.api.http.Reply;
import dev.pilothouse.sample.api.http.Request;
import dev.pilothouse.sample.api.http.StreamSink;
import dev.pilothouse.sample.api.select.LabelSelector;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Answers `metrics.k8s.io/v1beta1`, as a metrics server does.
final class MetricsHandler {

  static final String GROUP = "metrics.k8s.io";
  static final String VERSION = "v1beta1";
  private static final String API = GROUP + "/" + VERSION;
  private static final int PIECE = 32 * 1024;

  private final ObjectStore store;
  private final UsageSource usage;

  MetricsHandler(ObjectStore store, UsageSource usage) {
    this.store = store;
    this.usage = usage;
  }

  Reply answer(Request request, ApiPath path) {
    if (!request.method().equals("GET")) {
      throw StatusException.methodNotAllowed();
    }
    Stream<ObjectNode> items =
        switch (path.plural()) {
          case "nodes" -> nodes(request, path);
          case "pods" -> pods(request, path);
          default -> throw StatusException.notFound();
        };
    if (!path.name().isEmpty()) {
      ObjectNode one =
          items.findFirst().orElseThrow(() -> new StatusException(
              404, "NotFound", path.plural() + "." + GROUP + " \"" + path.name() + "\" not found"));
      return Reply.json(200, Bodies.write(one));
    }
    String kind = path.plural().equals("nodes") ? "NodeMetricsList" : "PodMetricsList";
    String head = "{\"kind\":\"" + kind + "\",\"apiVersion\":\"" + API + "\",\"metadata\":{},\"items\":[";
    return new Reply.Stream(Reply.JSON, sink -> send(sink, head, items.iterator()));
  }

  /// Piece by piece: of many pods it would be too long to be made as a whole.
  private static void send(StreamSink sink, String head, Iterator<ObjectNode> items) {
    ByteArrayOutputStream piece = new ByteArrayOutputStream(2 * PIECE);
    piece.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    while (items.hasNext() && sink.isOpen()) {
      piece.writeBytes(Bodies.write(items.next()));
      if (items.hasNext()) {
        piece.write(',');
      }
      if (piece.size() >= PIECE) {
        sink.awaitRoom();
        sink.send(piece.toByteArray());
        piece.reset();
      }
    }
    piece.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
    sink.send(piece.toByteArray());
    sink.end();
  }

  private Stream<ObjectNode> nodes(Request request, ApiPath path) {
    LabelSelector selector = LabelSelector.parse(request.param("labelSelector"));
    return usage.nodes().stream()
        .filter(node -> path.name().isEmpty() || path.name().equals(node.node()))
        .flatMap(node -> {
          Map<String, String> labels = labels(store.find(BuiltInTypes.NODES, "", node.node()));
          if (!selector.matches(labels)) {
            return Stream.empty();
          }
          ObjectNode item = head("NodeMetrics", "", node.node(), labels, node.at(), node.window());
          use(item.putObject("usage"), node.usage());
          return Stream.of(item);
        });
  }

  private Stream<ObjectNode> pods(Request request, ApiPath path) {
    LabelSelector selector = LabelSelector.parse(request.param("labelSelector"));
    return usage.pods().stream()
        .filter(pod -> path.namespace().isEmpty() || path.namespace().equals(pod.namespace()))
        .filter(pod -> path.name().isEmpty() || path.name().equals(pod.pod()))
        .flatMap(pod -> {
          Map<String, String> labels = labels(store.find(BuiltInTypes.PODS, pod.namespace(), pod.pod()));
          if (!selector.matches(labels)) {
            return Stream.empty();
          }
          ObjectNode item = head("PodMetrics", pod.namespace(), pod.pod(), labels, pod.at(), pod.window());
          ArrayNode containers = item.putArray("containers");
          for (UsageSource.ContainerUsage container : pod.containers()) {
            ObjectNode one = containers.addObject().put("name", container.container());
            use(one.putObject("usage"), container.usage());
          }
          return Stream.of(item);
        });
  }

  private static Map<String, String> labels(Optional<ObjectNode> object) {
    return object.map(Json::labels).orElse(Map.of());
  }

  private static ObjectNode head(
      String kind, String namespace, String name, Map<String, String> labels, Instant at, Duration window) {
    ObjectNode item = Json.object().put("kind", kind).put("apiVersion", API);
    ObjectNode metadata = Json.metadata(item).put("name", name);
    if (!namespace.isEmpty()) {
      metadata.put("namespace", namespace);
    }
    metadata.put("creationTimestamp", Json.time(at));
    if (!labels.isEmpty()) {
      labels.forEach(Json.child(metadata, "labels")::put);
    }
    double seconds = window.toMillis() / 1000.0;
    return item.put("timestamp", Json.time(at)).put("window", String.format(java.util.Locale.ROOT, "%.3fs", seconds));
  }

  private static void use(ObjectNode into, Usage usage) {
    into.put("cpu", usage.nanoCores() + "n").put("memory", usage.memoryBytes() / 1024 + "Ki");
  }
}
