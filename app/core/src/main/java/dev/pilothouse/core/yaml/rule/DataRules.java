// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Span;
import dev.pilothouse.core.yaml.YamlEntry;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/// The keys and the size of ConfigMaps and Secrets, and the keys that a type of Secret asks for (core, `ValidateConfigMap`,
/// `ValidateSecret`).
final class DataRules {
  /// `MaxSecretSize`.
  private static final int TOGETHER = 1 << 20;
  private static final List<String> BASIC = List.of("username", "password");
  private static final String ACCOUNT = "kubernetes.io/service-account.name";

  private DataRules() {}

  static void configMap(YamlMapping object, String owner, RuleFindings findings) {
    Optional<YamlMapping> data = object.mapping("data");
    Optional<YamlMapping> binary = object.mapping("binaryData");
    data.ifPresent(each -> HolderRule.keys(Form.DATA_KEY).check(each, owner, findings));
    binary.ifPresent(each -> HolderRule.keys(Form.DATA_KEY).check(each, owner, findings));
    for (YamlEntry entry : data.map(YamlMapping::effective).orElse(List.of())) {
      Optional<Span> other = binary.flatMap(each -> each.entry(entry.name())).map(each -> each.key().span());
      // What an alias brings in again stands in the text once.
      other.filter(span -> !span.equals(entry.key().span())).ifPresent(span ->
          findings.add(entry.key().span(), new Fault.Repeated(Fault.Part.ITEM, entry.name(), findings.line(span))));
    }
    size(object, "data", text(data) + decoded(binary), findings);
  }

  static void secret(YamlMapping object, String owner, RuleFindings findings) {
    Optional<YamlMapping> data = object.mapping("data");
    Optional<YamlMapping> plain = object.mapping("stringData");
    data.ifPresent(each -> HolderRule.keys(Form.DATA_KEY).check(each, owner, findings));
    plain.ifPresent(each -> HolderRule.keys(Form.DATA_KEY).check(each, owner, findings));
    size(object, data.isPresent() ? "data" : "stringData", decoded(data) + text(plain), findings);
    type(object, data, plain, owner, findings);
  }

  private static void type(
      YamlMapping object, Optional<YamlMapping> data, Optional<YamlMapping> plain, String owner, RuleFindings findings) {
    String type = object.text("type");
    String holder = plain.isPresent() && data.isEmpty() ? "stringData" : "data";
    Span place = RuleFindings.key(object, object.entry(holder).isPresent() ? holder : "type");
    for (String key : needed(type)) {
      if (!has(data, key) && !has(plain, key)) {
        findings.add(place, new Fault.MissingField(key, owner + " " + holder));
      }
    }
    if (type.equals("kubernetes.io/basic-auth") && BASIC.stream().noneMatch(key -> has(data, key) || has(plain, key))) {
      findings.add(place, new Fault.NoneOf(owner + " " + holder, BASIC));
    }
    boolean account = object.mapping("metadata").flatMap(it -> it.mapping("annotations"))
        .filter(it -> RuleFindings.isSet(it, ACCOUNT)).isPresent();
    if (type.equals("kubernetes.io/service-account-token") && !account) {
      findings.add(RuleFindings.key(object, "type"), new Fault.MissingField(ACCOUNT, owner + " metadata.annotations"));
    }
  }

  private static boolean has(Optional<YamlMapping> data, String key) {
    return data.flatMap(each -> each.entry(key)).isPresent();
  }

  private static List<String> needed(String type) {
    return switch (type) {
      case "kubernetes.io/tls" -> List.of("tls.crt", "tls.key");
      case "kubernetes.io/dockerconfigjson" -> List.of(".dockerconfigjson");
      case "kubernetes.io/dockercfg" -> List.of(".dockercfg");
      case "kubernetes.io/ssh-auth" -> List.of("ssh-privatekey");
      default -> List.of();
    };
  }

  private static void size(YamlMapping object, String field, long size, RuleFindings findings) {
    if (size > TOGETHER) {
      findings.add(
          RuleFindings.key(object, field), new Fault.BreaksRule(field, Fault.Rule.GREATEST_SIZE, String.valueOf(TOGETHER)));
    }
  }

  private static long text(Optional<YamlMapping> data) {
    return data.map(YamlMapping::effective).orElse(List.of()).stream()
        .mapToLong(entry -> entry.value().meant() instanceof YamlScalar value ? MetadataRule.bytes(value.text()) : 0).sum();
  }

  /// Of base64 three quarters, without its filling.
  private static long decoded(Optional<YamlMapping> data) {
    return data.map(YamlMapping::effective).orElse(List.of()).stream()
        .mapToLong(entry -> entry.value().meant() instanceof YamlScalar value
            ? value.text().chars().filter(each -> each > ' ' && each != '=').count() * 3 / 4 : 0).sum();
  }
}
