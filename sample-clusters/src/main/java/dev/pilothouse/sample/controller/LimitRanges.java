// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.util.List;
import java.util.StringJoiner;

/// Gives the containers of a new pod the requests and limits that the LimitRanges of its namespace hold ready
/// (`plugin/pkg/admission/limitranger`). Which limits it checks is not simulated.
final class LimitRanges {

  private LimitRanges() {}

  static ObjectNode complete(List<ObjectNode> ranges, ObjectNode pod) {
    StringJoiner told = new StringJoiner("; ");
    for (ObjectNode range : ranges) {
      for (JsonNode limit : Json.items(range, "spec", "limits")) {
        if (Json.text(limit, "type").equals("Container")) {
          for (String list : List.of("containers", "initContainers")) {
            for (JsonNode container : Json.items(pod, "spec", list)) {
              complete(limit, (ObjectNode) container, list.equals("containers") ? "container " : "init container ", told);
            }
          }
        }
      }
    }
    if (told.length() > 0) {
      Json.child(pod, "metadata", "annotations").put("kubernetes.io/limit-ranger", "LimitRanger plugin set: " + told);
    }
    return pod;
  }

  private static void complete(JsonNode limit, ObjectNode container, String what, StringJoiner told) {
    ObjectNode resources = Json.child(container, "resources");
    // What is limited without a request requests as much; that comes before a default request.
    Json.at(resources, "limits").properties().forEach(it -> {
      ObjectNode requests = Json.child(resources, "requests");
      if (!requests.has(it.getKey())) {
        requests.set(it.getKey(), it.getValue());
      }
    });
    String name = Json.text(container, "name");
    fill(limit.path("defaultRequest"), resources, "requests", " request for " + what + name, told);
    fill(limit.path("default"), resources, "limits", " limit for " + what + name, told);
  }

  private static void fill(JsonNode defaults, ObjectNode resources, String list, String suffix, StringJoiner told) {
    StringJoiner set = new StringJoiner(", ");
    defaults.properties().forEach(it -> {
      ObjectNode amounts = Json.child(resources, list);
      if (!amounts.has(it.getKey())) {
        amounts.set(it.getKey(), it.getValue());
        set.add(it.getKey());
      }
    });
    if (set.length() > 0) {
      told.add(set + suffix);
    }
  }
}
