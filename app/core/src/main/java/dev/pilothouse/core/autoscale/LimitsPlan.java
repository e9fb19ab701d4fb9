// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.autoscale;

import dev.pilothouse.core.command.SetAutoscalerLimits;
import dev.pilothouse.core.command.SetAutoscalerLimits.Limits;
import java.util.Optional;

/// How an autoscaler's limits are changed so that it keeps a number of replicas by itself. Pure.
///
/// @param min whether the minimum changes
/// @param max whether the maximum changes
public record LimitsPlan(Limits limits, boolean min, boolean max) {

  /// For more than now the minimum is raised, for fewer the maximum is lowered; the other one follows only where it would
  /// be crossed.
  /// Empty when nothing has to change, or when it cannot go so low.
  ///
  /// @param replicas how many are wanted now
  /// @param wanted how many are to be kept
  public static Optional<LimitsPlan> keep(Autoscaler autoscaler, int replicas, int wanted) {
    if (wanted == replicas || wanted < autoscaler.least()) {
      return Optional.empty();
    }
    int min = wanted > replicas ? wanted : Math.min(autoscaler.min(), wanted);
    int max = wanted > replicas ? Math.max(autoscaler.max(), wanted) : wanted;
    return plan(autoscaler, min, max);
  }

  /// Both limits at one number, so that it has no choice.
  public static Optional<LimitsPlan> pause(Autoscaler autoscaler, int at) {
    return at < Math.max(1, autoscaler.least()) ? Optional.empty() : plan(autoscaler, at, at);
  }

  private static Optional<LimitsPlan> plan(Autoscaler autoscaler, int min, int max) {
    Limits before = autoscaler.limits();
    boolean newMin = min != autoscaler.min();
    boolean newMax = max != autoscaler.max();
    Limits limits = new Limits(newMin ? Integer.valueOf(min) : before.min(), newMax ? Integer.valueOf(max) : before.max());
    return newMin || newMax ? Optional.of(new LimitsPlan(limits, newMin, newMax)) : Optional.empty();
  }

  public SetAutoscalerLimits command(Autoscaler autoscaler) {
    return new SetAutoscalerLimits(autoscaler.ref(), autoscaler.limits(), limits);
  }
}
