// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The kinds that every cluster serves, with the names and short names that `kubectl api-resources` prints.
public final class BuiltInTypes {

  private static final Set<String> IN_ALL =
      Set.of(
          "pods",
          "replicationcontrollers",
          "services",
          "daemonsets",
          "deployments",
          "replicasets",
          "statefulsets",
          "horizontalpodautoscalers",
          "cronjobs",
          "jobs");

  private static final Set<String> NONE = Set.of();
  private static final Set<String> STATUS = Set.of("status");
  private static final Set<String> SCALE = Set.of("status", "scale");

  public static final ResourceType CONFIG_MAPS = core("configmaps", "ConfigMap", "cm", true, NONE);
  public static final ResourceType ENDPOINTS = core("endpoints", "Endpoints", "ep", true, NONE);
  public static final ResourceType EVENTS = core("events", "Event", "ev", true, NONE);
  public static final ResourceType LIMIT_RANGES = core("limitranges", "LimitRange", "limits", true, NONE);
  public static final ResourceType NAMESPACES = core("namespaces", "Namespace", "ns", false, STATUS);
  public static final ResourceType NODES = core("nodes", "Node", "no", false, STATUS);
  public static final ResourceType PERSISTENT_VOLUME_CLAIMS =
      core("persistentvolumeclaims", "PersistentVolumeClaim", "pvc", true, STATUS);
  public static final ResourceType PERSISTENT_VOLUMES =
      core("persistentvolumes", "PersistentVolume", "pv", false, STATUS);
  public static final ResourceType PODS =
      core("pods", "Pod", "po", true, Set.of("status", "log", "eviction", "binding"));
  public static final ResourceType REPLICATION_CONTROLLERS =
      core("replicationcontrollers", "ReplicationController", "rc", true, SCALE);
  public static final ResourceType RESOURCE_QUOTAS = core("resourcequotas", "ResourceQuota", "quota", true, STATUS);
  public static final ResourceType SECRETS = core("secrets", "Secret", "", true, NONE);
  public static final ResourceType SERVICE_ACCOUNTS = core("serviceaccounts", "ServiceAccount", "sa", true, NONE);
  public static final ResourceType SERVICES = core("services", "Service", "svc", true, STATUS);

  public static final ResourceType CONTROLLER_REVISIONS =
      of("apps", "v1", "controllerrevisions", "ControllerRevision", "", true, NONE);
  public static final ResourceType DAEMON_SETS = of("apps", "v1", "daemonsets", "DaemonSet", "ds", true, STATUS);
  public static final ResourceType DEPLOYMENTS = of("apps", "v1", "deployments", "Deployment", "deploy", true, SCALE);
  public static final ResourceType REPLICA_SETS = of("apps", "v1", "replicasets", "ReplicaSet", "rs", true, SCALE);
  public static final ResourceType STATEFUL_SETS = of("apps", "v1", "statefulsets", "StatefulSet", "sts", true, SCALE);

  public static final ResourceType HORIZONTAL_POD_AUTOSCALERS =
      of("autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler", "hpa", true, STATUS);
  public static final ResourceType CRON_JOBS = of("batch", "v1", "cronjobs", "CronJob", "cj", true, STATUS);
  public static final ResourceType JOBS = of("batch", "v1", "jobs", "Job", "", true, STATUS);
  public static final ResourceType LEASES = of("coordination.k8s.io", "v1", "leases", "Lease", "", true, NONE);
  public static final ResourceType ENDPOINT_SLICES =
      of("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice", "", true, NONE);
  public static final ResourceType INGRESS_CLASSES =
      of("networking.k8s.io", "v1", "ingressclasses", "IngressClass", "", false, NONE);
  public static final ResourceType INGRESSES =
      of("networking.k8s.io", "v1", "ingresses", "Ingress", "ing", true, STATUS);
  public static final ResourceType NETWORK_POLICIES =
      of("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", "netpol", true, NONE);
  public static final ResourceType POD_DISRUPTION_BUDGETS =
      of("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", "pdb", true, STATUS);
  public static final ResourceType CLUSTER_ROLE_BINDINGS =
      of("rbac.authorization.k8s.io", "v1", "clusterrolebindings", "ClusterRoleBinding", "", false, NONE);
  public static final ResourceType CLUSTER_ROLES =
      of("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", "", false, NONE);
  public static final ResourceType ROLE_BINDINGS =
      of("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding", "", true, NONE);
  public static final ResourceType ROLES = of("rbac.authorization.k8s.io", "v1", "roles", "Role", "", true, NONE);
  public static final ResourceType PRIORITY_CLASSES =
      of("scheduling.k8s.io", "v1", "priorityclasses", "PriorityClass", "pc", false, NONE);
  public static final ResourceType STORAGE_CLASSES =
      of("storage.k8s.io", "v1", "storageclasses", "StorageClass", "sc", false, NONE);
  public static final ResourceType CUSTOM_RESOURCE_DEFINITIONS =
      of(
          "apiextensions.k8s.io",
          "v1",
          "customresourcedefinitions",
          "CustomResourceDefinition",
          "crd,crds",
          false,
          STATUS);

  /// All of them, in the order that discovery lists them.
  public static final List<ResourceType> ALL =
      List.of(
          CONFIG_MAPS,
          ENDPOINTS,
          EVENTS,
          LIMIT_RANGES,
          NAMESPACES,
          NODES,
          PERSISTENT_VOLUME_CLAIMS,
          PERSISTENT_VOLUMES,
          PODS,
          REPLICATION_CONTROLLERS,
          RESOURCE_QUOTAS,
          SECRETS,
          SERVICE_ACCOUNTS,
          SERVICES,
          CUSTOM_RESOURCE_DEFINITIONS,
          CONTROLLER_REVISIONS,
          DAEMON_SETS,
          DEPLOYMENTS,
          REPLICA_SETS,
          STATEFUL_SETS,
          HORIZONTAL_POD_AUTOSCALERS,
          CRON_JOBS,
          JOBS,
          LEASES,
          ENDPOINT_SLICES,
          INGRESS_CLASSES,
          INGRESSES,
          NETWORK_POLICIES,
          POD_DISRUPTION_BUDGETS,
          CLUSTER_ROLE_BINDINGS,
          CLUSTER_ROLES,
          ROLE_BINDINGS,
          ROLES,
          PRIORITY_CLASSES,
          STORAGE_CLASSES);

  private BuiltInTypes() {}

  private static ResourceType core(String plural, String kind, String shortNames, boolean namespaced, Set<String> sub) {
    return of("", "v1", plural, kind, shortNames, namespaced, sub);
  }

  private static ResourceType of(
      String group,
      String version,
      String plural,
      String kind,
      String shortNames,
      boolean namespaced,
      Set<String> subresources) {
    return new ResourceType(
        group,
        version,
        plural,
        kind.toLowerCase(java.util.Locale.ROOT),
        kind,
        Arrays.stream(shortNames.split(",")).filter(name -> !name.isEmpty()).toList(),
        IN_ALL.contains(plural) ? List.of("all") : List.of(),
        namespaced,
        subresources);
  }
}
