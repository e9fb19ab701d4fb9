// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.controller.Pods;
import dev.pilothouse.sample.controller.Quantities;
import dev.pilothouse.sample.store.Json;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The outputs of all containers, by their pod's uid and their name. Any thread may read.
final class ContainerOutputs {

  private record Place(String uid, String container) {}

  private final Map<Place, ContainerOutput> outputs = new ConcurrentHashMap<>();

  ContainerOutput of(ObjectNode pod, ContainerWorker container) {
    return outputs.computeIfAbsent(
        new Place(Json.uid(pod), container.name()),
        place -> new ContainerOutput(source(pod, container.spec(), container.behaviour())));
  }

  /// @param container as the pod's spec has it
  static ContainerOutput.Source source(ObjectNode pod, JsonNode container, ImageBehaviour behaviour) {
    JsonNode resources = container.path("resources");
    return new ContainerOutput.Source(
        Json.namespace(pod),
        Json.name(pod),
        Json.uid(pod),
        Json.text(container, "name"),
        Json.text(container, "image"),
        Pods.node(pod),
        behaviour,
        ProbeRequests.of(container),
        Quantities.millis(Json.at(resources, "requests", "cpu")),
        Quantities.millis(Json.at(resources, "limits", "cpu")),
        Quantities.whole(Json.at(resources, "requests", "memory")));
  }

  @Nullable ContainerOutput find(String uid, String container) {
    return outputs.get(new Place(uid, container));
  }

  Collection<ContainerOutput> all() {
    return outputs.values();
  }

  void forget(String uid) {
    outputs.keySet().removeIf(place -> place.uid.equals(uid));
  }
}
