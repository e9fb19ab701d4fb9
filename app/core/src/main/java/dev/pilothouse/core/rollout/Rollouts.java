// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.Condition;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.Leader;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.relation.Ownership;
import dev.pilothouse.core.relation.Ownership.Workload;
import dev.pilothouse.core.rollout.Envelope.Counts;
import dev.pilothouse.core.rollout.Parts.Member;
import dev.pilothouse.core.schedule.UntoleratedTaints;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Judges the rollouts of one moment. What they share is indexed once, in one pass over the rows; each rollout is then one pass
/// over its own pods. Any thread, but one at a time.
public final class Rollouts {
  /// How long a DaemonSet whose pods are all updated may take to have them available, in seconds.
  private static final long SETTLING = 3_600;

  private final RolloutSnapshots rows;
  private final Ownership ownership;
  private final WorkloadParts parts;
  private final EventIndex events;
  private final Set<String> lostNodes = new HashSet<>();
  private final UntoleratedTaints taints;
  private final @Nullable Leader controllers;
  private final long now;

  /// @param now in seconds since 1970
  public Rollouts(RolloutSnapshots rows, long now) {
    this(rows, new Ownership(rows.workloads()), now);
  }

  /// @param ownership of the same rows, where somebody has it already
  public Rollouts(RolloutSnapshots rows, Ownership ownership, long now) {
    this(rows, ownership, null, now);
  }

  /// @param ownership of the same rows
  /// @param controllers who leads among those that drive rollouts; null when that is not known
  public Rollouts(RolloutSnapshots rows, Ownership ownership, @Nullable Leader controllers, long now) {
    this.rows = rows;
    this.controllers = controllers;
    this.ownership = ownership;
    this.parts = new WorkloadParts(ownership, rows.revisions());
    this.events = new EventIndex(rows.events());
    this.taints = new UntoleratedTaints(rows.nodes());
    this.now = now;
    for (Row node : rows.nodes()) {
      Condition.Set conditions = node.get(NodeKind.CONDITIONS);
      Condition ready = conditions == null ? null : conditions.find("Ready");
      // Unknown: nothing is heard of it. False is a node that says itself that it is not well.
      if (ready != null && !ready.isTrue() && !ready.isFalse()) {
        lostNodes.add(node.name());
      }
    }
  }

  /// Whether a workload is of a kind that has rollouts.
  public static boolean has(Workload workload) {
    return has(workload.kind());
  }

  /// Whether workloads of a kind have rollouts.
  public static boolean has(ResourceKind kind) {
    return kind.group().equals("apps") && switch (kind.kind()) {
      case "Deployment", "StatefulSet", "DaemonSet" -> true;
      default -> false;
    };
  }

  /// The rollout of one workload, under way or complete; empty when it is gone.
  public Optional<RolloutProgress> progress(ResourceRef ref) {
    return ownership.topmost().stream()
        .filter(one -> has(one) && one.row().uid().equals(ref.uid()))
        .findFirst()
        .map(this::progress);
  }

  /// The rollout of one workload, under way or complete.
  public RolloutProgress progress(Workload workload) {
    Parts of = parts.of(workload);
    PodTroubles troubles = new PodTroubles(events, lostNodes, taints, of.template(), now);
    List<PodStage> updated = new ArrayList<>();
    List<PodStage> old = new ArrayList<>();
    for (Member member : of.members()) {
      boolean newest = !of.newHash().isEmpty() && member.hash().equals(of.newHash());
      (newest ? updated : old).add(stage(of, member, newest, troubles));
    }
    Comparator<PodStage> order =
        of.strategy() == Strategy.ORDERED || workload.kind().equals(StatefulSetKind.KIND)
            ? Comparator.comparingInt(PodStage::ordinal).reversed()
            : Comparator.comparing((PodStage one) -> one.stage() == Stage.GONE);
    updated.sort(order);
    old.sort(order);
    Envelope envelope = envelope(of, counts(of));
    Waiting found = new WaitingRules(of, envelope, updated, old, events, rows, now).waiting();
    Undriven undriven = Undriven.of(controllers, of, now);
    Waiting waiting = undriven == null ? found : undriven.instead(found, envelope);
    RolloutRevision newest = of.newest();
    Set<String> left = new HashSet<>();
    old.stream().filter(one -> one.stage() != Stage.GONE).forEach(one -> left.add(one.revision()));
    List<RolloutRevision> before =
        of.revisions().stream()
            .filter(one -> left.contains(one.hash()) && !one.equals(newest))
            .sorted(Comparator.comparingLong(RolloutRevision::pods).reversed())
            .toList();
    return new RolloutProgress(
        workload.ref(), of.strategy(), WaitingRules.state(of, waiting, updated, old), newest, before, updated, old, envelope,
        of.deadline(), of.paused(), of.partition(), of.ordered(), of.minReady(), of.started(), waiting);
  }

