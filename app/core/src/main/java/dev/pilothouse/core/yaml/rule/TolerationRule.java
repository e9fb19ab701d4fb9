// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlPath;

/// A toleration's fields among each other (core, `ValidateTolerations`).
final class TolerationRule implements Rule {
  private static final YamlPath TOLERATIONS = YamlPath.of("tolerations[]");

  @Override
  public void check(YamlMapping spec, String owner, RuleFindings findings) {
    for (YamlMapping each : TOLERATIONS.mappings(spec)) {
      if (!RuleFindings.isSet(each, "key") && !each.text("operator").equals("Exists")) {
        findings.missing(each, "key", owner + ".tolerations[]", RuleFindings.top(each));
      }
      if (each.text("operator").equals("Exists") && RuleFindings.isSet(each, "value")) {
        each.entry("value").ifPresent(value ->
            findings.add(value.key().span(), new Fault.NotHere("value", owner + ".tolerations[]"), findings.removing(each, value)));
      }
      if (RuleFindings.isThere(each, "tolerationSeconds") && !each.text("effect").equals("NoExecute")) {
        HolderRule.without("tolerationSeconds").check(each, owner + ".tolerations[]", findings);
      }
    }
  }
}
