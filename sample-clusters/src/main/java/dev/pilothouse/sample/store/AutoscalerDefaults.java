// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What an API server fills in for a HorizontalPodAutoscaler (`pkg/apis/autoscaling/v2/defaults.go`): where there is a
/// `behavior`, the rules for both directions. The window for scaling down stays open, the controller has its own.
final class AutoscalerDefaults {

  private static final int PERIOD = 15;

  private AutoscalerDefaults() {}

  static void apply(ObjectNode spec) {
    Defaults.number(spec, "minReplicas", 1);
    if (Json.items(spec, "metrics").isEmpty()) {
      ObjectNode resource = Json.list(spec, "metrics").addObject().put("type", "Resource").putObject("resource");
      resource.put("name", "cpu").putObject("target").put("type", "Utilization").put("averageUtilization", 80);
    }
    if (spec.path("behavior").isObject()) {
      ObjectNode up = rules(spec, "scaleUp");
      Defaults.number(up, "stabilizationWindowSeconds", 0);
      if (!up.has("policies")) {
        policy(up, "Pods", 4);
        policy(up, "Percent", 100);
      }
      ObjectNode down = rules(spec, "scaleDown");
      if (!down.has("policies")) {
        policy(down, "Percent", 100);
      }
    }
  }

  private static ObjectNode rules(ObjectNode spec, String direction) {
    ObjectNode rules = Json.child(spec, "behavior", direction);
    Defaults.text(rules, "selectPolicy", "Max");
    return rules;
  }

  private static void policy(ObjectNode rules, String type, int value) {
    Json.list(rules, "policies").addObject().put("type", type).put("value", value).put("periodSeconds", PERIOD);
  }
}
