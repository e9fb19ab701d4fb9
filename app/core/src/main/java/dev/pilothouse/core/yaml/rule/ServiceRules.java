// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.YamlEntry;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlNode;
import dev.pilothouse.core.yaml.YamlPath;
import java.util.List;

/// A Service's ports among each other, and what goes with which type of it (core, `validateService`).
final class ServiceRules {
  private static final YamlPath SPEC = YamlPath.of("spec");
  private static final String OWNER = "Service spec";

  private ServiceRules() {}

  /// One port needs no name, several do.
  static void ports(YamlMapping object, String owner, RuleFindings findings) {
    for (YamlMapping spec : SPEC.mappings(object)) {
      boolean headless = spec.text("clusterIP").equals("None");
      List<YamlNode> ports = spec.items("ports");
      if (ports.isEmpty() && !headless && !spec.text("type").equals("ExternalName")) {
        findings.missing(spec, "ports", OWNER, RuleFindings.key(object, "spec"));
      }
      for (YamlNode port : ports) {
        if (ports.size() > 1 && port.meant() instanceof YamlMapping each) {
          findings.missing(each, "name", OWNER + ".ports[]", RuleFindings.top(each));
        }
      }
    }
  }

  static void type(YamlMapping object, String owner, RuleFindings findings) {
    for (YamlMapping spec : SPEC.mappings(object)) {
      String type = spec.text("type").isEmpty() ? "ClusterIP" : spec.text("type");
      boolean headless = spec.text("clusterIP").equals("None");
      if (headless && (type.equals("NodePort") || type.equals("LoadBalancer"))) {
        HolderRule.without("clusterIP").check(spec, OWNER, findings);
      }
      if (type.equals("ExternalName")) {
        findings.missing(spec, "externalName", OWNER, RuleFindings.key(spec, "type"));
      }
      if (type.equals("ClusterIP")) {
        nodePorts(spec, findings);
        if (spec.items("externalIPs").isEmpty()) {
          HolderRule.without("externalTrafficPolicy").check(spec, OWNER, findings);
        }
      }
      if (!type.equals("LoadBalancer")) {
        HolderRule.without("allocateLoadBalancerNodePorts").check(spec, OWNER, findings);
        HolderRule.without("loadBalancerClass").check(spec, OWNER, findings);
      }
    }
  }

  private static void nodePorts(YamlMapping spec, RuleFindings findings) {
    for (YamlMapping port : YamlPath.of("ports[]").mappings(spec)) {
      for (YamlEntry entry : port.effective()) {
        if (entry.name().equals("nodePort") && RuleFindings.isThere(port, "nodePort") && !port.text("nodePort").equals("0")) {
          findings.add(entry.key().span(), new Fault.NotHere("nodePort", OWNER + ".ports[]"), findings.removing(port, entry));
        }
      }
    }
  }
}
