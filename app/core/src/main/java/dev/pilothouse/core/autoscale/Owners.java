// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.autoscale;

import dev.pilothouse.core.kind.HorizontalPodAutoscalerKind;
import dev.pilothouse.core.kind.Owner;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import java.util.Optional;
import java.util.function.BiFunction;

/// Which autoscaler owns the replicas of an object. Pure.
public final class Owners {
  private Owners() {}

  /// The HorizontalPodAutoscaler that scales an object; the oldest one when there are several, which is a mistake of its own.
  ///
  /// @param autoscalers rows of HorizontalPodAutoscalers, of any namespace
  public static Optional<Row> of(ResourceRef target, Iterable<Row> autoscalers) {
    Row found = null;
    for (Row one : autoscalers) {
      boolean owns =
          one.namespace().equals(target.namespace())
              && one.text(HorizontalPodAutoscalerKind.TARGET_NAME).equals(target.name())
              && one.text(HorizontalPodAutoscalerKind.TARGET_KIND).equals(target.kind().kind())
              && one.deleted() == 0;
      if (owns && (found == null || one.created() < found.created())) {
        found = one;
      }
    }
    return Optional.ofNullable(found);
  }

  /// The KEDA ScaledObject that made a HorizontalPodAutoscaler and would set it back.
  ///
  /// @param kinds gives the kind of an apiVersion and a kind's name, when the cluster serves it
  public static Optional<ResourceRef> scaledObject(Row autoscaler, BiFunction<String, String, Optional<ResourceKind>> kinds) {
    Owner owner = autoscaler.owner();
    if (owner == null || !owner.kind().equals("ScaledObject") || !owner.apiVersion().startsWith("keda.sh/")) {
      return Optional.empty();
    }
    return kinds
        .apply(owner.apiVersion(), owner.kind())
        .map(kind -> new ResourceRef(kind, autoscaler.namespace(), owner.name(), owner.uid()));
  }
}
