// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.rollout.Envelope.Counts;
import dev.pilothouse.core.rollout.Parts.Member;
import dev.pilothouse.core.rollout.RolloutTrace.Point;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the rows of one moment tell of a rollout that was under way before anybody looked. Of the pods that are there: when each
/// was made, became ready and began to leave. Of old pods that are gone: what the controller's events say; without them, that each
/// left when the one in its place was made (by ordinal, by node), or when the bounds of the rollout asked for it. Times are in
/// seconds since 1970.
final class RolloutPast {
  /// Nothing is told.
  static final RolloutPast NONE = new RolloutPast(List.of(), Map.of());
  /// The beginning of a rollout that is complete is told only so long.
  private static final long TOLD = 3_600;

  private final List<Point> points;
  private final Map<String, List<PodBar.Segment>> ways;

  private RolloutPast(List<Point> points, Map<String, List<PodBar.Segment>> ways) {
    this.points = points;
    this.ways = ways;
  }

  static RolloutPast of(RolloutProgress progress, Parts parts, RowSnapshot events, long now) {
    long started = progress.started();
    if (started == 0 || started >= now || (progress.complete() && now - started > TOLD)) {
      return NONE;
    }
    Map<String, List<PodBar.Segment>> ways = new HashMap<>();
    for (Member member : parts.members()) {
      ways.put(member.pod().uid(), PodStages.before(member.pod(), parts.minReady()));
    }
    return new RolloutPast(new Counting(progress, parts, started, now).points(events), ways);
  }

  /// The numbers from the beginning until now, which is left out.
  List<Point> points() {
    return points;
  }

  /// How a new pod came to where it is.
  List<PodBar.Segment> way(String uid) {
    return ways.getOrDefault(uid, List.of());
  }

  /// Adds up the pods over time.
  private static final class Counting {
    private final RolloutProgress progress;
    private final Parts parts;
    private final long begin;
    private final long now;
    private final Steps updated = new Steps(0);
    private final Steps ready = new Steps(0);
    private final Steps available = new Steps(0);
    private final Steps terminating = new Steps(0);
    /// Old pods that are still there and do not answer.
    private final Steps unready = new Steps(0);

    Counting(RolloutProgress progress, Parts parts, long begin, long now) {
      this.progress = progress;
      this.parts = parts;
      this.begin = begin;
      this.now = now;
      for (Member member : parts.members()) {
        if (!PodStages.ended(member.pod())) {
          add(member.pod(), newest(member));
        }
      }
    }

    private boolean newest(Member member) {
      return !parts.newHash().isEmpty() && member.hash().equals(parts.newHash());
    }

    private long made(Row pod) {
      return Math.max(begin, pod.created());
    }

    private long readySince(Row pod) {
      return Math.max(made(pod), pod.number(PodKind.READY_SINCE));
    }

    private long availableSince(Row pod) {
      return Math.max(made(pod), pod.number(PodKind.READY_SINCE) + parts.minReady());
    }

    private void add(Row pod, boolean newest) {
      if (newest) {
        updated.by(made(pod), 1);
      }
      if (pod.deleted() > 0) {
        terminating.by(Math.max(begin, PodStages.left(pod)), 1);
        updated.by(Math.max(begin, PodStages.left(pod)), newest ? -1 : 0);
      } else if (newest && PodStages.ready(pod)) {
        ready.by(readySince(pod), 1);
        available.by(availableSince(pod), PodStages.available(pod, parts.minReady(), now) ? 1 : 0);
      } else if (!newest && !PodStages.ready(pod)) {
        unready.by(readySince(pod), 1);
      }
    }

    List<Point> points(RowSnapshot events) {
      Steps old = old(events);
      TreeSet<Long> times = new TreeSet<>();
      times.add(begin);
      for (Steps steps : List.of(updated, ready, available, terminating, unready, old)) {
        times.addAll(steps.times());
      }
      Envelope envelope = progress.envelope();
      List<Point> points = new ArrayList<>();
      for (long at : times.subSet(begin, now)) {
        Counts counts = counts(at, old.at(at));
        if (points.isEmpty() || !points.getLast().counts().equals(counts)) {
          points.add(new Point(at, counts, envelope.wanted(), envelope.maxTotal(), envelope.minAvailable()));
        }
      }
      return List.copyOf(points);
    }

    private Counts counts(long at, long old) {
      long answering = Math.max(0, old - unready.at(at));
      return new Counts(
          updated.at(at) + old, updated.at(at), available.at(at) + answering, ready.at(at) + answering, ready.at(at),
          available.at(at), terminating.at(at));
    }

    private Steps old(RowSnapshot events) {
      long left = progress.envelope().now().old();
      boolean before = parts.revisions().size() > 1;
      long first = before ? Math.max(left, progress.envelope().wanted() - updated.at(begin)) : left;
      return switch (progress.strategy()) {
        case RECREATE -> new Steps(left);
        case ORDERED, ON_DELETE, BY_NODE -> replaced(first, left);
        case ROLLING -> {
          Steps told = told(events, left);
          yield told == null ? bounded(first, left) : told;
        }
      };
    }

    /// No more pods may exist than the bound says, and no fewer are kept.
    private Steps bounded(long first, long left) {
      Steps old = new Steps(first);
      long before = first;
      for (long at : updated.times()) {
        long then = Math.clamp(progress.envelope().maxTotal() - updated.at(at), left, before);
        old.by(at, then - before);
        before = then;
      }
      return old;
    }

    /// Pods with a place of their own: a new one stands where an old one stood.
    private Steps replaced(long first, long left) {
      Steps old = new Steps(first);
      boolean surges = progress.envelope().surge() > 0;
      Set<String> taken = new HashSet<>();
      long still = first;
      for (Member member : parts.members()) {
        Row pod = member.pod();
        boolean leaves = !newest(member) && pod.deleted() > 0;
        boolean came = newest(member) && PodStages.active(pod) && pod.created() > begin
            && (!surges || PodStages.available(pod, parts.minReady(), now));
        if ((leaves || came) && still > left && taken.add(place(pod))) {
          long at = leaves ? Math.max(begin, PodStages.left(pod)) : surges ? availableSince(pod) : made(pod);
          old.by(at, -1);
          still--;
        }
      }
      return old;
    }

    private String place(Row pod) {
      return progress.workload().kind().kind().equals("StatefulSet") ? pod.name() : pod.text(PodKind.NODE);
    }

    /// What the controller said each time it made an older ReplicaSet smaller; null when it said nothing that is still known.
    private @Nullable Steps told(RowSnapshot events, long left) {
      Set<String> older = new HashSet<>();
      parts.revisions().stream().filter(one -> !one.hash().equals(parts.newHash())).forEach(one -> older.add(one.ref().name()));
      List<ScalingEvent> said = new ArrayList<>();
      for (Row event : events) {
        ScalingEvent one = event.text(EventKind.OBJECT_UID).equals(parts.row().uid()) ? ScalingEvent.of(event) : null;
        if (one != null && one.at() >= begin && older.contains(one.replicaSet())) {
          said.add(one);
        }
      }
      if (said.isEmpty()) {
        return null;
      }
      Steps old = new Steps(left - said.stream().mapToLong(one -> one.to() - one.from()).sum());
      said.forEach(one -> old.by(one.at(), one.to() - one.from()));
      return old;
    }
  }
}
