// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.autoscale.Autoscaler;
import dev.pilothouse.core.autoscale.Owners;
import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.command.SetAutoscalerLimits;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.HorizontalPodAutoscalerKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.Right;
import dev.pilothouse.core.port.ScaleReading;
import dev.pilothouse.core.schedule.PodDemand;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks the server for what rows do not hold: the scale, the pod template, the autoscaler, and what we may do. Blocks.
final class ScaleReadings {
  private final ClusterSession session;
  private final ResourceRef ref;
  private final ScaleSources sources;

  /// What was read.
  ///
  /// @param demand what one more pod asks for; null when nobody knows
  /// @param autoscaler what owns the replicas; null for nothing
  /// @param forbidden the right that is missing to set the replicas; null when there is none missing or nobody knows
  /// @param limitsForbidden likewise to set the autoscaler's limits
  record Read(
      ScaleReading scale, @Nullable PodDemand demand, @Nullable Autoscaler autoscaler, @Nullable Right forbidden,
      @Nullable Right limitsForbidden) {}

  ScaleReadings(ClusterSession session, ResourceRef ref, ScaleSources sources) {
    this.session = session;
    this.ref = ref;
    this.sources = sources;
  }

  /// @param before what was read last; the answers about rights are kept from it
  Read read(@Nullable Read before) throws ClusterException {
    ScaleReading scale = session.gateway().scale(ref);
    Autoscaler autoscaler = autoscaler();
    Right forbidden = before != null ? before.forbidden : missing(new ScaleWorkload(scale.target(), 0, 1).rights());
    Right limits = before != null && before.autoscaler != null ? before.limitsForbidden : limitsRight(autoscaler);
    return new Read(scale, demand(scale), autoscaler, forbidden, limits);
  }

  private @Nullable Right limitsRight(@Nullable Autoscaler autoscaler) {
    return autoscaler == null
        ? null
        : missing(new SetAutoscalerLimits(autoscaler.ref(), autoscaler.limits(), autoscaler.limits()).rights());
  }

  private @Nullable Right missing(List<Right> rights) {
    for (Right right : rights) {
      try {
        if (!session.gateway().ask(right).allowed()) {
          return right;
        }
      } catch (ClusterException unknown) {
        // The dry run will tell.
        return null;
      }
    }
    return null;
  }

  private @Nullable Autoscaler autoscaler() {
    Optional<Row> row = Owners.of(ref, sources.rows(HorizontalPodAutoscalerKind.KIND));
    if (row.isEmpty()) {
      return null;
    }
    ResourceRef hpa = new ResourceRef(HorizontalPodAutoscalerKind.KIND, row.get().namespace(), row.get().name(), row.get().uid());
    try {
      Autoscaler found = Autoscaler.of(hpa, session.gateway().get(hpa));
      Optional<ResourceRef> maker = Owners.scaledObject(row.get(), this::kind);
      return maker.isEmpty() ? found : found.madeBy(maker.get(), session.gateway().get(maker.get()));
    } catch (ClusterException gone) {
      return null;
    }
  }

  private Optional<dev.pilothouse.core.model.ResourceKind> kind(String apiVersion, String kind) {
    return session.state().get() instanceof SessionState.Connected connected
        ? connected.discovery().byKind(apiVersion, kind)
        : Optional.empty();
  }

  private @Nullable PodDemand demand(ScaleReading scale) throws ClusterException {
    KubeObject object = session.gateway().get(ref);
    if (hasTemplate(object)) {
      return PodDemand.ofTemplate(newest(object));
    }
    // A kind of its own: its pods are asked, by the selector that its scale names.
    for (Row pod : sources.rows(PodKind.KIND)) {
      if (pod.namespace().equals(ref.namespace()) && Selection.matches(scale.selector(), pod.labels())) {
        return ofPod(session.gateway().get(new ResourceRef(PodKind.KIND, pod.namespace(), pod.name(), pod.uid())));
      }
    }
    return null;
  }

  private static boolean hasTemplate(KubeObject object) {
    return object.at("spec", "template", "spec", "containers").isArray();
  }

  /// A further pod like this one may go anywhere.
  private static PodDemand ofPod(KubeObject pod) {
    ObjectNode copy = pod.root().deepCopy();
    if (copy.path("spec") instanceof ObjectNode spec) {
      spec.remove("nodeName");
    }
    return PodDemand.ofPod(new KubeObject(copy));
  }

  /// The template of a Deployment's newest ReplicaSet, which alone has the label that spreading counts by.
  private KubeObject newest(KubeObject object) {
    if (!ref.kind().equals(DeploymentKind.KIND)) {
      return object;
    }
    Row newest = null;
    for (Row one : sources.rows(ReplicaSetKind.KIND)) {
      boolean own = one.owner() != null && one.owner().uid().equals(object.uid());
      if (own && (newest == null || one.number(ReplicaSetKind.REVISION) > newest.number(ReplicaSetKind.REVISION))) {
        newest = one;
      }
    }
    if (newest == null) {
      return object;
    }
    try {
      KubeObject revision =
          session.gateway().get(new ResourceRef(ReplicaSetKind.KIND, newest.namespace(), newest.name(), newest.uid()));
      return hasTemplate(revision) ? revision : object;
    } catch (ClusterException replaced) {
      return object;
    }
  }

  static boolean isGone(ClusterFailure failure) {
    return failure.kind() == ClusterFailure.Kind.NOT_FOUND || failure.kind() == ClusterFailure.Kind.GONE;
  }
}
