// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.YamlDocument;
import dev.pilothouse.core.yaml.YamlEntry;
import dev.pilothouse.core.yaml.YamlJson;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlScalar;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.reference.TextObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fields that an existing object keeps for its life (`ValidateImmutableField` and its like in the validation of each group; each
/// of them was tried on a server, 1.36). What is written otherwise than it is in the cluster would be refused. Pure; any thread.
public final class FixedFields {
  private static final List<String> SELECTOR = List.of("spec.selector");
  private static final List<String> ROLE = List.of("roleRef");
  private static final Map<String, List<String>> FIELDS =
      Map.ofEntries(
          Map.entry("apps/Deployment", SELECTOR),
          Map.entry("apps/ReplicaSet", SELECTOR),
          Map.entry("apps/DaemonSet", SELECTOR),
          Map.entry("apps/StatefulSet", List.of("spec.selector", "spec.serviceName", "spec.podManagementPolicy")),
          Map.entry("batch/Job", List.of("spec.selector", "spec.completionMode")),
          Map.entry("core/PersistentVolumeClaim", List.of("spec.storageClassName", "spec.accessModes", "spec.volumeMode")),
          Map.entry("core/Service", List.of("spec.clusterIP")),
          Map.entry("core/Secret", List.of("type")),
          Map.entry("rbac.authorization.k8s.io/RoleBinding", ROLE),
          Map.entry("rbac.authorization.k8s.io/ClusterRoleBinding", ROLE),
          Map.entry(
              "storage.k8s.io/StorageClass", List.of("provisioner", "parameters", "reclaimPolicy", "volumeBindingMode")),
          Map.entry("scheduling.k8s.io/PriorityClass", List.of("value", "preemptionPolicy")),
          Map.entry("networking.k8s.io/IngressClass", List.of("spec.controller")));

  private FixedFields() {}

  /// @param text what is to become of the object; other objects in it are not looked at
  /// @param base the object as it is in the cluster
  public static List<Problem> of(YamlText text, JsonNode base) {
    RuleFindings findings = new RuleFindings(text);
    for (YamlDocument document : text.documents()) {
      for (TextObject each : TextObject.of(document, base.path("metadata").path("namespace").asText(""))) {
        if (isSame(each, base)) {
          check(each, base, findings);
        }
      }
    }
    return findings.problems();
  }

  private static boolean isSame(TextObject written, JsonNode base) {
    return written.object().text("apiVersion").equals(base.path("apiVersion").asText())
        && written.kind().kind().equals(base.path("kind").asText())
        && written.name().equals(base.path("metadata").path("name").asText())
        && (!written.kind().namespaced() || written.namespace().equals(base.path("metadata").path("namespace").asText("")));
  }

  private static void check(TextObject written, JsonNode base, RuleFindings findings) {
    String group = written.kind().group();
    String key = (group.isEmpty() ? "core" : group) + "/" + written.kind().kind();
    // A Service that becomes a name for another host gives its address back.
    boolean leaves = written.object().mapping("spec").filter(spec -> spec.text("type").equals("ExternalName")).isPresent();
    for (String path : leaves ? List.<String>of() : FIELDS.getOrDefault(key, List.of())) {
      int cut = path.indexOf('.');
      Optional<YamlMapping> holder = cut < 0 ? Optional.of(written.object()) : written.object().mapping(path.substring(0, cut));
      String field = path.substring(cut + 1);
      JsonNode was = base.at("/" + path.replace('.', '/'));
      holder.flatMap(it -> it.entry(field)).ifPresent(entry -> compare(entry, was, findings));
    }
  }

  private static void compare(YamlEntry entry, JsonNode was, RuleFindings findings) {
    boolean none = was.isMissingNode() || was.isNull() || (was.isTextual() && was.asText().isEmpty());
    boolean empty = entry.value().meant() instanceof YamlScalar scalar && scalar.text().isEmpty();
    if (none || empty || YamlJson.of(entry.value()).equals(was)) {
      return;
    }
    String word = was.isValueNode() ? was.asText() : "";
    Fix[] fixes =
        was.isTextual() || was.isNumber()
            ? new Fix[] {Fix.of(Fix.Kind.REPLACE, word, entry.value().span(), word)} : new Fix[0];
    findings.add(entry.key().span(), new Fault.Unchangeable(entry.name(), word), fixes);
  }
}
