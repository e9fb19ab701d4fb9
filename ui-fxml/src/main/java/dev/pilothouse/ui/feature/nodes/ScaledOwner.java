// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.Owner;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterGateway;
import org.jspecify.annotations.Nullable;

/// The workload whose replicas decide how many pods like one there are. Blocks.
final class ScaledOwner {
  private ScaledOwner() {}

  /// Null when nothing built in has replicas that make it, or when that may not be read.
  static @Nullable ResourceRef of(Row pod, ClusterGateway gateway) {
    Owner owner = pod.owner();
    if (owner == null) {
      return null;
    }
    return switch (owner.kind()) {
      case "StatefulSet" -> new ResourceRef(StatefulSetKind.KIND, pod.namespace(), owner.name(), owner.uid());
      case "ReplicaSet" ->
          above(new ResourceRef(ReplicaSetKind.KIND, pod.namespace(), owner.name(), owner.uid()), gateway);
      default -> null;
    };
  }

  private static @Nullable ResourceRef above(ResourceRef set, ClusterGateway gateway) {
    try {
      for (JsonNode owner : gateway.get(set).at("metadata", "ownerReferences")) {
        if (owner.path("controller").asBoolean()) {
          boolean deployment = owner.path("kind").asText().equals("Deployment");
          String uid = owner.path("uid").asText();
          return deployment ? new ResourceRef(DeploymentKind.KIND, set.namespace(), owner.path("name").asText(), uid) : null;
        }
      }
      return set;
    } catch (ClusterException e) {
      return null;
    }
  }
}
