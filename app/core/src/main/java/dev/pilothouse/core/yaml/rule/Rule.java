// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.yaml.YamlMapping;

/// One rule of Kubernetes' own validation.
@FunctionalInterface
interface Rule {

  /// @param object of the kind that the rule is for, or the spec of a pod
  /// @param owner the kind, for the words
  void check(YamlMapping object, String owner, RuleFindings findings);
}
