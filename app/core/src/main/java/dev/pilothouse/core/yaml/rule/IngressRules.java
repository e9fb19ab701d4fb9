// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlPath;
import dev.pilothouse.core.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/// Where an Ingress sends which paths (networking, `ValidateIngressSpec`, `validateHTTPIngressPath`).
final class IngressRules {
  private static final YamlPath PATHS = YamlPath.of("spec.rules[].http.paths[]");

  private static final List<String> BACKENDS = List.of("spec.defaultBackend.service", "spec.rules[].http.paths[].backend.service");

  private IngressRules() {}

  static void backends(YamlMapping object, String owner, RuleFindings findings) {
    for (YamlMapping spec : YamlPath.of("spec").mappings(object)) {
      if (spec.items("rules").isEmpty() && !RuleFindings.isThere(spec, "defaultBackend")) {
        findings.add(RuleFindings.key(object, "spec"), new Fault.NoneOf("Ingress spec", List.of("rules", "defaultBackend")));
      }
    }
    BACKENDS.forEach(path -> YamlPath.of(path).mappings(object).forEach(backend -> port(backend, owner + " " + path, findings)));
  }

  /// A port by its name or its number; number 0 is none.
  private static void port(YamlMapping backend, String owner, RuleFindings findings) {
    Optional<YamlMapping> port = backend.mapping("port");
    if (port.isEmpty()) {
      findings.missing(backend, "port", owner, RuleFindings.top(backend));
    } else if (!port.get().text("number").equals("0")) {
      HolderRule.exactlyOne(List.of("name", "number")).check(port.get(), owner + ".port", findings);
    } else if (!RuleFindings.isSet(port.get(), "name")) {
      findings.add(RuleFindings.key(port.get(), "number"), new Fault.BreaksRule("number", Fault.Rule.MINIMUM, "1"));
    }
  }

  static void paths(YamlMapping object, String owner, RuleFindings findings) {
    for (YamlMapping each : PATHS.mappings(object)) {
      Optional<YamlScalar> path = RuleFindings.scalar(each, "path").filter(value -> !value.text().isEmpty());
      boolean exact = List.of("Exact", "Prefix").contains(each.text("pathType"));
      if (path.isEmpty() && exact) {
        findings.missing(
            each, "path", owner + " spec.rules[].http.paths[]", RuleFindings.top(each),
            findings.adding(each, "path", "/").stream().toArray(Fix[]::new));
      } else if (path.isPresent() && !Form.ABSOLUTE_PATH.holds(path.get().text())) {
        String right = "/" + path.get().text();
        findings.add(
            path.get().span(), new Fault.BreaksRule("path", Fault.Rule.FORMAT, Form.ABSOLUTE_PATH.word()),
            Fix.of(Fix.Kind.REPLACE, right, path.get().span(), right));
      } else if (path.isPresent() && exact && !isClean(path.get().text())) {
        findings.add(path.get().span(), new Fault.BreaksRule("path", Fault.Rule.FORMAT, "clean-path"));
      }
    }
  }

  /// `invalidPathSequences`, `invalidPathSuffixes`.
  private static boolean isClean(String path) {
    return !path.matches("(?is).*(//|/\\./|/\\.\\./|%2f).*") && !path.endsWith("/..") && !path.endsWith("/.");
  }
}
