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
          new HorizontalPodAutoscalerKind(),
          new ServiceKind(),
          new PersistentVolumeClaimKind(),
          new NamespaceKind(),
          new NodeKind(),
          new EventKind());

  public List<KindDescriptor> builtIn() {
    return builtIn;
  }

  /// The descriptor of a kind, when it is built in in this very version; other versions have other fields.
  public Optional<KindDescriptor> find(ResourceKind kind) {
    return builtIn.stream().filter(one -> one.kind().equals(kind)).findFirst();
  }
}
