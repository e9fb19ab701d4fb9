// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.overview;

import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.PodStatus;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.overview.Problem.Trace;
import dev.pilothouse.core.relation.RollUp.Trouble;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// What a trouble left behind: how often it came, and when.
final class Traces {
  private Traces() {}

  /// @param pod the one that shows it best
  static @Nullable Trace of(Row pod, Trouble trouble, EventWords events) {
    SortedSet<Long> moments = events.moments(pod.uid());
    long times = events.times(pod.uid());
    String key =
        switch (trouble) {
          case CRASH_LOOP -> "problem.trace.restarts";
          case CANNOT_PULL -> "problem.trace.pulls";
          case PENDING -> "problem.trace.tries";
          default -> "problem.trace.warnings";
        };
    if (trouble == Trouble.CRASH_LOOP) {
      times = PodStatus.restarts(pod);
      for (ContainerState container : PodKind.containers(pod)) {
        if (container.lastEnded() > 0) {
          moments.add(container.lastEnded());
        }
      }
    }
    return times == 0 || moments.isEmpty() ? null : new Trace(Message.of(key, times), List.copyOf(moments));
  }
}
