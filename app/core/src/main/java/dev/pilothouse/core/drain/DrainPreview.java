// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.drain;

import dev.pilothouse.core.command.EvictPod;
import dev.pilothouse.core.drain.DrainPod.Fate;
import dev.pilothouse.core.drain.DrainPod.Hold;
import dev.pilothouse.core.drain.DrainPod.Reason;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.schedule.Landing;
import dev.pilothouse.core.schedule.PodDemand;
import dev.pilothouse.core.schedule.SchedulerRows;
import dev.pilothouse.core.schedule.SchedulerSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a drain does to the pods of a node, before it begins: which go and where they fit, which stay, which need a decision, which
/// wait for a budget. Takes exactly the pods that `kubectl drain` takes. Immutable; pure. Costs nodes times pods to make: off the
/// FX thread.
///
/// @param pods in the order in which they are evicted, which decides who gets the room and the budget; last those that stay
public record DrainPreview(List<DrainPod> pods) {
  private static final Comparator<PodFacts> ORDER =
      Comparator.comparingInt(DrainPreview::rank)
          .thenComparing(one -> one.pod().namespace())
          .thenComparing(one -> one.pod().name());

  public DrainPreview {
    pods = List.copyOf(pods);
  }

  /// What is known of the cluster around the node.
  ///
  /// @param scheduler null when nodes or pods may not be read, and where pods fit is not known
  /// @param daemonSets null when they may not be read; then each is taken to be there
  public record Around(@Nullable SchedulerRows scheduler, Iterable<Row> budgets, @Nullable Iterable<Row> daemonSets) {}

  /// @param whole all pods of the node
  public static DrainPreview of(String node, List<KubeObject> whole, Around around, DrainOptions options) {
    Predicate<String> daemonSets = names(around.daemonSets());
    List<PodFacts> facts = whole.stream().map(PodFacts::of).sorted(ORDER).toList();
    List<PodFacts.Verdict> verdicts = facts.stream().map(one -> one.verdict(options, daemonSets)).toList();
    List<PodDemand> demands = whole.isEmpty() ? List.of() : facts.stream().map(one -> PodDemand.ofNext(one.pod())).toList();
    Iterator<Landing> landings = landings(node, facts, verdicts, demands, around.scheduler()).iterator();
    BudgetTurns budgets = new BudgetTurns(around.budgets());
    List<DrainPod> pods = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      PodFacts pod = facts.get(i);
      PodFacts.Verdict verdict = verdicts.get(i);
      Hold hold = verdict.fate() == Fate.GOES ? budgets.next(pod, demands.get(i).labels()) : null;
      Landing landing = comesAgain(verdict) && landings.hasNext() ? landings.next() : null;
      pods.add(
          new DrainPod(
              pod.ref(), pod.owner(), verdict.fate(), verdict.reason(), pod.losesData(), pod.bare(), hold, landing));
    }
    return new DrainPreview(pods);
  }

  /// Those that need a decision keep their place when it is made.
  private static int rank(PodFacts pod) {
    Fate fate = pod.verdict(DrainOptions.CAREFUL, name -> true).fate();
    return fate == Fate.BLOCKS ? 0 : fate == Fate.GOES ? 1 : 2;
  }

  private static Predicate<String> names(@Nullable Iterable<Row> rows) {
    if (rows == null) {
      return name -> true;
    }
    Set<String> names = new HashSet<>();
    rows.forEach(row -> names.add(row.namespace() + "/" + row.name()));
    return names::contains;
  }

  private static boolean comesAgain(PodFacts.Verdict verdict) {
    return verdict.fate() == Fate.GOES && (verdict.reason() == Reason.NONE || verdict.reason() == Reason.ENDING);
  }

  private static List<Landing> landings(
      String node, List<PodFacts> facts, List<PodFacts.Verdict> verdicts, List<PodDemand> demands, @Nullable SchedulerRows rows) {
    if (rows == null) {
      return List.of();
    }
    Set<String> gone = new HashSet<>();
    List<PodDemand> next = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      if (verdicts.get(i).fate() == Fate.GOES) {
        gone.add(facts.get(i).pod().uid());
      }
      if (comesAgain(verdicts.get(i))) {
        next.add(demands.get(i));
      }
    }
    return next.isEmpty() ? List.of() : Landing.of(node, next, SchedulerSnapshot.without(gone, rows));
  }

  /// For a person to read: first those that somebody must decide about, then those that wait or find no place.
  public List<DrainPod> worstFirst() {
    return pods.stream().sorted(Comparator.comparingInt(DrainPreview::worry)).toList();
  }

  private static int worry(DrainPod pod) {
    if (pod.fate() == Fate.STAYS) {
      return 3;
    }
    boolean decided = !pod.emptyDir() && !pod.bare() && pod.reason() != Reason.ORPHANED;
    return !decided ? 0 : pod.waits() || pod.homeless() ? 1 : 2;
  }

  public long count(Predicate<DrainPod> test) {
    return pods.stream().filter(test).count();
  }

  /// Whether somebody has to decide before it can begin: as kubectl, it takes all pods that it should or none.
  public boolean blocked() {
    return pods.stream().anyMatch(pod -> pod.fate() == Fate.BLOCKS);
  }

  /// The evictions, in their order; none while it is blocked.
  public List<EvictPod> evictions(String node, DrainOptions options) {
    return blocked()
        ? List.of()
        : pods.stream()
            .filter(DrainPod::goes)
            .map(pod -> new EvictPod(pod.ref(), node, options.gracePeriod()))
            .collect(Collectors.toList());
  }
}
