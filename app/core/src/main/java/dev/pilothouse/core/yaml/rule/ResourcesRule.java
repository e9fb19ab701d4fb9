// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.model.Quantity;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.YamlEntry;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlPath;
import dev.pilothouse.core.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a container asks for and may use (core, `validateResourceRequirements`): known resources, nothing below zero, no request
/// above its limit, and of what others bring (`nvidia.com/gpu`) as much asked for as may be used.
final class ResourcesRule implements Rule {
  private static final YamlPath CONTAINERS = YamlPath.of("containers|initContainers[].resources");
  /// `IsStandardContainerResourceName`; others have the domain of whoever brings them.
  private static final Set<String> STANDARD = Set.of("cpu", "memory", "ephemeral-storage");

  @Override
  public void check(YamlMapping spec, String owner, RuleFindings findings) {
    for (YamlMapping resources : CONTAINERS.mappings(spec)) {
      Optional<YamlMapping> limits = resources.mapping("limits");
      Optional<YamlMapping> requests = resources.mapping("requests");
      limits.ifPresent(each -> names(each, findings));
      requests.ifPresent(each -> {
        names(each, findings);
        each.effective().forEach(request -> limits.ifPresent(limit -> beside(request, limit, findings)));
      });
    }
  }

  private static void names(YamlMapping resources, RuleFindings findings) {
    for (YamlEntry entry : resources.effective()) {
      String name = entry.name();
      if (name.indexOf('/') < 0 && !STANDARD.contains(name) && !name.startsWith("hugepages-")) {
        YamlScalar key = entry.key();
        findings.notAllowed(key, "resources", List.of("cpu", "memory", "ephemeral-storage"));
      }
    }
    HolderRule.amounts().check(resources, "", findings);
  }

  private static void beside(YamlEntry request, YamlMapping limits, RuleFindings findings) {
    Optional<YamlScalar> limit = RuleFindings.scalar(limits, request.name());
    if (limit.isPresent() && request.value().meant() instanceof YamlScalar value) {
      Optional<BigDecimal> asked = Quantity.exactly(value.text());
      Optional<BigDecimal> most = Quantity.exactly(limit.get().text());
      boolean foreign = request.name().indexOf('/') > 0 && !request.name().contains("kubernetes.io/");
      if (asked.isEmpty() || most.isEmpty()) {
        return;
      }
      if (foreign && asked.get().compareTo(most.get()) != 0) {
        findings.notAllowed(value, "requests." + request.name(), List.of(limit.get().text()));
      } else if (asked.get().compareTo(most.get()) > 0) {
        String name = request.name();
        findings.add(value.span(), new Fault.TooMuch("requests." + name, value.text(), "limits." + name, limit.get().text()));
      }
    }
  }
}
