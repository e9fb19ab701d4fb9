// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ResourceType;
import java.util.List;
import java.util.Set;

/// Events under their newer group: the same objects with other field names.
final class EventsV1 {

  static final ResourceType TYPE =
      new ResourceType(
          "events.k8s.io", "v1", "events", "event", "Event", List.of("ev"), List.of(), true, Set.of());

  /// Core name, then the name in `events.k8s.io`.
  private static final String[][] NAMES = {
    {"involvedObject", "regarding"},
    {"message", "note"},
    {"reportingComponent", "reportingController"},
    {"source", "deprecatedSource"},
    {"firstTimestamp", "deprecatedFirstTimestamp"},
    {"lastTimestamp", "deprecatedLastTimestamp"},
    {"count", "deprecatedCount"}
  };

  private EventsV1() {}

  static ObjectNode fromCore(ObjectNode event) {
    return renamed(event, 0, 1, TYPE.apiVersion());
  }

  static ObjectNode toCore(ObjectNode event) {
    return renamed(event, 1, 0, "v1");
  }

  private static ObjectNode renamed(ObjectNode event, int from, int to, String apiVersion) {
    ObjectNode result = Json.object();
    result.setAll(event);
    for (String[] names : NAMES) {
      JsonNode value = result.remove(names[from]);
      if (value != null) {
        result.set(names[to], value);
      }
    }
    return result.put("apiVersion", apiVersion);
  }
}
