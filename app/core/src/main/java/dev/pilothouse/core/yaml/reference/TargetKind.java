// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.reference;

import java.util.Optional;
import java.util.Set;

/// A kind that objects name. Versions do not matter to a name: `v1` and `v1beta1` of a group show the same objects.
///
/// @param group empty for the core group
/// @param kind as objects write it: `Secret`
public record TargetKind(String group, String kind, boolean namespaced) {
  public static final TargetKind SECRET = new TargetKind("", "Secret", true);
  public static final TargetKind CONFIG_MAP = new TargetKind("", "ConfigMap", true);
  public static final TargetKind CLAIM = new TargetKind("", "PersistentVolumeClaim", true);
  public static final TargetKind SERVICE_ACCOUNT = new TargetKind("", "ServiceAccount", true);
  public static final TargetKind SERVICE = new TargetKind("", "Service", true);
  public static final TargetKind POD = new TargetKind("", "Pod", true);
  public static final TargetKind DEPLOYMENT = new TargetKind("apps", "Deployment", true);
  public static final TargetKind STATEFUL_SET = new TargetKind("apps", "StatefulSet", true);
  public static final TargetKind DAEMON_SET = new TargetKind("apps", "DaemonSet", true);
  public static final TargetKind REPLICA_SET = new TargetKind("apps", "ReplicaSet", true);
  public static final TargetKind REPLICATION_CONTROLLER = new TargetKind("", "ReplicationController", true);
  public static final TargetKind JOB = new TargetKind("batch", "Job", true);
  public static final TargetKind CRON_JOB = new TargetKind("batch", "CronJob", true);
  public static final TargetKind ROLE = new TargetKind("rbac.authorization.k8s.io", "Role", true);
  public static final TargetKind CLUSTER_ROLE = new TargetKind("rbac.authorization.k8s.io", "ClusterRole", false);
  public static final TargetKind NAMESPACE = new TargetKind("", "Namespace", false);
  public static final TargetKind VOLUME = new TargetKind("", "PersistentVolume", false);
  public static final TargetKind STORAGE_CLASS = new TargetKind("storage.k8s.io", "StorageClass", false);
  public static final TargetKind PRIORITY_CLASS = new TargetKind("scheduling.k8s.io", "PriorityClass", false);
  public static final TargetKind RUNTIME_CLASS = new TargetKind("node.k8s.io", "RuntimeClass", false);
  public static final TargetKind INGRESS_CLASS = new TargetKind("networking.k8s.io", "IngressClass", false);

  private static final Set<String> CLUSTER_WIDE =
      Set.of(
          "ClusterRole", "ClusterRoleBinding", "Namespace", "Node", "PersistentVolume", "StorageClass", "CSIDriver",
          "CSINode", "VolumeAttachment", "VolumeAttributesClass", "PriorityClass", "RuntimeClass", "IngressClass",
          "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration", "ValidatingAdmissionPolicy",
          "ValidatingAdmissionPolicyBinding", "APIService", "CustomResourceDefinition", "CertificateSigningRequest",
          "FlowSchema", "PriorityLevelConfiguration", "DeviceClass", "ResourceSlice", "ServiceCIDR", "IPAddress",
          "ClusterTrustBundle", "GatewayClass", "ClusterIssuer");

  /// The kind of an object or of a reference that names its kind itself. Whether a kind that is not built in has namespaces is not
  /// known here; most of them have.
  public static TargetKind of(String apiVersion, String kind) {
    int cut = apiVersion.indexOf('/');
    return new TargetKind(cut < 0 ? "" : apiVersion.substring(0, cut), kind, !CLUSTER_WIDE.contains(kind));
  }

  /// Where an object of this kind is kept when it is named from a namespace.
  String place(String namespace) {
    return namespaced ? namespace : "";
  }

  /// Where the template of the pods that it makes stands; empty for a kind that makes none.
  public Optional<String> podTemplate() {
    return switch (kind) {
      case "Pod" -> Optional.of("");
      case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job" -> Optional.of("spec.template");
      case "CronJob" -> Optional.of("spec.jobTemplate.spec.template");
      case "PodTemplate" -> Optional.of("template");
      default -> Optional.empty();
    };
  }
}
