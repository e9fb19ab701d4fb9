// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.model.Quantity;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.YamlEntry;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlPath;
import dev.pilothouse.core.yaml.YamlScalar;

/// How much a volume holds, or a claim asks for (core, `ValidatePersistentVolumeSpec`, `ValidatePersistentVolumeClaimSpec`).
final class StorageRule implements Rule {
  private final YamlPath amounts;
  private final YamlPath around;
  private final String path;

  /// @param path to the amounts
  /// @param around to what holds them, where that is needed as well; empty when another rule asks for it
  StorageRule(String path, String around) {
    this.path = path;
    this.amounts = YamlPath.of(path);
    this.around = YamlPath.of(around.isEmpty() ? path : around);
  }

  @Override
  public void check(YamlMapping object, String owner, RuleFindings findings) {
    for (YamlMapping spec : YamlPath.of("spec").mappings(object)) {
      if (path.startsWith("spec.resources") && around.mappings(object).isEmpty()) {
        findings.missing(spec, "resources", owner + " spec", RuleFindings.key(object, "spec"));
      }
    }
    String last = path.substring(path.lastIndexOf('.') + 1);
    for (YamlMapping holder : around.mappings(object)) {
      if (path.startsWith("spec.resources")) {
        findings.missing(holder, last, owner + " spec.resources", RuleFindings.top(holder));
      }
    }
    for (YamlMapping each : amounts.mappings(object)) {
      if (!each.entries().isEmpty()) {
        findings.missing(each, "storage", owner + " " + path, RuleFindings.top(each));
        RuleFindings.scalar(each, "storage").ifPresent(value -> positive(value, findings));
        if (path.equals("spec.capacity")) {
          each.effective().stream().map(YamlEntry::name).filter(name -> !name.equals("storage"))
              .forEach(name -> HolderRule.without(name).check(each, owner + " " + path, findings));
        }
      }
    }
  }

  private static void positive(YamlScalar value, RuleFindings findings) {
    if (Quantity.exactly(value.text()).filter(amount -> amount.signum() <= 0).isPresent()) {
      findings.add(value.span(), new Fault.BreaksRule("storage", Fault.Rule.MINIMUM, "1"));
    }
  }
}
