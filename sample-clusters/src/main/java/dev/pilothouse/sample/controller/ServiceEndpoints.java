// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import java.util.List;
import java.util.OptionalInt;

/// Writes the EndpointSlice and the Endpoints of each Service with a selector (`pkg/controller/endpointslice`,
/// `pkg/controller/endpoint`).
final class ServiceEndpoints {

  private static final String SERVICE_NAME = "kubernetes.io/service-name";

  private final ClusterState cluster;
  private final WorkQueue queue;

  ServiceEndpoints(ClusterState cluster) {
    this.cluster = cluster;
    this.queue = new WorkQueue(cluster.loop(), this::reconcile);
    cluster.enqueueChanges(BuiltInTypes.SERVICES, queue);
    cluster.onChange(BuiltInTypes.PODS, event -> {
      if (event.previous() == null || !sameForServices(event.previous(), event.object())) {
        servicesOf(event.object()).forEach(service -> queue.add(Json.key(service)));
      }
    });
  }

  private static boolean sameForServices(ObjectNode before, ObjectNode after) {
    return Pods.isReady(before) == Pods.isReady(after)
        && Json.isDeleting(before) == Json.isDeleting(after)
        && Pods.phase(before).equals(Pods.phase(after))
        && Json.text(before, "status", "podIP").equals(Json.text(after, "status", "podIP"))
        && Json.labels(before).equals(Json.labels(after));
  }

  private List<ObjectNode> servicesOf(ObjectNode pod) {
    return cluster.list(BuiltInTypes.SERVICES, Json.namespace(pod)).stream()
        .filter(service -> selects(service, pod))
        .toList();
  }

  private static boolean selects(JsonNode service, JsonNode pod) {
    JsonNode selector = Json.at(service, "spec", "selector");
    return selector.size() > 0 && Selectors.matchesMap(selector, Json.labels(pod));
  }

  private void reconcile(ObjectKey key) {
    ObjectNode service = cluster.find(BuiltInTypes.SERVICES, key);
    if (service == null || Json.at(service, "spec", "selector").isEmpty()) {
      return;
    }
    List<ObjectNode> pods = cluster.list(BuiltInTypes.PODS, key.namespace()).stream()
        .filter(pod -> selects(service, pod) && !Pods.isFinished(pod) && !Json.text(pod, "status", "podIP").isEmpty())
        .toList();
    slice(service, pods);
    endpoints(service, pods);
  }

  private void slice(ObjectNode service, List<ObjectNode> pods) {
    ArrayNode endpoints = Json.array();
    for (ObjectNode pod : pods) {
      ObjectNode endpoint = endpoints.addObject();
      endpoint.putArray("addresses").add(Json.text(pod, "status", "podIP"));
      boolean leaving = Json.isDeleting(pod);
      endpoint.putObject("conditions")
          .put("ready", Pods.isReady(pod) && !leaving)
          .put("serving", Pods.isReady(pod))
          .put("terminating", leaving);
      endpoint.put("nodeName", Pods.node(pod));
      endpoint.set("targetRef", reference(pod));
      ObjectNode node = cluster.find(BuiltInTypes.NODES, new ObjectKey("", Pods.node(pod)));
      String zone = Json.text(node, "metadata", "labels", "topology.kubernetes.io/zone");
      if (!zone.isEmpty()) {
        endpoint.put("zone", zone);
      }
    }
    ArrayNode ports = ports(service, pods, true);
    ObjectNode known = cluster.controlledBy(BuiltInTypes.ENDPOINT_SLICES, service).stream().findFirst().orElse(null);
    if (known != null) {
      cluster.change(BuiltInTypes.ENDPOINT_SLICES, Json.key(known), "kube-controller-manager", object -> {
        object.set("endpoints", endpoints);
        object.set("ports", ports);
      });
      return;
    }
    cluster.create(BuiltInTypes.ENDPOINT_SLICES, fresh(service, endpoints, ports), "kube-controller-manager");
  }

