// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollouts;

import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.rollout.RolloutProgress;
import java.util.List;

/// The rollouts of one context at one moment.
///
/// @param inFlight by namespace and name
/// @param freshness of the kinds that they are judged by, the worst one; read before the rows were
public record ContextRollouts(List<InFlight> inFlight, Freshness freshness) {
  public static final ContextRollouts NONE = new ContextRollouts(List.of(), new Freshness.Loading(0));

  /// One rollout under way.
  ///
  /// @param began in seconds since 1970; 0 when it is not known
  public record InFlight(RolloutProgress progress, ImageStep images, long began) {}

  public ContextRollouts {
    inFlight = List.copyOf(inFlight);
  }
}
