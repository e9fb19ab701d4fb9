// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlPath;
import dev.pilothouse.core.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/// A pod in the network of its node has the node's ports and no others (core, `validateHostNetwork`).
final class HostNetworkRule implements Rule {
  private static final YamlPath PORTS = YamlPath.of("containers|initContainers[].ports[]");

  @Override
  public void check(YamlMapping spec, String owner, RuleFindings findings) {
    if (!spec.text("hostNetwork").equals("true")) {
      return;
    }
    for (YamlMapping port : PORTS.mappings(spec)) {
      Optional<YamlScalar> host = RuleFindings.scalar(port, "hostPort");
      String inside = port.text("containerPort");
      if (host.isPresent() && !inside.isEmpty() && !host.get().text().equals("0") && !host.get().text().equals(inside)) {
        findings.notAllowed(host.get(), "hostPort", List.of(inside));
      }
    }
  }
}
