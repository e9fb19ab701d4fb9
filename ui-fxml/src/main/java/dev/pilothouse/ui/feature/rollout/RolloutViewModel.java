// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.Condition;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.Field;
import dev.pilothouse.core.kind.PodTemplate;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.relation.Ownership;
import dev.pilothouse.core.relation.Ownership.Workload;
import dev.pilothouse.core.rollout.PodBar;
import dev.pilothouse.core.rollout.RolloutProgress;
import dev.pilothouse.core.rollout.RolloutRevision;
import dev.pilothouse.core.rollout.RolloutSnapshots;
import dev.pilothouse.core.rollout.RolloutTrace;
import dev.pilothouse.core.rollout.Rollouts;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LeaderLeases;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.ui.fx.Recompute;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Judges one rollout in the background, some fifteen times a second at most, and keeps what was seen of it. Any thread.
final class RolloutViewModel implements Subscription {
  private static final Duration REST = Duration.ofMillis(60);
  /// At most a third of a core, however great the cluster is.
  private static final int REST_SHARE = 2;
  private static final int MOST_EVENTS = 500;
  /// How long the parts of a deleted workload may be heard to go before it, in seconds.
  private static final long FALLING = 5;

  private final ResourceRef ref;
  private final InstantSource clock;
  private final WatchedWorkloads watched;
  private final LeaderLeases leases;
  private final Recompute<RolloutPicture> recompute;
  private final Subscription.Bag bag = new Subscription.Bag();
  /// Only one computation runs at a time.
  private volatile RolloutPicture.@Nullable Shown last;
  /// The last one in which its revision was there: when a workload is deleted, its revisions may be heard to go before it.
  private volatile RolloutPicture.@Nullable Shown whole;
  private volatile long unfinishedAt;
  private final FinishTime finish = new FinishTime();

  /// @param show called on `fx`
  RolloutViewModel(
      ClusterSession session, ResourceRef ref, Executor background, Executor fx, InstantSource clock,
      Consumer<RolloutPicture> show) {
    this.ref = ref;
    this.clock = clock;
    watched = new WatchedWorkloads(session);
    recompute = new Recompute<>(background, fx, REST, REST_SHARE, this::compute, show);
    leases = new LeaderLeases(session, background, recompute::request);
    bag.add(recompute);
    bag.add(watched);
    watched.listen(recompute::request);
    recompute.request();
  }

  /// Time passes: counters go on, and what was fine may be late now.
  void beat() {
    RolloutPicture.Shown shown = last;
    if (shown != null && !shown.progress().complete()) {
      leases.beat(clock.instant().getEpochSecond());
    }
    recompute.request();
  }

  /// All images that workloads of the cluster name or named. Not on the FX thread.
  List<String> images() {
    Set<String> found = new TreeSet<>();
    collect(found, watched.rows(DeploymentKind.KIND), DeploymentKind.TEMPLATE);
    collect(found, watched.rows(ReplicaSetKind.KIND), ReplicaSetKind.TEMPLATE);
    collect(found, watched.rows(StatefulSetKind.KIND), StatefulSetKind.TEMPLATE);
    collect(found, watched.rows(DaemonSetKind.KIND), DaemonSetKind.TEMPLATE);
    return List.copyOf(found);
  }

  private static void collect(Set<String> found, RowSnapshot rows, Field<PodTemplate> field) {
    for (Row row : rows) {
      PodTemplate template = row.get(field);
      if (template != null && !template.images().isEmpty()) {
        found.addAll(Arrays.asList(template.images().split(",\\s*")));
      }
    }
  }

  private RolloutPicture compute() {
    Freshness freshness = watched.freshness(ref.kind());
    long now = known(freshness);
    RolloutSnapshots rows = watched.snapshots();
    Ownership ownership = new Ownership(rows.workloads());
    Optional<Workload> found =
        ownership.topmost().stream()
            .filter(one -> one.kind().equals(ref.kind()))
            .filter(one -> one.row().name().equals(ref.name()) && one.row().namespace().equals(ref.namespace()))
            .findFirst();
    if (found.isEmpty()) {
      return without(freshness, now);
    }
    Rollouts rollouts = new Rollouts(rows, ownership, leases.controllers(), now);
    RolloutPicture.Shown next = shown(found.get(), rollouts, rows.events(), freshness, now);
    last = next;
    whole = next.history().isEmpty() ? whole : next;
    return next;
  }

