// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollouts;

import dev.pilothouse.core.kind.Condition;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.relation.Ownership;
import dev.pilothouse.core.relation.Ownership.Workload;
import dev.pilothouse.core.rollout.RolloutProgress;
import dev.pilothouse.core.rollout.RolloutRevision;
import dev.pilothouse.core.rollout.RolloutState;
import dev.pilothouse.core.rollout.Rollouts;
import dev.pilothouse.core.rollouts.ContextRollouts.InFlight;
import dev.pilothouse.core.rollouts.EndedRollout.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was seen of the rollouts of one context, look after look: tells which ended, and how, and which stalled. Immutable; each
/// look gives the next one. A pure function of rows and time.
public final class SeenRollouts {
  private static final long DAY = 86_400;
  private static final long HOUR = 3_600;
  /// A revision that is older than this when its rollout is first noticed was brought back rather than made.
  private static final long FRESH = 60;

  private final String contextId;
  private final String context;
  private final Map<String, Seen> underWay;
  private final boolean looked;

  private SeenRollouts(String contextId, String context, Map<String, Seen> underWay, boolean looked) {
    this.contextId = contextId;
    this.context = context;
    this.underWay = underWay;
    this.looked = looked;
  }

  /// Before the first look.
  public static SeenRollouts none(String contextId, String context) {
    return new SeenRollouts(contextId, context, Map.of(), false);
  }

  /// One rollout under way.
  ///
  /// @param numbers of all revisions by hash, as they were when it was first seen
  /// @param stalled whether it was told
  /// @param failed whether it was told
  private record Seen(
      RolloutProgress last, ImageStep images, long began, Map<String, Long> numbers, boolean stalled, boolean failed) {

    String hash() {
      RolloutRevision newest = last.newest();
      return newest == null ? "" : newest.hash();
    }
  }

  /// What a look found.
  ///
  /// @param news in the order of their workloads; of the first look only what the rows tell of the last day
  public record Look(SeenRollouts next, List<InFlight> inFlight, List<RolloutNews> news, List<EndedRollout> told) {}

  /// @param now in seconds since 1970
  public Look look(Ownership ownership, Rollouts rollouts, long now) {
    Map<String, Workload> workloads = new HashMap<>();
    List<EndedRollout> told = new ArrayList<>();
    for (Workload one : ownership.topmost()) {
      if (Rollouts.has(one)) {
        workloads.put(one.row().uid(), one);
        if (!looked) {
          LastRollouts.of(contextId, context, one, rollouts, now - DAY).ifPresent(told::add);
        }
      }
    }
    Map<String, Seen> next = new LinkedHashMap<>();
    List<RolloutNews> news = new ArrayList<>();
    List<InFlight> inFlight = new ArrayList<>();
    for (RolloutProgress progress : rollouts.inFlight()) {
      String uid = progress.workload().uid();
      Workload workload = workloads.get(uid);
      if (workload == null || scales(workload, progress, now)) {
        continue;
      }
      Seen seen = step(underWay.get(uid), progress, rollouts.history(workload), now, news);
      next.put(uid, seen);
      inFlight.add(new InFlight(progress, seen.images, seen.began));
    }
    for (Map.Entry<String, Seen> before : underWay.entrySet()) {
      Workload workload = workloads.get(before.getKey());
      if (workload == null || next.containsKey(before.getKey())) {
        continue;
      }
      RolloutProgress progress = rollouts.progress(workload);
      if (progress.complete()) {
        done(before.getValue(), workload, progress, rollouts, now, news);
      } else {
        // By its numbers alone it could be over; its pods say that it is not yet.
        Seen seen = step(before.getValue(), progress, rollouts.history(workload), now, news);
        next.put(before.getKey(), seen);
        inFlight.add(new InFlight(progress, seen.images, seen.began));
      }
    }
    return new Look(new SeenRollouts(contextId, context, next, true), inFlight, List.copyOf(news), told);
  }

  /// Whether pods only become more or are replaced within the same revision.
  private static boolean scales(Workload workload, RolloutProgress progress, long now) {
    RolloutRevision newest = progress.newest();
    if (newest == null || !progress.old().isEmpty() || !progress.oldPods().isEmpty()) {
      return false;
    }
    return switch (workload.kind().kind()) {
      case "Deployment" -> {
        Condition progressing = DeploymentKind.condition(workload.row(), "Progressing");
        yield progressing != null && progressing.reason().equals("NewReplicaSetAvailable");
      }
      case "StatefulSet" ->
          workload.row().text(StatefulSetKind.UPDATE_REVISION).equals(workload.row().text(StatefulSetKind.CURRENT_REVISION));
      default -> now - newest.made() > HOUR && workload.row().number(DaemonSetKind.UPDATED) > 0;
    };
  }

