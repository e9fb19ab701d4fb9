// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.edit;

import java.util.List;

/// In which order objects are made so that each finds what it needs: namespaces and definitions of kinds first, then who may do
/// what, then what is mounted, then what runs, then what leads to it. Kinds that nobody knows come last, as objects of kinds that
/// were just defined must. The order in which Helm installs (`pkg/release/util/kind_sorter.go`) was the guide.
public final class ApplyOrder {
  private static final List<String> FIRST =
      List.of(
          "PriorityClass", "Namespace", "CustomResourceDefinition", "NetworkPolicy", "ResourceQuota", "LimitRange",
          "PodDisruptionBudget", "ServiceAccount", "Secret", "ConfigMap", "StorageClass", "PersistentVolume",
          "PersistentVolumeClaim", "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding", "Service", "DaemonSet", "Pod",
          "ReplicationController", "ReplicaSet", "Deployment", "HorizontalPodAutoscaler", "StatefulSet", "Job", "CronJob",
          "IngressClass", "Ingress", "APIService", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");

  private ApplyOrder() {}

  /// The place of a kind: the smaller the earlier.
  public static int of(String kind) {
    int place = FIRST.indexOf(kind);
    return place < 0 ? FIRST.size() : place;
  }
}
