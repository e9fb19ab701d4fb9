// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.ResourceKind;
import java.util.List;
import java.util.Optional;

/// The kinds that have a descriptor of their own. Immutable; make one and hand it on.
public final class Kinds {
  private final List<KindDescriptor> builtIn =
      List.of(
          new PodKind(),
          new DeploymentKind(),
          new ReplicaSetKind(),
          new StatefulSetKind(),
          new DaemonSetKind(),
          new JobKind(),
          new CronJobKind(),
          new ReplicationControllerKind(),
          new HorizontalPodAutoscalerKind(),
          new PodDisruptionBudgetKind(),
          new ServiceKind(),
          new EndpointSliceKind(),
          new IngressKind(),
          new IngressClassKind(),
          new NetworkPolicyKind(),
          new ConfigMapKind(),
          new SecretKind(),
          new PersistentVolumeClaimKind(),
          new PersistentVolumeKind(),
          new StorageClassKind(),
          new ServiceAccountKind(),
          new RoleKind(),
          new RoleBindingKind(),
          new ClusterRoleKind(),
          new ClusterRoleBindingKind(),
          new NamespaceKind(),
          new NodeKind(),
          new EventKind(),
          new ResourceQuotaKind(),
          new LimitRangeKind(),
          new LeaseKind(),
          new PriorityClassKind(),
          new CustomResourceDefinitionKind(),
          new ControllerRevisionKind());

  /// In the order of the sidebar: workloads, network, configuration, storage, access, cluster.
  public List<KindDescriptor> builtIn() {
    return builtIn;
  }

  /// The descriptor of a kind, when it is built in in this very version; other versions have other fields.
  public Optional<KindDescriptor> find(ResourceKind kind) {
    return builtIn.stream().filter(one -> one.kind().equals(kind)).findFirst();
  }
}
