// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an object takes of a ResourceQuota, by the names that quotas use (`pkg/quota/v1/evaluator/core`). CPU in millicores,
/// everything else in whole units.
final class QuotaUsage {

  private QuotaUsage() {}

  static Map<String, Long> of(ResourceType type, ObjectNode object) {
    Map<String, Long> usage = new TreeMap<>();
    usage.put("count/" + type.qualifiedName(), 1L);
    if (type.equals(BuiltInTypes.PODS)) {
      if (!Pods.isFinished(object)) {
        pod(object.path("spec"), usage);
      }
    } else if (type.equals(BuiltInTypes.PERSISTENT_VOLUME_CLAIMS)) {
      usage.put("persistentvolumeclaims", 1L);
      usage.put("requests.storage", Quantities.whole(Json.at(object, "spec", "resources", "requests", "storage")));
    } else if (type.group().isEmpty()) {
      usage.put(type.plural(), 1L);
    }
    return usage;
  }

  private static void pod(JsonNode spec, Map<String, Long> usage) {
    usage.put("pods", 1L);
    for (String resource : List.of("cpu", "memory", "ephemeral-storage")) {
      boolean millis = isCpu(resource);
      long requested = Quantities.requested(spec, resource, millis);
      long limited = Quantities.limited(spec, resource, millis);
      put(usage, resource, requested);
      put(usage, "requests." + resource, requested);
      put(usage, "limits." + resource, limited);
    }
  }

  private static void put(Map<String, Long> usage, String name, long amount) {
    if (amount > 0) {
      usage.put(name, amount);
    }
  }

  /// `requests.cpu for: app,proxy; limits.memory for: app`: what the containers of a pod must say of what a quota limits.
  static String unspecified(JsonNode spec, JsonNode hard) {
    List<String> parts = new ArrayList<>();
    for (String name : List.of("cpu", "limits.cpu", "limits.memory", "memory", "requests.cpu", "requests.memory")) {
      String resource = name.substring(name.indexOf('.') + 1);
      String list = name.startsWith("limits.") ? "limits" : "requests";
      List<String> silent = new ArrayList<>();
      for (String containers : List.of("containers", "initContainers")) {
        for (JsonNode container : Json.items(spec, containers)) {
          if (Json.at(container, "resources", list, resource).isMissingNode()) {
            silent.add(Json.text(container, "name"));
          }
        }
      }
      if (hard.has(name) && !silent.isEmpty()) {
        parts.add(name + " for: " + String.join(",", silent.stream().sorted().toList()));
      }
    }
    return String.join("; ", parts);
  }

  static boolean isCpu(String resource) {
    return resource.equals("cpu") || resource.endsWith(".cpu");
  }

  static long amount(String resource, JsonNode quantity) {
    return isCpu(resource) ? Quantities.millis(quantity) : Quantities.whole(quantity);
  }

  /// As the server writes quantities: the greatest binary unit without a rest; CPU in thousandths unless they are whole cores.
  static String written(String resource, long amount) {
    if (isCpu(resource)) {
      return amount % 1000 == 0 ? Long.toString(amount / 1000) : amount + "m";
    }
    boolean bytes = resource.endsWith("memory") || resource.endsWith("storage");
    long rest = amount;
    int power = 0;
    while (bytes && rest > 0 && rest % 1024 == 0 && power < 4) {
      rest /= 1024;
      power++;
    }
    return power == 0 ? Long.toString(amount) : rest + "KMGT".substring(power - 1, power) + "i";
  }

  /// Whether a pod is one of those that a quota with scopes is about.
  static boolean isInScope(JsonNode quota, ResourceType type, ObjectNode object) {
    List<JsonNode> scopes = new ArrayList<>(Json.items(quota, "spec", "scopes"));
    for (JsonNode each : Json.items(quota, "spec", "scopeSelector", "matchExpressions")) {
      scopes.add(each);
    }
    return scopes.isEmpty() || (type.equals(BuiltInTypes.PODS) && scopes.stream().allMatch(it -> isIn(it, object)));
  }

  private static boolean isIn(JsonNode scope, ObjectNode pod) {
    boolean bestEffort = Pods.qosClass(pod.path("spec")).equals("BestEffort");
    boolean ends = !Json.at(pod, "spec", "activeDeadlineSeconds").isMissingNode();
    String priority = Json.text(pod, "spec", "priorityClassName");
    String name = scope.isTextual() ? scope.asText() : Json.text(scope, "scopeName");
    return switch (name) {
      case "BestEffort" -> bestEffort;
      case "NotBestEffort" -> !bestEffort;
      case "Terminating" -> ends;
      case "NotTerminating" -> !ends;
      case "PriorityClass" -> {
        boolean named = Json.items(scope, "values").stream().anyMatch(it -> it.asText().equals(priority));
        yield switch (Json.text(scope, "operator")) {
          case "In" -> named;
          case "NotIn" -> !named;
          case "DoesNotExist" -> priority.isEmpty();
          default -> !priority.isEmpty();
        };
      }
      default -> false;
    };
  }
}
