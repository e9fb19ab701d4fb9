// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import dev.pilothouse.core.autoscale.Autoscaler;
import dev.pilothouse.core.autoscale.AutoscalerTrace;
import dev.pilothouse.core.autoscale.AutoscalerTrace.Rescale;
import dev.pilothouse.core.autoscale.Forecast;
import dev.pilothouse.core.autoscale.Owners;
import dev.pilothouse.core.kind.HorizontalPodAutoscalerKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads an autoscaler with the ScaledObject that made it, and keeps what was seen of it. Its calls block; one after the other.
final class AutoscalerReader {
  private final ClusterSession session;
  private @Nullable AutoscalerTrace trace;

  AutoscalerReader(ClusterSession session) {
    this.session = session;
  }

  /// Null for what is no HorizontalPodAutoscaler.
  ///
  /// @param row its row, which knows who made it; null when it is not there yet
  /// @param events of the object
  /// @param now in seconds since 1970
  @Nullable AutoscalerPicture read(KubeObject object, @Nullable Row row, List<KubeObject> events, long now) {
    if (!object.text("kind").equals("HorizontalPodAutoscaler") || !object.text("apiVersion").equals("autoscaling/v2")) {
      return null;
    }
    ResourceRef ref = new ResourceRef(HorizontalPodAutoscalerKind.KIND, object.namespace(), object.name(), object.uid());
    Autoscaler autoscaler = maker(Autoscaler.of(ref, object), row);
    AutoscalerTrace before = trace;
    AutoscalerTrace next =
        before == null ? AutoscalerTrace.begin(autoscaler, Rescale.of(events), now) : before.with(autoscaler, now);
    trace = next;
    return new AutoscalerPicture(autoscaler, next, Forecast.now(autoscaler, next.seen(), Instant.ofEpochSecond(now)));
  }

  private Autoscaler maker(Autoscaler found, @Nullable Row row) {
    Optional<ResourceRef> maker = row == null ? Optional.empty() : Owners.scaledObject(row, this::kind);
    if (maker.isEmpty()) {
      return found;
    }
    try {
      return found.madeBy(maker.get(), session.gateway().get(maker.get()));
    } catch (ClusterException unreadable) {
      // Its limits are those that it wrote into the autoscaler.
      return found;
    }
  }

  private Optional<ResourceKind> kind(String apiVersion, String kind) {
    return session.state().get() instanceof SessionState.Connected connected
        ? connected.discovery().byKind(apiVersion, kind)
        : Optional.empty();
  }
}
