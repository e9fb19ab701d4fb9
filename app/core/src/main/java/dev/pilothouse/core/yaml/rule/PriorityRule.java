// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.Optional;

/// The greatest priorities are the system's own (scheduling, `ValidatePriorityClass`: `HighestUserDefinablePriority`).
final class PriorityRule implements Rule {
  private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal LOWEST = BigDecimal.valueOf(Integer.MIN_VALUE);

  @Override
  public void check(YamlMapping object, String owner, RuleFindings findings) {
    Optional<YamlScalar> value = RuleFindings.scalar(object, "value");
    boolean ofTheSystem = object.mapping("metadata").filter(it -> it.text("name").startsWith("system-")).isPresent();
    if (!ofTheSystem) {
      value.ifPresent(number -> ValueRule.number(LOWEST, HIGHEST).check(number, "value", findings));
    }
  }
}