  /// The trace of a rollout that is looked at for the first time: what its rows tell of the time before, and what they are now.
  ///
  /// @param progress of the same workload, at the same moment
  public RolloutTrace trace(Workload workload, RolloutProgress progress) {
    return RolloutTrace.begin(progress, RolloutPast.of(progress, parts.of(workload), rows.events(), now), now);
  }

  private PodStage stage(Parts of, Member member, boolean newest, PodTroubles troubles) {
    Row pod = member.pod();
    boolean fine = PodStages.ended(pod) || (PodStages.ready(pod) && pod.deleted() == 0);
    int ordinal = of.workload().kind().equals(StatefulSetKind.KIND) ? Ordinals.of(pod.name()) : -1;
    return PodStages.of(pod, member.hash(), newest, of.minReady(), fine ? null : troubles.of(pod), ordinal, now);
  }

  private Counts counts(Parts of) {
    long total = 0;
    long updated = 0;
    long ready = 0;
    long updatedReady = 0;
    long updatedAvailable = 0;
    long terminating = 0;
    long available = 0;
    Set<String> nodes = new HashSet<>();
    for (Member member : of.members()) {
      Row pod = member.pod();
      terminating += pod.deleted() > 0 && !PodStages.ended(pod) ? 1 : 0;
      if (!PodStages.active(pod)) {
        continue;
      }
      boolean newest = !of.newHash().isEmpty() && member.hash().equals(of.newHash());
      total++;
      updated += newest ? 1 : 0;
      if (PodStages.ready(pod)) {
        ready++;
        updatedReady += newest ? 1 : 0;
      }
      if (PodStages.available(pod, of.minReady(), now)) {
        // A DaemonSet that surges has two pods on a node; it counts nodes.
        available += of.strategy() != Strategy.BY_NODE || nodes.add(pod.text(PodKind.NODE)) ? 1 : 0;
        updatedAvailable += newest ? 1 : 0;
      }
    }
    boolean unseen = of.members().isEmpty() && of.status().total() > 0;
    return unseen ? of.status() : new Counts(total, updated, available, ready, updatedReady, updatedAvailable, terminating);
  }

  private static Envelope envelope(Parts of, Counts counts) {
    return switch (of.workload().kind().kind()) {
      case "StatefulSet" -> Envelopes.statefulSet(of.row(), counts);
      case "DaemonSet" -> Envelopes.daemonSet(of.row(), counts);
      default -> Envelopes.deployment(of.row(), counts);
    };
  }

  /// The rollouts under way, stalled or held, by namespace and name.
  public List<RolloutProgress> inFlight() {
    List<RolloutProgress> found = new ArrayList<>();
    for (Workload workload : ownership.topmost()) {
      if (has(workload) && mayBeInFlight(workload)) {
        RolloutProgress progress = progress(workload);
        if (!progress.complete() && !settled(workload, progress)) {
          found.add(progress);
        }
      }
    }
    found.sort(Comparator.comparing(one -> one.workload().toString()));
    return List.copyOf(found);
  }

  /// A DaemonSet has no word for having been complete: with all pods updated it is under way for an hour at most, and not for the
  /// sake of a node that is silent.
  private boolean settled(Workload workload, RolloutProgress progress) {
    Row row = workload.row();
    boolean all = workload.kind().equals(DaemonSetKind.KIND)
        && row.number(DaemonSetKind.GENERATION) <= row.number(DaemonSetKind.OBSERVED)
        && row.number(DaemonSetKind.UPDATED) >= row.number(DaemonSetKind.DESIRED);
    return all && (now - progress.started() > SETTLING || progress.waiting().cause() == Cause.NODE_LOST);
  }

  /// A quick look at the row alone, so that a thousand workloads at rest cost nothing.
  private static boolean mayBeInFlight(Workload workload) {
    Row row = workload.row();
    if (row.deleted() > 0) {
      return false;
    }
    return switch (workload.kind().kind()) {
      case "Deployment" ->
          DeploymentKind.stuck(row)
              || row.number(DeploymentKind.GENERATION) > row.number(DeploymentKind.OBSERVED)
              || !DeploymentKind.rolledOut(row);
      case "StatefulSet" ->
          StatefulSetKind.rollingOut(row)
              || !row.text(StatefulSetKind.UPDATE_REVISION).equals(row.text(StatefulSetKind.CURRENT_REVISION));
      default ->
          row.number(DaemonSetKind.GENERATION) > row.number(DaemonSetKind.OBSERVED)
              || row.number(DaemonSetKind.UPDATED) < row.number(DaemonSetKind.DESIRED)
              || row.number(DaemonSetKind.AVAILABLE) < row.number(DaemonSetKind.DESIRED);
    };
  }

  /// The revisions of a workload that are still known, newest first.
  public List<RolloutRevision> history(Workload workload) {
    return parts.of(workload).revisions();
  }
}
