// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.time.Duration;
import java.time.Instant;

/// What controllers ask of a pod, and how they make one from a template.
public final class Pods {

  private Pods() {}

  public static String phase(JsonNode pod) {
    return Json.textOr("Pending", pod, "status", "phase");
  }

  /// Neither ended nor told to go: it counts for its controller.
  public static boolean isActive(JsonNode pod) {
    return !isFinished(pod) && !Json.isDeleting(pod);
  }

  public static boolean isFinished(JsonNode pod) {
    String phase = phase(pod);
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  public static boolean isReady(JsonNode pod) {
    return Conditions.isTrue(pod, "Ready");
  }

  /// Ready for at least so long.
  public static boolean isAvailable(JsonNode pod, int minReadySeconds, Instant now) {
    return isReady(pod)
        && (minReadySeconds == 0
            || !Conditions.since(pod, "Ready", Instant.MAX).plusSeconds(minReadySeconds).isAfter(now));
  }

  /// How long a ready pod still needs to be available.
  public static Duration untilAvailable(JsonNode pod, int minReadySeconds, Instant now) {
    return Duration.between(now, Conditions.since(pod, "Ready", now).plusSeconds(minReadySeconds));
  }

  public static String node(JsonNode pod) {
    return Json.text(pod, "spec", "nodeName");
  }

  public static int restarts(JsonNode pod) {
    return Json.items(pod, "status", "containerStatuses").stream()
        .mapToInt(status -> Json.integer(0, status, "restartCount"))
        .sum();
  }

  public static Instant created(JsonNode object) {
    return Instant.parse(Json.textOr("1970-01-01T00:00:00Z", object, "metadata", "creationTimestamp"));
  }

  /// A pod from the `template` of its owner, not yet stored.
  public static ObjectNode fromTemplate(ObjectNode owner, JsonNode template, String name) {
    ObjectNode pod = Json.object();
    ObjectNode metadata = pod.putObject("metadata");
    metadata.put("name", name).put("namespace", Json.namespace(owner));
    for (String field : new String[] {"labels", "annotations"}) {
      JsonNode from = Json.at(template, "metadata", field);
      if (from.isObject()) {
        metadata.set(field, from.deepCopy());
      }
    }
    metadata.putArray("ownerReferences").add(Json.ownerReference(owner));
    pod.set("spec", template.path("spec").isObject() ? template.path("spec").deepCopy() : Json.object());
    pod.putObject("status").put("phase", "Pending").put("qosClass", qosClass(pod.path("spec")));
    return pod;
  }

  /// The quality-of-service class, by the requests and limits of all containers.
  public static String qosClass(JsonNode spec) {
    boolean any = false;
    boolean guaranteed = true;
    for (JsonNode container : Json.items(spec, "containers")) {
      JsonNode limits = Json.at(container, "resources", "limits");
      JsonNode requests = Json.at(container, "resources", "requests");
      for (String resource : new String[] {"cpu", "memory"}) {
        any |= limits.has(resource) || requests.has(resource);
        boolean same = !requests.has(resource) || requests.path(resource).equals(limits.path(resource));
        guaranteed &= limits.has(resource) && same;
      }
    }
    return !any ? "BestEffort" : guaranteed ? "Guaranteed" : "Burstable";
  }
}