  /// Up to when it is known how things are: while the line is broken, ages and counters stand still.
  private long known(Freshness freshness) {
    long now = clock.instant().getEpochSecond();
    return freshness instanceof Freshness.Reconnecting broken ? Math.min(now, broken.since().getEpochSecond()) : now;
  }

  private RolloutPicture.@Nullable Shown beforeTheEnd() {
    RolloutPicture.Shown end = last;
    RolloutPicture.Shown before = whole;
    boolean falling =
        end != null && before != null && end.history().isEmpty() && end.now() - before.now() <= FALLING
            && before.progress().workload().equals(end.progress().workload());
    return falling ? before : end;
  }

  private RolloutPicture without(Freshness freshness, long now) {
    RolloutPicture.Shown before = beforeTheEnd();
    Freshness own = watched.of(ref.kind());
    if (before != null) {
      long gone = before.goneAt() > 0 || !(own instanceof Freshness.Live) ? before.goneAt() : now;
      last =
          new RolloutPicture.Shown(
              before.progress(), before.trace(), before.row(), before.history(), before.conditions(), before.events(), gone,
              before.finishedAt(), freshness, gone > 0 ? gone : now);
      return last;
    }
    return switch (own) {
      case Freshness.Refused refused -> new RolloutPicture.Refused(freshness, refused.failure());
      case Freshness.Reconnecting broken -> new RolloutPicture.Refused(freshness, broken.failure());
      case Freshness.Loading loading -> new RolloutPicture.Loading(freshness);
      case Freshness.Live live -> new RolloutPicture.Missing(freshness);
    };
  }

  private RolloutPicture.Shown shown(Workload workload, Rollouts rollouts, RowSnapshot events, Freshness freshness, long now) {
    RolloutProgress progress = rollouts.progress(workload);
    RolloutPicture.Shown before = last;
    RolloutTrace trace = trace(before, progress, now, () -> rollouts.trace(workload, progress));
    List<RolloutRevision> history = rollouts.history(workload);
    Condition.Set conditions = isDeployment(progress) ? workload.row().get(DeploymentKind.CONDITIONS) : null;
    return new RolloutPicture.Shown(
        progress, trace, workload.row(), history, conditions == null ? List.of() : conditions.all(),
        events(events, trace, history, workload.row(), progress.started()), 0, finished(progress, workload.row(), now),
        freshness, now);
  }

  private static boolean isDeployment(RolloutProgress progress) {
    return progress.workload().kind().equals(DeploymentKind.KIND);
  }

  /// @param anew what the rows tell at a first look; while some are still being read, each look is the first
  private RolloutTrace trace(
      RolloutPicture.@Nullable Shown before, RolloutProgress progress, long now, Supplier<RolloutTrace> anew) {
    boolean same = before != null && before.progress().workload().equals(progress.workload());
    if (before == null || !same || before.freshness() instanceof Freshness.Loading) {
      return anew.get();
    }
    RolloutTrace next = before.trace().with(progress, now);
    return next.superseded() ? anew.get() : next;
  }

  private long finished(RolloutProgress progress, Row row, long now) {
    if (!progress.complete()) {
      unfinishedAt = now;
    }
    RolloutRevision newest = progress.newest();
    return finish.of(newest == null ? "" : newest.hash(), progress.complete(), () -> completeSince(progress, row, now));
  }

  /// When it was complete: when that was seen, else when its Deployment last said so.
  private long completeSince(RolloutProgress progress, Row row, long now) {
    if (unfinishedAt > 0) {
      return now;
    }
    Condition done = isDeployment(progress) ? DeploymentKind.condition(row, "Progressing") : null;
    return done == null || !done.reason().equals("NewReplicaSetAvailable") ? 0 : Math.max(done.updated(), done.since());
  }

  private static List<RolloutEvent> events(
      RowSnapshot events, RolloutTrace trace, List<RolloutRevision> history, Row workload, long started) {
    Set<String> uids = new HashSet<>();
    uids.add(workload.uid());
    history.forEach(one -> uids.add(one.ref().uid()));
    for (PodBar bar : trace.bars()) {
      uids.add(bar.pod().uid());
    }
    List<RolloutEvent> own = new ArrayList<>();
    for (Row row : events) {
      if (uids.contains(row.text(EventKind.OBJECT_UID)) && EventKind.last(row) >= started) {
        own.add(RolloutEvent.of(row));
      }
    }
    own.sort(Comparator.comparingLong(RolloutEvent::at));
    return own.size() > MOST_EVENTS ? List.copyOf(own.subList(own.size() - MOST_EVENTS, own.size())) : List.copyOf(own);
  }

  @Override
  public void close() {
    bag.close();
  }
}
