// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.UsageSource;
import dev.pilothouse.sample.api.UsageSource.Usage;
import dev.pilothouse.sample.api.http.Reply;
import dev.pilothouse.sample.api.http.Request;
import dev.pilothouse.sample.api.select.LabelSelector;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Answers `metrics.k8s.io/v1beta1`, as a metrics server does.
final class MetricsHandler {

  static final String GROUP = "metrics.k8s.io";
  static final String VERSION = "v1beta1";
  private static final String API = GROUP + "/" + VERSION;

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
    ArrayNode items =
        switch (path.plural()) {
          case "nodes" -> nodes(request, path);
          case "pods" -> pods(request, path);
          default -> throw StatusException.notFound();
        };
    if (!path.name().isEmpty()) {
      if (items.isEmpty()) {
        throw new StatusException(
            404, "NotFound", path.plural() + "." + GROUP + " \"" + path.name() + "\" not found");
      }
      return Reply.json(200, Bodies.write(items.get(0)));
    }
    ObjectNode list = Json.object();
    list.put("kind", path.plural().equals("nodes") ? "NodeMetricsList" : "PodMetricsList").put("apiVersion", API);
    list.putObject("metadata");
    list.set("items", items);
    return Reply.json(200, Bodies.write(list));
  }

  private ArrayNode nodes(Request request, ApiPath path) {
    LabelSelector selector = LabelSelector.parse(request.param("labelSelector"));
    ArrayNode items = Json.array();
    for (UsageSource.NodeUsage node : usage.nodes()) {
      Map<String, String> labels = labels(store.find(BuiltInTypes.NODES, "", node.node()));
      if ((path.name().isEmpty() || path.name().equals(node.node())) && selector.matches(labels)) {
        ObjectNode item = head("NodeMetrics", "", node.node(), labels, node.at(), node.window());
        use(item.putObject("usage"), node.usage());
        items.add(item);
      }
    }
    return items;
  }

  private ArrayNode pods(Request request, ApiPath path) {
    LabelSelector selector = LabelSelector.parse(request.param("labelSelector"));
    ArrayNode items = Json.array();
    for (UsageSource.PodUsage pod : usage.pods()) {
      Map<String, String> labels = labels(store.find(BuiltInTypes.PODS, pod.namespace(), pod.pod()));
      boolean asked =
          (path.namespace().isEmpty() || path.namespace().equals(pod.namespace()))
              && (path.name().isEmpty() || path.name().equals(pod.pod()));
      if (asked && selector.matches(labels)) {
        ObjectNode item = head("PodMetrics", pod.namespace(), pod.pod(), labels, pod.at(), pod.window());
        ArrayNode containers = item.putArray("containers");
        for (UsageSource.ContainerUsage container : pod.containers()) {
          ObjectNode one = containers.addObject().put("name", container.container());
          use(one.putObject("usage"), container.usage());
        }
        items.add(item);
      }
    }
    return items;
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
