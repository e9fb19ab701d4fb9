// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Span;
import dev.pilothouse.core.yaml.YamlEntry;
import dev.pilothouse.core.yaml.YamlJson;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.edit.SecretText;

/// The keys of a ConfigMap or Secret that is for good. Of a Secret, what is meant by a mask is the value as it was, its keys may
/// stand in two places, and no value of one is ever told. Pure.
final class FixedKeys {
  private FixedKeys() {}

  static boolean ofSecret(YamlMapping object) {
    return SecretText.is(YamlJson.of(object));
  }

  /// @param entry one of the fields that hold keys
  static void check(YamlMapping object, YamlEntry entry, JsonNode base, RuleFindings findings) {
    JsonNode said = YamlJson.of(object);
    boolean secret = SecretText.is(said);
    String part = secret ? SecretText.DATA : entry.name();
    ObjectNode meant = secret ? SecretText.meant(said, base) : (ObjectNode) said;
    if (entry.value().meant() instanceof YamlMapping mapping) {
      for (YamlEntry key : mapping.effective()) {
        if (!meant.path(part).path(key.name()).equals(base.path(part).path(key.name()))) {
          findings.add(key.key().span(), new Fault.Unchangeable(key.name(), ""));
        }
      }
      if (!secret) {
        base.path(part).properties().stream()
            .filter(key -> mapping.entry(key.getKey()).isEmpty())
            .forEach(key -> findings.gone(mapping, key.getKey(), key.getValue(), entry.key().span()));
      }
    }
    if (secret && entry.name().equals(SecretText.DATA)) {
      secret(object, entry.key().span(), base, findings);
    }
  }

  /// The keys of a Secret that are left out.
  static void secret(YamlMapping object, Span place, JsonNode base, RuleFindings findings) {
    JsonNode meant = SecretText.meant(YamlJson.of(object), base).path(SecretText.DATA);
    base.path(SecretText.DATA).properties().stream()
        .filter(key -> !meant.has(key.getKey()))
        .forEach(key -> findings.add(place, new Fault.NotRemovable(key.getKey(), "")));
  }
}