  private ObjectNode fresh(ObjectNode service, ArrayNode endpoints, ArrayNode ports) {
    ObjectNode slice = Json.object();
    String prefix = Json.name(service) + "-";
    ObjectNode metadata = slice.putObject("metadata");
    metadata.put("name", prefix + NameSuffix.random(cluster.random())).put("generateName", prefix);
    metadata.put("namespace", Json.namespace(service));
    ObjectNode labels = metadata.putObject("labels");
    Json.labels(service).forEach(labels::put);
    labels.put("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io");
    labels.put(SERVICE_NAME, Json.name(service));
    metadata.putArray("ownerReferences").add(Json.ownerReference(service));
    slice.put("addressType", "IPv4").set("endpoints", endpoints);
    slice.set("ports", ports);
    return slice;
  }

  private void endpoints(ObjectNode service, List<ObjectNode> pods) {
    ObjectNode subset = Json.object();
    for (boolean ready : new boolean[] {true, false}) {
      ArrayNode addresses = Json.array();
      for (ObjectNode pod : pods) {
        if (!Json.isDeleting(pod) && Pods.isReady(pod) == ready) {
          ObjectNode address = addresses.addObject().put("ip", Json.text(pod, "status", "podIP"));
          address.put("nodeName", Pods.node(pod));
          address.set("targetRef", reference(pod));
        }
      }
      if (!addresses.isEmpty()) {
        subset.set(ready ? "addresses" : "notReadyAddresses", addresses);
      }
    }
    ArrayNode subsets = Json.array();
    if (!subset.isEmpty()) {
      subset.set("ports", ports(service, pods, false));
      subsets.add(subset);
    }
    ObjectKey key = Json.key(service);
    if (cluster.change(BuiltInTypes.ENDPOINTS, key, "kube-controller-manager", it -> set(it, subsets)) == null) {
      ObjectNode fresh = Json.object();
      ObjectNode metadata = fresh.putObject("metadata").put("name", key.name()).put("namespace", key.namespace());
      ObjectNode labels = metadata.putObject("labels");
      Json.labels(service).forEach(labels::put);
      labels.put("endpoints.kubernetes.io/managed-by", "endpoint-controller");
      set(fresh, subsets);
      cluster.create(BuiltInTypes.ENDPOINTS, fresh, "kube-controller-manager");
    }
  }

  private static void set(ObjectNode endpoints, ArrayNode subsets) {
    if (subsets.isEmpty()) {
      endpoints.remove("subsets");
    } else {
      endpoints.set("subsets", subsets);
    }
  }

  private static ObjectNode reference(ObjectNode pod) {
    return Json.object()
        .put("kind", "Pod")
        .put("name", Json.name(pod))
        .put("namespace", Json.namespace(pod))
        .put("uid", Json.uid(pod));
  }

  private static ArrayNode ports(ObjectNode service, List<ObjectNode> pods, boolean emptyNames) {
    ArrayNode ports = Json.array();
    for (JsonNode port : Json.items(service, "spec", "ports")) {
      OptionalInt number = targetPort(port, pods);
      if (number.isPresent()) {
        ObjectNode json = ports.addObject();
        if (emptyNames || port.has("name")) {
          json.put("name", Json.text(port, "name"));
        }
        json.put("port", number.getAsInt()).put("protocol", Json.textOr("TCP", port, "protocol"));
      }
    }
    return ports;
  }

  private static OptionalInt targetPort(JsonNode port, List<ObjectNode> pods) {
    JsonNode target = port.path("targetPort");
    if (target.isMissingNode() || target.isNumber()) {
      return OptionalInt.of(target.isNumber() ? target.asInt() : Json.integer(0, port, "port"));
    }
    return pods.stream()
        .flatMap(pod -> Json.items(pod, "spec", "containers").stream())
        .flatMap(container -> Json.items(container, "ports").stream())
        .filter(each -> Json.text(each, "name").equals(target.asText()))
        .mapToInt(each -> Json.integer(0, each, "containerPort"))
        .findFirst();
  }
}
