// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.controller.Quantities;
import dev.pilothouse.sample.store.Json;
import java.util.List;
import java.util.Map;

/// A node and what already runs on it, as one scheduling attempt sees it.
///
/// @param pods the pods bound to it that have not ended
/// @param usedMillis the CPU that those requested, in millicores
/// @param usedBytes the memory that those requested
public record NodeState(ObjectNode node, List<ObjectNode> pods, Map<String, String> labels, long usedMillis, long usedBytes) {

  /// Sums up what the pods of a node requested.
  public static NodeState of(ObjectNode node, List<ObjectNode> pods) {
    long millis = 0;
    long bytes = 0;
    for (ObjectNode pod : pods) {
      millis += Quantities.requested(pod.path("spec"), "cpu", true);
      bytes += Quantities.requested(pod.path("spec"), "memory", false);
    }
    return new NodeState(node, List.copyOf(pods), Json.labels(node), millis, bytes);
  }

  /// Whether it still is what it was: the very same node and pods.
  @SuppressWarnings("ReferenceEquality")
  boolean isOf(ObjectNode sameNode, List<ObjectNode> samePods) {
    if (node != sameNode || pods.size() != samePods.size()) {
      return false;
    }
    for (int i = 0; i < pods.size(); i++) {
      if (pods.get(i) != samePods.get(i)) {
        return false;
      }
    }
    return true;
  }

  String name() {
    return Json.name(node);
  }

  long allocatableMillis() {
    return Quantities.millis(allocatable("cpu"));
  }

  long allocatableBytes() {
    return Quantities.whole(allocatable("memory"));
  }

  long allocatablePods() {
    return Quantities.whole(allocatable("pods"));
  }

  JsonNode allocatable(String resource) {
    return Json.at(node, "status", "allocatable", resource);
  }

  String topology(String key) {
    return labels.getOrDefault(key, "");
  }
}
