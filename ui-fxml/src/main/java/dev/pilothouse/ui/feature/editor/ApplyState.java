// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.command.BatchRun;
import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.DryRun;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.Outcome.Result;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.yaml.diff.LineDiff;
import dev.pilothouse.core.yaml.merge.ThreeWayMerge.Conflict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the dialog that applies knows and asks.
///
/// @param answers what the server would say, by the plan's document; absent while it is asked
/// @param diffs what would be different, by the plan's document; absent while it is not known
/// @param theirs the conflicts in which the cluster's value is taken
/// @param mine the conflicts in which the text's value is taken
/// @param lines how far what was sent is; empty before
/// @param trouble why what was sent was not done; null when it was, or nothing was sent
record ApplyState(
    Phase phase, GuardLevel guard, List<Planned> plans, Map<Integer, DryRun> answers, Map<Integer, LineDiff> diffs,
    Set<List<String>> theirs, Set<List<String>> mine, boolean force, List<BatchRun.Line> lines, @Nullable ClusterFailure trouble) {

  ApplyState {
    plans = List.copyOf(plans);
    answers = Map.copyOf(answers);
    diffs = Map.copyOf(diffs);
    theirs = Set.copyOf(theirs);
    mine = Set.copyOf(mine);
    lines = List.copyOf(lines);
  }

  /// How far the dialog is.
  enum Phase {
    READING,
    READY,
    RUNNING,
    ENDED
  }

  static ApplyState reading(GuardLevel guard) {
    return new ApplyState(Phase.READING, guard, List.of(), Map.of(), Map.of(), Set.of(), Set.of(), false, List.of(), null);
  }

  List<Command> commands() {
    return plans.stream().map(Planned::command).filter(Objects::nonNull).toList();
  }

  boolean many() {
    return plans.size() > 1;
  }

  /// The conflicts that wait for a choice.
  long open() {
    return plans.stream()
        .filter(plan -> plan.edit() != null)
        .flatMap(plan -> plan.edit().conflicts().stream())
        .map(Conflict::path)
        .filter(path -> !theirs.contains(path) && !mine.contains(path))
        .count();
  }

  /// Whether the server would refuse any of it; of several objects one may need another that is made first, so nobody knows.
  boolean refused() {
    return !many() && answers.values().stream().anyMatch(answer -> !answer.accepted());
  }

  /// How far one of them is, or its way back; empty before it is sent.
  Optional<BatchRun.Line> line(Planned plan) {
    // Two of a text may be the same command, each of which makes another object.
    int place = plans.stream().filter(one -> one.command() != null).toList().indexOf(plan);
    if (0 <= place && place < lines.size() && lines.get(place).command().equals(plan.command())) {
      return Optional.of(lines.get(place));
    }
    return lines.stream()
        .filter(line -> plan.target() != null && line.command().target().path().equals(plan.target().path()))
        .findFirst();
  }

  /// The same, now that the server has named what was made.
  ApplyState named() {
    List<Planned> next =
        plans.stream()
            .map(plan -> line(plan).map(BatchRun.Line::outcome).map(done -> plan.made(done.command().target())).orElse(plan))
            .toList();
    return new ApplyState(phase, guard, next, answers, diffs, theirs, mine, force, lines, trouble);
  }

  /// How many of what was sent were done, were not, and were left out.
  long[] ended() {
    long done = lines.stream().map(BatchRun.Line::outcome).filter(one -> one != null && one.result() == Result.DONE).count();
    long left = lines.stream().filter(line -> line.outcome() == null).count();
    return new long[] {done, lines.size() - done - left, left};
  }

  /// Which words say why nothing can be sent now; empty when it can.
  String blocked() {
    if (phase != Phase.READY) {
      return phase == Phase.READING ? "editor.apply.reading" : "";
    }
    if (guard == GuardLevel.READ_ONLY) {
      return "editor.apply.readOnly";
    }
    if (plans.stream().anyMatch(plan -> plan.failure() != null)) {
      return many() ? "editor.apply.someRefused" : "editor.apply.refused";
    }
    if (commands().isEmpty()) {
      return "editor.apply.nothing";
    }
    if (open() > 0) {
      return "editor.apply.open";
    }
    return refused() ? "editor.apply.wouldRefuse" : "";
  }

  ApplyState with(Phase next) {
    return new ApplyState(next, guard, plans, answers, diffs, theirs, mine, force, lines, trouble);
  }

  ApplyState guarded(GuardLevel level) {
    return new ApplyState(phase, level, plans, answers, diffs, theirs, mine, force, lines, trouble);
  }

  ApplyState planned(List<Planned> next, Map<Integer, LineDiff> compared) {
    return new ApplyState(Phase.READY, guard, next, Map.of(), compared, theirs, mine, force, List.of(), trouble);
  }

  /// @param diff what would be different, where only the server knew; null where it was known before
  ApplyState answered(int document, DryRun answer, @Nullable LineDiff diff) {
    Map<Integer, DryRun> all = new HashMap<>(answers);
    all.put(document, answer);
    Map<Integer, LineDiff> compared = new HashMap<>(diffs);
    if (diff != null) {
      compared.put(document, diff);
    }
    return new ApplyState(phase, guard, plans, all, compared, theirs, mine, force, lines, trouble);
  }

  ApplyState chosen(List<String> path, boolean takeTheirs) {
    Set<List<String>> nextTheirs = new HashSet<>(theirs);
    Set<List<String>> nextMine = new HashSet<>(mine);
    (takeTheirs ? nextTheirs : nextMine).add(path);
    (takeTheirs ? nextMine : nextTheirs).remove(path);
    return new ApplyState(phase, guard, plans, answers, diffs, nextTheirs, nextMine, force, lines, trouble);
  }

  ApplyState forced(boolean take) {
    return new ApplyState(phase, guard, plans, answers, diffs, theirs, mine, take, lines, trouble);
  }

  ApplyState running(List<BatchRun.Line> now) {
    return new ApplyState(phase, guard, plans, answers, diffs, theirs, mine, force, now, trouble);
  }

  ApplyState troubled(@Nullable ClusterFailure failure) {
    return new ApplyState(phase, guard, plans, answers, diffs, theirs, mine, force, lines, failure);
  }
}
