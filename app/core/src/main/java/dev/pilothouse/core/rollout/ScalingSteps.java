// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.rollout.RolloutTrace.Point;
import java.util.ArrayList;
import java.util.List;

/// When the controller made new pods and took old ones away, from the numbers over time. Any thread.
public final class ScalingSteps {

  private ScalingSteps() {}

  /// @param at in seconds since 1970
  /// @param more how many new pods came; below zero when some went
  /// @param fewer how many old pods went; below zero when some came
  public record Step(long at, long more, long fewer) {}

  /// Oldest first. Pods that only are called old from a moment on, because the template was changed, were not taken away; pods
  /// that were made by the first look, as soon as the rollout began, were made then.
  public static List<Step> of(RolloutTrace trace) {
    List<Step> steps = new ArrayList<>();
    List<Point> points = trace.points();
    if (!points.isEmpty()) {
      long made = made(trace, points.getFirst());
      add(steps, points.getFirst().at(), made, 0);
    }
    for (int i = 1; i < points.size(); i++) {
      Point before = points.get(i - 1);
      Point point = points.get(i);
      long more = point.counts().updated() - before.counts().updated();
      long fewer = before.counts().old() - point.counts().old();
      long renamed = more < 0 && fewer < 0 ? Math.max(more, fewer) : 0;
      add(steps, point.at(), more - renamed, fewer - renamed);
    }
    return steps;
  }

  private static void add(List<Step> steps, long at, long more, long fewer) {
    if (more != 0 || fewer != 0) {
      steps.add(new Step(at, more, fewer));
    }
  }

  private static long made(RolloutTrace trace, Point first) {
    long started = trace.last().started();
    return trace.bars().stream().filter(PodBar::updated).map(one -> one.segments().getFirst().since())
        .filter(since -> started > 0 && since >= started && since <= first.at()).count();
  }
}
