// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.command.Outcome.Result;
import dev.pilothouse.core.command.SetAutoscalerLimits.Limits;
import dev.pilothouse.core.model.ResourceRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What an object was before this program scaled it to nothing or paused its autoscaler, from the journal: the cluster itself keeps
/// no such memory, and an annotation of ours would be a surprise to whoever else reads or applies the object.
public final class WayBack {
  private WayBack() {}

  /// The command that brings it back, and when it was taken away.
  public record Remembered(Command command, Instant at) {}

  /// The way back from 0 replicas.
  ///
  /// @param entries the journal's, newest first
  /// @param now how many replicas are wanted now; there is a way back only from 0
  public static Optional<Remembered> replicas(List<Outcome> entries, String context, ResourceRef target, int now) {
    if (now != 0) {
      return Optional.empty();
    }
    return last(
            entries, context, target,
            command -> command instanceof ScaleWorkload scale && scale.replicas() == 0 && scale.before() > 0)
        .map(outcome -> new Remembered(new ScaleWorkload(target, 0, before(outcome)), outcome.at()));
  }

  private static int before(Outcome outcome) {
    return outcome.command() instanceof ScaleWorkload scale ? scale.before() : 0;
  }

  /// The way back of an autoscaler that was paused.
  ///
  /// @param now its limits; there is a way back only from those that the pause set
  public static Optional<Remembered> limits(List<Outcome> entries, String context, ResourceRef autoscaler, Limits now) {
    if (!now.fixed()) {
      return Optional.empty();
    }
    return last(
            entries, context, autoscaler,
            command -> command instanceof SetAutoscalerLimits set && set.limits().equals(now) && !set.before().fixed())
        .flatMap(outcome -> before(outcome, autoscaler, now));
  }

  private static Optional<Remembered> before(Outcome outcome, ResourceRef autoscaler, Limits now) {
    return outcome.command() instanceof SetAutoscalerLimits set
        ? Optional.of(new Remembered(new SetAutoscalerLimits(autoscaler, now, set.before()), outcome.at()))
        : Optional.empty();
  }

  private static Optional<Outcome> last(List<Outcome> entries, String context, ResourceRef target, Predicate<Command> wanted) {
    return entries.stream()
        .filter(entry -> entry.result() == Result.DONE && entry.context().equals(context))
        .filter(entry -> same(entry.command().target(), target) && wanted.test(entry.command()))
        .findFirst();
  }

  /// An object of the same name that was made later has no memory.
  private static boolean same(ResourceRef then, ResourceRef now) {
    boolean otherUid = !then.uid().isEmpty() && !now.uid().isEmpty() && !then.uid().equals(now.uid());
    return then.path().equals(now.path()) && !otherUid;
  }
}
