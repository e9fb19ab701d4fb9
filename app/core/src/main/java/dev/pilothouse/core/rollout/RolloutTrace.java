// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.rollout.Envelope.Counts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was seen of one rollout, over time: the steps of its numbers and the way of each pod. Immutable: each look gives a new
/// trace that shares what is old. Bounded: of many points the older ones become fewer, of many pods those that are gone longest are
/// forgotten. One look costs one pass over the pods.
public final class RolloutTrace {
  private static final int MOST_POINTS = 600;
  private static final int MOST_BARS = 3_000;

  private final ResourceRef workload;
  private final long revision;
  private final long begun;
  private final List<Point> points;
  private final Map<String, PodBar> bars;
  private final @Nullable RolloutProgress last;

  private RolloutTrace(
      ResourceRef workload,
      long revision,
      long begun,
      List<Point> points,
      Map<String, PodBar> bars,
      @Nullable RolloutProgress last) {
    this.workload = workload;
    this.revision = revision;
    this.begun = begun;
    this.points = points;
    this.bars = bars;
    this.last = last;
  }

  /// The numbers from a moment on, until the next point.
  ///
  /// @param at in seconds since 1970
  public record Point(long at, Counts counts, long wanted, long maxTotal, long minAvailable) {

    private boolean tellsTheSame(Point other) {
      return counts.equals(other.counts)
          && wanted == other.wanted
          && maxTotal == other.maxTotal
          && minAvailable == other.minAvailable;
    }
  }

  /// The trace of a rollout from its first look on, with nothing before it.
  public static RolloutTrace begin(RolloutProgress progress, long now) {
    return begin(progress, RolloutPast.NONE, now);
  }

  /// The trace of a rollout from its first look on, and before it what is told of its past.
  static RolloutTrace begin(RolloutProgress progress, RolloutPast past, long now) {
    Map<String, PodBar> bars = new LinkedHashMap<>();
    for (PodStage pod : progress.newPods()) {
      bars.put(pod.pod().uid(), PodBar.begin(pod).after(past.way(pod.pod().uid())));
    }
    List<Point> points = past.points();
    while (points.size() > MOST_POINTS) {
      points = thinned(points);
    }
    return new RolloutTrace(progress.workload(), progress.newest().number(), now, points, bars, null).with(progress, now);
  }

  /// The trace with one more look; itself when nothing has changed.
  public RolloutTrace with(RolloutProgress progress, long now) {
    if (progress.equals(last)) {
      return this;
    }
    Map<String, PodBar> next = new LinkedHashMap<>(bars);
    Map<String, PodBar> missing = new HashMap<>(bars);
    look(progress.newPods(), next, missing, now);
    look(progress.oldPods(), next, missing, now);
    missing.forEach((uid, bar) -> next.put(uid, bar.gone(now)));
    forget(next);
    long number = revision == 0 ? progress.newest().number() : revision;
    return new RolloutTrace(
        workload, number, begun, stepped(progress, now), Collections.unmodifiableMap(next), progress);
  }

  private static void look(List<PodStage> pods, Map<String, PodBar> next, Map<String, PodBar> missing, long now) {
    for (PodStage pod : pods) {
      String uid = pod.pod().uid();
      PodBar before = missing.remove(uid);
      next.put(uid, before == null ? PodBar.begin(pod) : before.with(pod, now));
    }
  }

  private static void forget(Map<String, PodBar> bars) {
    int over = bars.size() - MOST_BARS;
    for (var each = bars.values().iterator(); over > 0 && each.hasNext(); ) {
      if (each.next().last().stage() == Stage.GONE) {
        each.remove();
        over--;
      }
    }
  }

  private List<Point> stepped(RolloutProgress progress, long now) {
    Envelope envelope = progress.envelope();
    Point point = new Point(now, envelope.now(), envelope.wanted(), envelope.maxTotal(), envelope.minAvailable());
    if (!points.isEmpty() && points.getLast().tellsTheSame(point)) {
      return points;
    }
    List<Point> next = new ArrayList<>(points);
    if (!next.isEmpty() && next.getLast().at == now) {
      next.removeLast();
    }
    next.add(point);
    return Collections.unmodifiableList(next.size() > MOST_POINTS ? thinned(next) : next);
  }

  /// Every second one of the older half goes; the first one stays.
  private static List<Point> thinned(List<Point> all) {
    List<Point> fewer = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i % 2 == 0 || i > all.size() / 2) {
        fewer.add(all.get(i));
      }
    }
    return fewer;
  }

  public ResourceRef workload() {
    return workload;
  }

  /// The number of the revision that was going out when the trace began; 0 while it is not known.
  public long revision() {
    return revision;
  }

  /// When the first look was, in seconds since 1970. What is told of the time before was not seen: the rows of that look say so.
  public long begun() {
    return begun;
  }

  /// The time from which on there are numbers: that of the first look, or that of the beginning when that is told.
  public long from() {
    return points.isEmpty() ? begun : Math.min(begun, points.getFirst().at);
  }

  /// The last look.
  public RolloutProgress last() {
    if (last == null) {
      throw new IllegalStateException("nothing was seen yet");
    }
    return last;
  }

  /// Whether another revision has taken the place of the one that the trace began with: undone, or overtaken.
  public boolean superseded() {
    return revision > 0 && last().newest().number() > revision;
  }

  /// The steps, oldest first.
  public List<Point> points() {
    return points;
  }

  /// The pods in the order in which they were first seen.
  public Collection<PodBar> bars() {
    return bars.values();
  }

  public @Nullable PodBar bar(String uid) {
    return bars.get(uid);
  }

  /// How long pods of the newest revision usually stay in a stage: the median of those that have left it, in seconds; -1 when
  /// none has.
  public long usual(Stage stage) {
    long[] times =
        bars.values().stream().filter(PodBar::updated).mapToLong(bar -> bar.spent(stage)).filter(one -> one >= 0).toArray();
    if (times.length == 0) {
      return -1;
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }
}
