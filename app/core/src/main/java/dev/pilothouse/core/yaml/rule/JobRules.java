// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlPath;
import dev.pilothouse.core.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/// The pods of a Job end, so that they cannot be restarted always; and what goes only with indexed ones (batch, `validateJobSpec`).
final class JobRules implements Rule {
  private static final List<String> POLICIES = List.of("OnFailure", "Never");
  private final YamlPath spec;
  private final String path;

  /// @param path to the spec of the Job
  JobRules(String path) {
    this.path = path;
    this.spec = YamlPath.of(path);
  }

  @Override
  public void check(YamlMapping object, String owner, RuleFindings findings) {
    for (YamlMapping job : spec.mappings(object)) {
      YamlPath.of("template.spec").mappings(job).forEach(pod -> restart(pod, owner, findings));
      boolean indexed = job.text("completionMode").equals("Indexed");
      if (indexed && RuleFindings.isThere(job, "parallelism")) {
        findings.missing(job, "completions", owner + " " + path, RuleFindings.key(job, "completionMode"));
      }
      if (!indexed) {
        HolderRule.without("backoffLimitPerIndex").check(job, owner + " " + path, findings);
        HolderRule.without("maxFailedIndexes").check(job, owner + " " + path, findings);
        HolderRule.without("successPolicy").check(job, owner + " " + path, findings);
      }
    }
  }

  private void restart(YamlMapping pod, String owner, RuleFindings findings) {
    Optional<YamlScalar> policy = RuleFindings.scalar(pod, "restartPolicy").filter(value -> !value.text().isEmpty());
    if (policy.isEmpty()) {
      Fix[] fixes = POLICIES.stream().flatMap(each -> findings.adding(pod, "restartPolicy", each).stream()).toArray(Fix[]::new);
      findings.missing(pod, "restartPolicy", owner + " " + path + ".template.spec", RuleFindings.top(pod), fixes);
    } else if (policy.get().text().equals("Always")) {
      Fix[] fixes =
          POLICIES.stream().map(each -> Fix.of(Fix.Kind.REPLACE, each, policy.get().span(), each))
              .toArray(Fix[]::new);
      findings.add(policy.get().span(), new Fault.NotAllowed("restartPolicy", "Always", POLICIES), fixes);
    }
  }
}
