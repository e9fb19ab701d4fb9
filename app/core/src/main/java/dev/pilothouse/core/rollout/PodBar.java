// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;

/// The way of one pod through its stages, for a bar over time. Immutable.
///
/// @param segments oldest first; a stage may come again, as when a pod is no longer ready
/// @param failures when it failed, as far as it was seen, oldest first, in seconds since 1970
/// @param last the pod as it was last seen; of stage GONE when it is no longer there
public record PodBar(ResourceRef pod, boolean updated, List<Segment> segments, List<Long> failures, PodStage last) {
  private static final int MOST_SEGMENTS = 24;
  private static final int MOST_FAILURES = 24;

  public PodBar {
    segments = List.copyOf(segments);
    failures = List.copyOf(failures);
  }

  /// From `since` until the next segment, or until now.
  public record Segment(Stage stage, Mark mark, long since) {}

  /// A pod that is seen for the first time.
  static PodBar begin(PodStage pod) {
    Segment first = new Segment(pod.stage(), pod.mark(), pod.since());
    return new PodBar(pod.pod(), pod.updated(), List.of(first), failure(List.of(), pod), pod);
  }

  /// The bar of a pod that is seen for the first time and tells how it came to where it is.
  ///
  /// @param way stages with their beginnings, oldest first; those from the one that it is in on are passed over
  PodBar after(List<Segment> way) {
    Segment here = segments.getFirst();
    List<Segment> all = new ArrayList<>(way);
    all.removeIf(one -> one.stage.compareTo(here.stage) >= 0 || one.since >= here.since);
    all.addAll(segments);
    return new PodBar(pod, updated, all, failures, last);
  }

  /// How long it stayed in a stage before it went on to a later one, in seconds; -1 when it did not.
  long spent(Stage stage) {
    for (int i = 0; i + 1 < segments.size(); i++) {
      if (segments.get(i).stage == stage) {
        int next = i + 1;
        while (next < segments.size() && segments.get(next).stage == stage) {
          next++;
        }
        boolean on = next < segments.size() && segments.get(next).stage.compareTo(stage) > 0;
        return on ? Math.max(0, segments.get(next).since - segments.get(i).since) : -1;
      }
    }
    return -1;
  }

  /// The bar with one more look at its pod; itself when nothing is new.
  PodBar with(PodStage pod, long now) {
    Segment end = segments.getLast();
    boolean moved = end.stage != pod.stage() || end.mark != pod.mark();
    boolean failed = pod.failedAt() > 0 && (failures.isEmpty() || failures.getLast() < pod.failedAt());
    if (!moved && !failed && pod.equals(last)) {
      return this;
    }
    List<Segment> next = segments;
    if (moved) {
      long since = end.stage == pod.stage() ? now : Math.max(end.since, pod.since());
      next = new ArrayList<>(segments);
      next.add(new Segment(pod.stage(), pod.mark(), since));
      while (next.size() > MOST_SEGMENTS) {
        next.remove(1);
      }
    }
    return new PodBar(this.pod, pod.updated(), next, failed ? failure(failures, pod) : failures, pod);
  }

  /// The bar of a pod that is no longer there.
  PodBar gone(long now) {
    return last.stage() == Stage.GONE ? this : with(last.gone(now), now);
  }

  private static List<Long> failure(List<Long> before, PodStage pod) {
    if (pod.failedAt() == 0) {
      return before;
    }
    List<Long> all = new ArrayList<>(before);
    all.add(pod.failedAt());
    return all.size() > MOST_FAILURES ? all.subList(all.size() - MOST_FAILURES, all.size()) : all;
  }
}
