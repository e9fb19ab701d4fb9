// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import dev.pilothouse.core.autoscale.Autoscaler;
import dev.pilothouse.core.autoscale.Behaviour;
import dev.pilothouse.core.autoscale.Forecast;
import dev.pilothouse.core.autoscale.Forecast.Reason;
import dev.pilothouse.core.autoscale.Metric;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Discovery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the summary says of a HorizontalPodAutoscaler: what it scales, what it measures, what it will do next and why not
/// more. Pure.
final class AutoscalerRows {
  private AutoscalerRows() {}

  /// @param discovery finds the kind of what it scales; null when it is not known
  static List<DetailRow> of(KubeObject object, AutoscalerPicture picture, @Nullable Discovery discovery) {
    Autoscaler autoscaler = picture.autoscaler();
    Forecast next = picture.next();
    List<DetailRow> rows = new ArrayList<>();
    rows.add(target(object, autoscaler, discovery));
    rows.add(
        row(
            "autoscaler.replicas",
            Message.of("autoscaler.replicas.words", autoscaler.current(), autoscaler.min(), autoscaler.max())));
    for (Metric metric : autoscaler.metrics()) {
      rows.add(row("autoscaler.measured", metric.words()));
    }
    rows.add(new DetailRow(Message.of("autoscaler.next", next.sentence(autoscaler)), "", health(next.reason()), null, false));
    rows.add(behaviour("autoscaler.up", autoscaler.behaviour().up()));
    rows.add(behaviour("autoscaler.down", autoscaler.behaviour().down()));
    Instant scaled = autoscaler.scaled();
    if (scaled != null) {
      rows.add(row("autoscaler.scaled", Message.of("autoscaler.scaled.words", scaled)));
    }
    return rows;
  }

  private static DetailRow target(KubeObject object, Autoscaler autoscaler, @Nullable Discovery discovery) {
    String version = object.text("spec", "scaleTargetRef", "apiVersion");
    ResourceRef link =
        discovery == null
            ? null
            : discovery
                .byKind(version, autoscaler.targetKind())
                .map(kind -> new ResourceRef(kind, object.namespace(), autoscaler.targetName()))
                .orElse(null);
    return new DetailRow(
        Message.of("autoscaler.target"), autoscaler.targetKind() + " " + autoscaler.targetName(), null, link, false);
  }

  private static DetailRow row(String key, Message words) {
    return new DetailRow(Message.of(key, words), "", null, null, false);
  }

  private static DetailRow behaviour(String key, Behaviour.Rules rules) {
    return row(
        key,
        rules.select() == Behaviour.Select.DISABLED
            ? Message.of("autoscaler.rules.disabled")
            : Message.of("autoscaler.rules", rules.window(), Math.round(rules.tolerance() * 100)));
  }

  private static Health health(Reason reason) {
    return switch (reason) {
      case UNABLE, NO_METRICS, AT_MAXIMUM -> Health.WARNING;
      case OFF, PAUSED, FORBIDDEN -> Health.NEUTRAL;
      case ABOVE_MAXIMUM, BELOW_MINIMUM, UP, DOWN, HELD, STEPWISE -> Health.PROGRESSING;
      case STEADY, AT_MINIMUM -> Health.GOOD;
    };
  }
}
