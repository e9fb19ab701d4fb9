// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The defaults of pods and of pod templates.
final class PodDefaults {

  private PodDefaults() {}

  static void pod(ObjectNode spec, ObjectNode status) {
    spec(spec);
    Defaults.text(spec, "serviceAccountName", "default");
    if (!spec.has("enableServiceLinks")) {
      spec.put("enableServiceLinks", true);
    }
    Defaults.number(spec, "priority", 0);
    Defaults.text(spec, "preemptionPolicy", "PreemptLowerPriority");
    Defaults.text(status, "phase", "Pending");
    Defaults.text(status, "qosClass", qualityOfService(spec));
  }

  static void spec(ObjectNode spec) {
    Defaults.text(spec, "restartPolicy", "Always");
    Defaults.text(spec, "dnsPolicy", "ClusterFirst");
    Defaults.text(spec, "schedulerName", "default-scheduler");
    Defaults.number(spec, "terminationGracePeriodSeconds", 30);
    Json.child(spec, "securityContext");
    for (String list : List.of("initContainers", "containers")) {
      for (JsonNode container : Json.items(spec, list)) {
        if (container instanceof ObjectNode object) {
          container(object);
        }
      }
    }
  }

  private static void container(ObjectNode container) {
    Defaults.text(container, "terminationMessagePath", "/dev/termination-log");
    Defaults.text(container, "terminationMessagePolicy", "File");
    String image = Json.text(container, "image");
    int colon = image.lastIndexOf(':');
    boolean latest = colon < image.lastIndexOf('/') + 1 || image.endsWith(":latest");
    Defaults.text(container, "imagePullPolicy", latest && !image.contains("@") ? "Always" : "IfNotPresent");
    resources(Json.child(container, "resources"));
    for (JsonNode port : Json.items(container, "ports")) {
      Defaults.text((ObjectNode) port, "protocol", "TCP");
    }
    for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
      if (container.get(probe) instanceof ObjectNode object) {
        probe(object);
      }
    }
  }

  /// What is limited but not requested is requested in full.
  private static void resources(ObjectNode resources) {
    Json.at(resources, "limits")
        .properties()
        .forEach(
            it -> {
              ObjectNode requests = Json.child(resources, "requests");
              if (!requests.has(it.getKey())) {
                requests.set(it.getKey(), it.getValue());
              }
            });
  }

  private static void probe(ObjectNode probe) {
    Defaults.number(probe, "timeoutSeconds", 1);
    Defaults.number(probe, "periodSeconds", 10);
    Defaults.number(probe, "successThreshold", 1);
    Defaults.number(probe, "failureThreshold", 3);
    if (probe.get("httpGet") instanceof ObjectNode http) {
      Defaults.text(http, "path", "/");
      Defaults.text(http, "scheme", "HTTP");
    }
  }

  private static String qualityOfService(ObjectNode spec) {
    boolean any = false;
    boolean all = true;
    for (JsonNode container : Json.items(spec, "containers")) {
      JsonNode limits = Json.at(container, "resources", "limits");
      JsonNode requests = Json.at(container, "resources", "requests");
      any |= !limits.isEmpty() || !requests.isEmpty();
      all &= limits.has("cpu") && limits.has("memory") && limits.equals(requests);
    }
    return !any ? "BestEffort" : all ? "Guaranteed" : "Burstable";
  }
}
