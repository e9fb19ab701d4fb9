// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.reference;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fault.Consequence;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A place where objects name another one.
///
/// @param path to the mapping that names it
/// @param field the field of that mapping which has the name
/// @param keys the fields of it which have keys of the object named
record ReferenceRule(String path, TargetKind target, String field, String keys, Consequence consequence) {
  private static final String CONTAINERS = "containers|initContainers|ephemeralContainers[].";

  /// From the spec of a pod on.
  static final List<ReferenceRule> OF_PODS =
      List.of(
          new ReferenceRule(
              CONTAINERS + "env[].valueFrom.secretKeyRef", TargetKind.SECRET, "name", "key", Consequence.NOT_CONFIGURED),
          new ReferenceRule(
              CONTAINERS + "env[].valueFrom.configMapKeyRef", TargetKind.CONFIG_MAP, "name", "key", Consequence.NOT_CONFIGURED),
          new ReferenceRule(CONTAINERS + "envFrom[].secretRef", TargetKind.SECRET, "name", "", Consequence.NOT_CONFIGURED),
          new ReferenceRule(CONTAINERS + "envFrom[].configMapRef", TargetKind.CONFIG_MAP, "name", "", Consequence.NOT_CONFIGURED),
          new ReferenceRule("volumes[].secret", TargetKind.SECRET, "secretName", "items[].key", Consequence.NOT_MOUNTED),
          new ReferenceRule("volumes[].configMap", TargetKind.CONFIG_MAP, "name", "items[].key", Consequence.NOT_MOUNTED),
          new ReferenceRule(
              "volumes[].projected.sources[].secret", TargetKind.SECRET, "name", "items[].key", Consequence.NOT_MOUNTED),
          new ReferenceRule(
              "volumes[].projected.sources[].configMap", TargetKind.CONFIG_MAP, "name", "items[].key", Consequence.NOT_MOUNTED),
          new ReferenceRule(
              "volumes[].persistentVolumeClaim", TargetKind.CLAIM, "claimName", "", Consequence.NOT_SCHEDULED),
          new ReferenceRule(
              "volumes[].ephemeral.volumeClaimTemplate.spec", TargetKind.STORAGE_CLASS, "storageClassName", "",
              Consequence.NOT_SCHEDULED),
          new ReferenceRule("imagePullSecrets[]", TargetKind.SECRET, "name", "", Consequence.PULLED_WITHOUT),
          new ReferenceRule("", TargetKind.SERVICE_ACCOUNT, "serviceAccountName", "", Consequence.NO_PODS),
          new ReferenceRule("", TargetKind.PRIORITY_CLASS, "priorityClassName", "", Consequence.NO_PODS),
          new ReferenceRule("", TargetKind.RUNTIME_CLASS, "runtimeClassName", "", Consequence.NO_PODS));

  /// From an object of a kind on.
  static List<ReferenceRule> of(String kind) {
    return switch (kind) {
      case "StatefulSet" ->
          List.of(
              new ReferenceRule("spec", TargetKind.SERVICE, "serviceName", "", Consequence.NO_NAMES),
              new ReferenceRule(
                  "spec.volumeClaimTemplates[].spec", TargetKind.STORAGE_CLASS, "storageClassName", "", Consequence.NOT_BOUND));
      case "PersistentVolumeClaim" ->
          List.of(
              new ReferenceRule("spec", TargetKind.STORAGE_CLASS, "storageClassName", "", Consequence.NOT_BOUND),
              new ReferenceRule("spec", TargetKind.VOLUME, "volumeName", "", Consequence.NOT_BOUND));
      case "ServiceAccount" ->
          List.of(new ReferenceRule("imagePullSecrets[]", TargetKind.SECRET, "name", "", Consequence.PULLED_WITHOUT));
      case "Ingress" ->
          List.of(
              new ReferenceRule("spec", TargetKind.INGRESS_CLASS, "ingressClassName", "", Consequence.NO_CONTROLLER),
              new ReferenceRule("spec.tls[]", TargetKind.SECRET, "secretName", "", Consequence.NO_CERTIFICATE));
      case "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration" ->
          List.of(new ReferenceRule("webhooks[].clientConfig.service", TargetKind.SERVICE, "name", "", Consequence.CALLS_FAIL));
      case "APIService" -> List.of(new ReferenceRule("spec.service", TargetKind.SERVICE, "name", "", Consequence.CALLS_FAIL));
      default -> List.of();
    };
  }

  /// @param bare whether it is a pod itself that names it: then the server refuses what it would refuse to a workload's pods
  void check(YamlMapping from, String namespace, boolean bare, Findings findings) {
    for (YamlMapping holder : Paths.mappings(from, path)) {
      Optional<YamlScalar> name = Paths.scalar(holder, field);
      if (name.isPresent() && !name.get().text().isEmpty() && !isOptional(holder)) {
        String own = path.isEmpty() ? "" : holder.text("namespace");
        String where = own.isEmpty() ? namespace : own;
        Consequence then = bare && consequence == Consequence.NO_PODS ? Consequence.REFUSED : consequence;
        if (findings.object(name.get(), target, where, then)) {
          keys(holder, where, name.get().text(), findings);
        }
      }
    }
  }

  private static boolean isOptional(YamlMapping holder) {
    return holder.text("optional").equals("true");
  }

  private void keys(YamlMapping holder, String namespace, String name, Findings findings) {
    List<YamlScalar> written = keys.isEmpty() ? List.of() : Paths.scalars(holder, keys);
    Optional<Set<String>> known = written.isEmpty() ? Optional.empty() : findings.lookup().keys(target, namespace, name);
    for (YamlScalar key : written) {
      if (known.isPresent() && !known.get().contains(key.text())) {
        String near = Findings.near(key, known.get());
        findings.add(
            Findings.severity(consequence), key, new Fault.MissingKey(target.kind(), name, key.text(), near, consequence),
            Findings.replace(key, near));
      }
    }
  }
}
