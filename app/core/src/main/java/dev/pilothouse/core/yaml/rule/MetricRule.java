// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlPath;
import java.util.List;
import java.util.Map;

/// A metric of an autoscaler has the part that its type names, and no other (autoscaling, `validateMetricSpec`).
final class MetricRule implements Rule {
  private static final YamlPath METRICS = YamlPath.of("spec.metrics[]");
  private static final Map<String, String> PARTS =
      Map.of(
          "Resource", "resource",
          "ContainerResource", "containerResource",
          "Pods", "pods",
          "Object", "object",
          "External", "external");

  /// What each can be held at (`validateResourceSource` and those beside it).
  private static final Map<String, List<String>> TARGETS =
      Map.of(
          "resource", List.of("averageUtilization", "averageValue"),
          "containerResource", List.of("averageUtilization", "averageValue"),
          "pods", List.of("averageValue"),
          "object", List.of("value", "averageValue"),
          "external", List.of("value", "averageValue"));

  @Override
  public void check(YamlMapping object, String owner, RuleFindings findings) {
    String here = owner + " spec.metrics[]";
    for (YamlMapping metric : METRICS.mappings(object)) {
      String part = PARTS.getOrDefault(metric.text("type"), "");
      if (!part.isEmpty()) {
        findings.missing(metric, part, here, RuleFindings.key(metric, "type"));
        List<String> held = TARGETS.getOrDefault(part, List.of());
        List<String> others = PARTS.values().stream().filter(each -> !each.equals(part)).sorted().toList();
        others.forEach(other -> HolderRule.without(other).check(metric, here, findings));
        metric.mapping(part).flatMap(it -> it.mapping("target")).filter(it -> !it.text("type").isEmpty())
            .ifPresent(target -> HolderRule.exactlyOne(held).check(target, here + "." + part + ".target", findings));
      }
    }
  }
}
