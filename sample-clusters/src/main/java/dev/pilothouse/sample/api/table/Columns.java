// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.table;

import dev.pilothouse.sample.store.ResourceType;
import java.util.List;

/// Which kind has which columns.
public final class Columns {

  private static final List<Column> PLAIN = List.of(Column.primary(), Column.age());

  private Columns() {}

  /// The columns of a built-in kind; name and age for any other.
  public static List<Column> of(ResourceType type) {
    return switch (type.qualifiedName()) {
      case "pods" -> PodColumns.columns();
      case "deployments.apps" -> WorkloadColumns.deployments();
      case "replicasets.apps" -> WorkloadColumns.replicaSets();
      case "replicationcontrollers" -> WorkloadColumns.replicationControllers();
      case "statefulsets.apps" -> WorkloadColumns.statefulSets();
      case "daemonsets.apps" -> WorkloadColumns.daemonSets();
      case "controllerrevisions.apps" -> WorkloadColumns.controllerRevisions();
      case "jobs.batch" -> WorkloadColumns.jobs();
      case "cronjobs.batch" -> WorkloadColumns.cronJobs();
      case "horizontalpodautoscalers.autoscaling" -> WorkloadColumns.autoscalers();
      case "poddisruptionbudgets.policy" -> WorkloadColumns.disruptionBudgets();
      case "nodes" -> CoreColumns.nodes();
      case "namespaces" -> CoreColumns.namespaces();
      case "services" -> CoreColumns.services();
      case "endpoints" -> CoreColumns.endpoints();
      case "configmaps" -> CoreColumns.configMaps();
      case "secrets" -> CoreColumns.secrets();
      case "serviceaccounts" -> CoreColumns.serviceAccounts();
      case "resourcequotas" -> CoreColumns.resourceQuotas();
      case "limitranges" -> CoreColumns.limitRanges();
      case "persistentvolumes" -> CoreColumns.volumes();
      case "persistentvolumeclaims" -> CoreColumns.claims();
      case "events" -> CoreColumns.events();
      case "storageclasses.storage.k8s.io" -> CoreColumns.storageClasses();
      case "ingresses.networking.k8s.io" -> ClusterColumns.ingresses();
      case "ingressclasses.networking.k8s.io" -> ClusterColumns.ingressClasses();
      case "networkpolicies.networking.k8s.io" -> ClusterColumns.networkPolicies();
      case "endpointslices.discovery.k8s.io" -> ClusterColumns.endpointSlices();
      case "roles.rbac.authorization.k8s.io",
          "clusterroles.rbac.authorization.k8s.io" -> ClusterColumns.roles();
      case "rolebindings.rbac.authorization.k8s.io",
          "clusterrolebindings.rbac.authorization.k8s.io" -> ClusterColumns.bindings();
      case "leases.coordination.k8s.io" -> ClusterColumns.leases();
      case "priorityclasses.scheduling.k8s.io" -> ClusterColumns.priorityClasses();
      case "customresourcedefinitions.apiextensions.k8s.io" -> ClusterColumns.definitions();
      default -> PLAIN;
    };
  }
}
