// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import java.util.List;
import java.util.Map;

/// The rules that are more than a line of the data file.
final class MoreRules {
  static final Map<String, List<Rule>> ALL =
      Map.ofEntries(
          Map.entry(RuleBook.POD, List.of(new ResourcesRule(), new TolerationRule(), new HostNetworkRule())),
          Map.entry("apps/Deployment", List.of(RolloutRules::selector, RolloutRules::deployment)),
          Map.entry("apps/StatefulSet", List.of(RolloutRules::selector, RolloutRules::statefulSet)),
          Map.entry("apps/DaemonSet", List.of(RolloutRules::selector, RolloutRules::daemonSet)),
          Map.entry("apps/ReplicaSet", List.of(RolloutRules::selector)),
          Map.entry("batch/Job", List.of(new JobRules("spec"))),
          Map.entry("batch/CronJob", List.of(new JobRules("spec.jobTemplate.spec"))),
          Map.entry("core/Service", List.of(ServiceRules::ports, ServiceRules::type)),
          Map.entry("networking.k8s.io/Ingress", List.of(IngressRules::backends, IngressRules::paths)),
          Map.entry("core/ConfigMap", List.of(DataRules::configMap)),
          Map.entry("core/Secret", List.of(DataRules::secret)),
          Map.entry("autoscaling/HorizontalPodAutoscaler", List.of(new MetricRule())),
          Map.entry("rbac.authorization.k8s.io/RoleBinding", List.of(new SubjectRule(true))),
          Map.entry("rbac.authorization.k8s.io/ClusterRoleBinding", List.of(new SubjectRule(false))),
          Map.entry("rbac.authorization.k8s.io/ClusterRole", List.of(new ClusterRoleRule())),
          Map.entry("core/PersistentVolumeClaim", List.of(new StorageRule("spec.resources.requests", "spec.resources"))),
          Map.entry("core/PersistentVolume", List.of(new StorageRule("spec.capacity", ""))),
          Map.entry("scheduling.k8s.io/PriorityClass", List.of(new PriorityRule())),
          Map.entry("apiextensions.k8s.io/CustomResourceDefinition", List.of(new DefinitionRule())),
          Map.entry("apiregistration.k8s.io/APIService", List.of(DefinitionRule::service)));

  private MoreRules() {}
}
