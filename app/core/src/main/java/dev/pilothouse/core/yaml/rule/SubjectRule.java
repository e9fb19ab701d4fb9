// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlPath;
import dev.pilothouse.core.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/// Who is given the rights of a role (rbac, `ValidateRoleBindingSubject`). Users and groups are of the group of RBAC, which is put
/// in where it is left out.
///
/// @param namespaced whether the binding has a namespace, where its service accounts are looked for that name none
record SubjectRule(boolean namespaced) implements Rule {
  private static final YamlPath SUBJECTS = YamlPath.of("subjects[]");

  @Override
  public void check(YamlMapping object, String owner, RuleFindings findings) {
    for (YamlMapping subject : SUBJECTS.mappings(object)) {
      Optional<YamlScalar> group = RuleFindings.scalar(subject, "apiGroup").filter(value -> !value.text().isEmpty());
      if (subject.text("kind").equals("ServiceAccount")) {
        if (!namespaced) {
          findings.missing(subject, "namespace", owner + " subjects[]", RuleFindings.top(subject));
        }
        RuleFindings.scalar(subject, "name").ifPresent(name -> ValueRule.form(Form.DNS_SUBDOMAIN).check(name, "name", findings));
        group.ifPresent(value -> HolderRule.without("apiGroup").check(subject, owner + " subjects[]", findings));
      } else if (List.of("User", "Group").contains(subject.text("kind"))) {
        group.ifPresent(value -> ValueRule.oneOf(List.of("rbac.authorization.k8s.io")).check(value, "apiGroup", findings));
      }
    }
  }
}
