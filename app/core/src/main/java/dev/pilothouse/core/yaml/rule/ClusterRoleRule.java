// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlPath;
import java.util.List;
import java.util.stream.Stream;

/// A rule of a role for the whole cluster is about resources or about URLs, not about both (rbac, `ValidatePolicyRule`).
final class ClusterRoleRule implements Rule {
  private static final YamlPath RULES = YamlPath.of("rules[]");

  private static final String URLS = "nonResourceURLs";

  @Override
  public void check(YamlMapping object, String owner, RuleFindings findings) {
    for (YamlMapping rule : RULES.mappings(object)) {
      List<String> ofResources = List.of("apiGroups", "resources");
      if (RuleFindings.isSet(rule, URLS)) {
        Stream.of("resources", "apiGroups", "resourceNames").filter(field -> RuleFindings.isSet(rule, field)).findFirst()
            .ifPresent(field ->
                findings.add(RuleFindings.key(rule, URLS), new Fault.OnlyOne(owner + " rules[]", List.of(URLS, field))));
      } else {
        ofResources.forEach(field -> findings.missing(rule, field, owner + " rules[]", RuleFindings.top(rule)));
      }
    }
  }
}