  private Seen step(
      @Nullable Seen before, RolloutProgress progress, List<RolloutRevision> history, long now, List<RolloutNews> news) {
    RolloutRevision newest = progress.newest();
    Seen base = before;
    if (before != null && newest != null && !before.hash().isEmpty() && !before.hash().equals(newest.hash())) {
      overtaken(before, newest, now, news);
      base = null;
    }
    if (base == null || (base.hash().isEmpty() && newest != null)) {
      base = begin(before, progress, history, now);
    }
    boolean failed = base.failed;
    if (progress.deadline().passed() && !failed) {
      failed = true;
      long at = progress.deadline().at() > 0 ? progress.deadline().at() : now;
      Seen late = new Seen(progress, base.images, base.began, base.numbers, true, true);
      news.add(new RolloutNews.Ended(ended(late, Result.FAILED, 0, at)));
    }
    boolean stalled = base.stalled || failed;
    if (!stalled && progress.state() == RolloutState.STALLED) {
      stalled = true;
      if (before != null) {
        news.add(new RolloutNews.Stalled(contextId, context, progress));
      }
    }
    return new Seen(progress, base.images, base.began, base.numbers, stalled, failed);
  }

  private Seen begin(@Nullable Seen before, RolloutProgress progress, List<RolloutRevision> history, long now) {
    RolloutRevision newest = progress.newest();
    Map<String, Long> numbers = new HashMap<>();
    history.forEach(one -> numbers.put(one.hash(), one.number()));
    RolloutRevision from = progress.old().isEmpty() ? null : progress.old().getFirst();
    for (RolloutRevision one : history) {
      from = from == null && newest != null && !one.equals(newest) ? one : from;
    }
    long made = newest == null ? 0 : newest.made();
    boolean noticed = looked && now - made > FRESH;
    long began = before != null && before.hash().isEmpty() ? before.began : noticed ? now : made;
    return new Seen(progress, ImageStep.of(from, newest), began, numbers, false, false);
  }

  private void overtaken(Seen before, RolloutRevision newest, long now, List<RolloutNews> news) {
    if (before.failed) {
      return;
    }
    long was = before.numbers.getOrDefault(newest.hash(), 0L);
    boolean back = was > 0 && was < newest.number();
    long to = back ? was : 0;
    news.add(new RolloutNews.Ended(ended(before, back ? Result.UNDONE : Result.SUPERSEDED, to, now)));
  }

  private void done(
      Seen before, Workload workload, RolloutProgress progress, Rollouts rollouts, long now, List<RolloutNews> news) {
    RolloutRevision newest = progress.newest();
    if (newest == null) {
      return;
    }
    Seen last = before;
    if (!before.hash().isEmpty() && !before.hash().equals(newest.hash())) {
      overtaken(before, newest, now, news);
      last = begin(null, progress, rollouts.history(workload), now);
    }
    ImageStep images = last.hash().isEmpty() ? begin(null, progress, rollouts.history(workload), now).images : last.images;
    Seen complete = new Seen(progress, images, last.began, last.numbers, true, false);
    long at = now;
    if (workload.kind().equals(DeploymentKind.KIND)) {
      Condition progressing = DeploymentKind.condition(workload.row(), "Progressing");
      boolean told = progressing != null && progressing.reason().equals("NewReplicaSetAvailable");
      at = told && progressing != null && progressing.updated() >= last.began && progressing.updated() > 0
          ? progressing.updated() : now;
    }
    news.add(new RolloutNews.Ended(ended(complete, Result.OK, 0, at)));
  }

  private EndedRollout ended(Seen seen, Result result, long undoneTo, long at) {
    RolloutProgress last = seen.last;
    RolloutRevision newest = last.newest();
    return new EndedRollout(
        contextId, context, last.workload(), newest == null ? 0 : newest.number(), seen.hash(), seen.images, result, undoneTo,
        newest == null ? "" : newest.author(), seen.began, at, last.envelope().now().updatedAvailable(), last.envelope().wanted(),
        last.envelope().now().old());
  }
}
