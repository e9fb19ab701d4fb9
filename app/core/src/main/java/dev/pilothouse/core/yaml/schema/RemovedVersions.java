// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Versions of built-in kinds that a release of Kubernetes no longer serves. The facts are those of the project's deprecated API
/// migration guide (kubernetes.io/docs/reference/using-api/deprecation-guide).
final class RemovedVersions {
  private static final Map<String, Removal> TABLE = table();

  private RemovedVersions() {}

  /// @param release the first one without it: `1.25`
  /// @param replacement the apiVersion to use; empty when the kind went without one
  record Removal(String release, String replacement) {}

  static Optional<Removal> of(String apiVersion, String kind) {
    return Optional.ofNullable(TABLE.get(apiVersion + "/" + kind));
  }

  private static Map<String, Removal> table() {
    Map<String, Removal> table = new HashMap<>();
    Removal apps = new Removal("1.16", "apps/v1");
    put(table, apps, "extensions/v1beta1", "Deployment", "DaemonSet", "ReplicaSet");
    put(table, apps, "apps/v1beta1", "Deployment", "StatefulSet");
    put(table, apps, "apps/v1beta2", "Deployment", "DaemonSet", "ReplicaSet", "StatefulSet");
    put(table, new Removal("1.16", "networking.k8s.io/v1"), "extensions/v1beta1", "NetworkPolicy");
    removedIn22(table);
    stable(table, "1.25", "batch", "v1beta1", "CronJob");
    stable(table, "1.25", "discovery.k8s.io", "v1beta1", "EndpointSlice");
    stable(table, "1.25", "events.k8s.io", "v1beta1", "Event");
    stable(table, "1.25", "node.k8s.io", "v1beta1", "RuntimeClass");
    stable(table, "1.25", "policy", "v1beta1", "PodDisruptionBudget");
    put(table, new Removal("1.25", ""), "policy/v1beta1", "PodSecurityPolicy");
    put(table, new Removal("1.25", "autoscaling/v2"), "autoscaling/v2beta1", "HorizontalPodAutoscaler");
    put(table, new Removal("1.26", "autoscaling/v2"), "autoscaling/v2beta2", "HorizontalPodAutoscaler");
    stable(table, "1.26", "flowcontrol.apiserver.k8s.io", "v1beta1", "FlowSchema", "PriorityLevelConfiguration");
    stable(table, "1.27", "storage.k8s.io", "v1beta1", "CSIStorageCapacity");
    stable(table, "1.29", "flowcontrol.apiserver.k8s.io", "v1beta2", "FlowSchema", "PriorityLevelConfiguration");
    stable(table, "1.32", "flowcontrol.apiserver.k8s.io", "v1beta3", "FlowSchema", "PriorityLevelConfiguration");
    return table;
  }

  private static void removedIn22(Map<String, Removal> table) {
    put(table, new Removal("1.22", "networking.k8s.io/v1"), "extensions/v1beta1", "Ingress");
    put(table, new Removal("1.22", "networking.k8s.io/v1"), "networking.k8s.io/v1beta1", "Ingress", "IngressClass");
    stable(
        table, "1.22", "admissionregistration.k8s.io", "v1beta1", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");
    stable(table, "1.22", "apiextensions.k8s.io", "v1beta1", "CustomResourceDefinition");
    stable(table, "1.22", "apiregistration.k8s.io", "v1beta1", "APIService");
    stable(table, "1.22", "authentication.k8s.io", "v1beta1", "TokenReview");
    stable(
        table, "1.22", "authorization.k8s.io", "v1beta1", "LocalSubjectAccessReview", "SelfSubjectAccessReview",
        "SubjectAccessReview", "SelfSubjectRulesReview");
    stable(table, "1.22", "certificates.k8s.io", "v1beta1", "CertificateSigningRequest");
    stable(table, "1.22", "coordination.k8s.io", "v1beta1", "Lease");
    for (String version : List.of("v1alpha1", "v1beta1")) {
      stable(table, "1.22", "rbac.authorization.k8s.io", version, "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding");
    }
    stable(table, "1.22", "scheduling.k8s.io", "v1beta1", "PriorityClass");
    stable(table, "1.22", "storage.k8s.io", "v1beta1", "CSIDriver", "CSINode", "StorageClass", "VolumeAttachment");
  }

  /// Replaced by version 1 of the same group.
  private static void stable(Map<String, Removal> table, String release, String group, String version, String... kinds) {
    put(table, new Removal(release, group + "/v1"), group + "/" + version, kinds);
  }

  private static void put(Map<String, Removal> table, Removal removal, String apiVersion, String... kinds) {
    for (String kind : kinds) {
      table.put(apiVersion + "/" + kind, removal);
    }
  }
}
