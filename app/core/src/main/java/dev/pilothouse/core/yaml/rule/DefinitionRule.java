// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlPath;
import dev.pilothouse.core.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/// A definition of a kind (apiextensions-apiserver, `ValidateCustomResourceDefinition`): it is named by the plural and the group,
/// and the types of its schema are those of OpenAPI.
final class DefinitionRule implements Rule {
  private static final List<String> TYPES = List.of("array", "boolean", "integer", "number", "object", "string");
  private static final YamlPath SCHEMAS = YamlPath.of("spec.versions[].schema.openAPIV3Schema");
  private static final int DEEPEST = 60;

  @Override
  public void check(YamlMapping object, String owner, RuleFindings findings) {
    Optional<YamlScalar> name = object.mapping("metadata").flatMap(it -> RuleFindings.scalar(it, "name"));
    Optional<YamlMapping> spec = object.mapping("spec");
    String plural = spec.flatMap(it -> it.mapping("names")).map(it -> it.text("plural")).orElse("");
    String group = spec.map(it -> it.text("group")).orElse("");
    if (name.isPresent() && !plural.isEmpty() && !group.isEmpty()) {
      named(name.get(), plural + "." + group, findings);
    }
    SCHEMAS.mappings(object).forEach(schema -> types(schema, 0, findings));
  }

  /// Another server's version of a group is named by both (kube-aggregator, `ValidateAPIService`).
  static void service(YamlMapping object, String owner, RuleFindings findings) {
    Optional<YamlScalar> name = object.mapping("metadata").flatMap(it -> RuleFindings.scalar(it, "name"));
    String version = object.mapping("spec").map(it -> it.text("version")).orElse("");
    String group = object.mapping("spec").map(it -> it.text("group")).orElse("");
    if (name.isPresent() && !version.isEmpty() && !group.isEmpty()) {
      named(name.get(), version + "." + group, findings);
    }
  }

  private static void named(YamlScalar name, String right, RuleFindings findings) {
    if (!name.text().equals(right)) {
      findings.notAllowed(name, "name", List.of(right));
    }
  }

  private void types(YamlMapping schema, int depth, RuleFindings findings) {
    if (depth > DEEPEST) {
      return;
    }
    RuleFindings.scalar(schema, "type").filter(value -> !value.text().isEmpty())
        .ifPresent(value -> ValueRule.oneOf(TYPES).check(value, "type", findings));
    for (String map : List.of("properties", "patternProperties")) {
      schema.mapping(map).ifPresent(fields -> fields.effective().forEach(field -> {
        if (field.value().meant() instanceof YamlMapping each) {
          types(each, depth + 1, findings);
        }
      }));
    }
    for (String one : List.of("items", "additionalProperties", "not")) {
      schema.mapping(one).ifPresent(each -> types(each, depth + 1, findings));
    }
  }
}
