// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.ScalarType;
import dev.pilothouse.core.yaml.YamlEntry;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How workloads find and replace their pods (`pkg/apis/apps/validation`).
final class RolloutRules {
  private static final YamlPath SPEC = YamlPath.of("spec");
  /// What the server puts in for it (`SetDefaults_Deployment`).
  private static final int PROGRESS_DEADLINE = 600;

  private static final String READY = "minReadySeconds";
  private static final Set<String> PARTS = Set.of("matchLabels", "matchExpressions");

  private RolloutRules() {}

  /// A selector that would select every pod is refused.
  static void selector(YamlMapping object, String owner, RuleFindings findings) {
    for (YamlMapping spec : SPEC.mappings(object)) {
      boolean empty = spec.mapping("selector")
          .filter(it -> it.entries().stream().map(YamlEntry::name).allMatch(name -> isEmpty(it, name))).isPresent();
      if (empty) {
        findings.add(RuleFindings.key(spec, "selector"), new Fault.MissingField("matchLabels", owner + " spec.selector"));
      }
    }
  }

  private static boolean isEmpty(YamlMapping selector, String part) {
    return PARTS.contains(part) && !RuleFindings.isSet(selector, part);
  }

  /// `ValidateDeploymentStrategy`: something has to be added or taken away at a time.
  static void deployment(YamlMapping object, String owner, RuleFindings findings) {
    for (YamlMapping spec : SPEC.mappings(object)) {
      spec.mapping("strategy").ifPresent(strategy -> onlyRolling(strategy, "Recreate", owner + " spec.strategy", findings));
      Optional<YamlMapping> rolling = spec.mapping("strategy").flatMap(strategy -> strategy.mapping("rollingUpdate"));
      if (rolling.isPresent() && isZero(rolling.get(), "maxUnavailable") && isZero(rolling.get(), "maxSurge")) {
        RuleFindings.scalar(rolling.get(), "maxUnavailable")
            .ifPresent(value -> findings.add(value.span(), new Fault.BreaksRule("maxUnavailable", Fault.Rule.MINIMUM, "1")));
      }
      BigDecimal deadline = number(spec, "progressDeadlineSeconds").orElse(BigDecimal.valueOf(PROGRESS_DEADLINE));
      if (number(spec, READY).filter(ready -> deadline.compareTo(ready) <= 0).isPresent()) {
        boolean written = RuleFindings.isThere(spec, "progressDeadlineSeconds");
        findings.add(
            RuleFindings.key(spec, written ? "progressDeadlineSeconds" : READY),
            new Fault.TooMuch(READY, spec.text(READY), "progressDeadlineSeconds", deadline.toPlainString()));
      }
    }
  }

  static void statefulSet(YamlMapping object, String owner, RuleFindings findings) {
    for (YamlMapping spec : SPEC.mappings(object)) {
      spec.mapping("updateStrategy").ifPresent(how -> onlyRolling(how, "OnDelete", owner + " spec.updateStrategy", findings));
    }
  }

  /// `ValidateRollingUpdateDaemonSet`: pods are added first or taken away first, not both; where that is left out, one is
  /// taken away.
  static void daemonSet(YamlMapping object, String owner, RuleFindings findings) {
    for (YamlMapping rolling : YamlPath.of("spec.updateStrategy.rollingUpdate").mappings(object)) {
      boolean adds = RuleFindings.isThere(rolling, "maxSurge") && !isZero(rolling, "maxSurge");
      boolean takes = !isZero(rolling, "maxUnavailable");
      if (adds && !RuleFindings.isThere(rolling, "maxUnavailable")) {
        findings.missing(
            rolling, "maxUnavailable", owner + " spec.updateStrategy.rollingUpdate", RuleFindings.key(rolling, "maxSurge"),
            findings.adding(rolling, "maxUnavailable", "0").stream().toArray(Fix[]::new));
      } else if (adds && takes) {
        findings.add(
            RuleFindings.key(rolling, "maxSurge"),
            new Fault.OnlyOne(owner + " spec.updateStrategy.rollingUpdate", List.of("maxSurge", "maxUnavailable")));
      } else if (!adds && !takes) {
        RuleFindings.scalar(rolling, "maxUnavailable")
            .ifPresent(value -> findings.add(value.span(), new Fault.BreaksRule("maxUnavailable", Fault.Rule.MINIMUM, "1")));
      }
    }
  }

  private static void onlyRolling(YamlMapping strategy, String other, String owner, RuleFindings findings) {
    if (strategy.text("type").equals(other)) {
      HolderRule.without("rollingUpdate").check(strategy, owner, findings);
    }
  }

  private static boolean isZero(YamlMapping holder, String field) {
    return RuleFindings.scalar(holder, field).filter(value -> value.text().matches("0+%?")).isPresent();
  }

  private static Optional<BigDecimal> number(YamlMapping holder, String field) {
    return RuleFindings.scalar(holder, field).filter(value -> value.type() == ScalarType.INTEGER).map(Numbers::of);
  }

}
