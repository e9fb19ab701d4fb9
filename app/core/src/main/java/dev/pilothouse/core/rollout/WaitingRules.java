// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.rollout.Evidences.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the one sentence: what a rollout waits for. The order of precedence stands at [Cause].
final class WaitingRules {
  /// Why nodes do not take a pod that may take it when another pod has gone.
  private static final Set<String> ROOM =
      Set.of("pending.cpu", "pending.memory", "pending.resource", "pending.storage", "pending.tooManyPods", "pending.ports",
          "pending.antiAffinity");

  private final Parts of;
  private final Envelope envelope;
  private final List<PodStage> updated;
  private final List<PodStage> old;
  private final Evidences evidences;
  private final long now;

  WaitingRules(
      Parts of,
      Envelope envelope,
      List<PodStage> updated,
      List<PodStage> old,
      EventIndex events,
      RolloutSnapshots rows,
      long now) {
    this.of = of;
    this.envelope = envelope;
    this.updated = updated;
    this.old = old;
    this.evidences = new Evidences(of, events, rows);
    this.now = now;
  }

  /// How a rollout is, from what it waits for.
  static RolloutState state(Parts of, Waiting waiting, List<PodStage> updated, List<PodStage> old) {
    return switch (waiting.cause()) {
      case COMPLETE -> RolloutState.COMPLETE;
      case PAUSED, PARTITION, ON_DELETE -> RolloutState.HELD;
      case NO_LEADER, DEADLINE, QUOTA, WEBHOOK, FORBIDDEN, NOT_CREATED -> RolloutState.STALLED;
      case LEAVING, UNOBSERVED, PROGRESSING, STARTING, MIN_READY, AT_LIMIT ->
          of.deadline().passed() ? RolloutState.STALLED : RolloutState.PROGRESSING;
      default -> of.deadline().passed() ? RolloutState.STALLED : byPod(waiting, List.of(updated, old));
    };
  }

  private static RolloutState byPod(Waiting waiting, List<List<PodStage>> lanes) {
    for (List<PodStage> lane : lanes) {
      for (PodStage pod : lane) {
        if (pod.pod().equals(waiting.pod())) {
          return pod.mark() == Mark.BROKEN
              ? RolloutState.STALLED
              : pod.mark() == Mark.FINE && waiting.cause() == Cause.TERMINATING ? RolloutState.PROGRESSING : RolloutState.WAITING;
        }
      }
    }
    return RolloutState.WAITING;
  }

  Waiting waiting() {
    Row row = of.row();
    if (row.deleted() > 0) {
      return plain(Cause.LEAVING, row.deleted(), Message.of("rollout.wait.leaving"));
    }
    if (of.paused() && !of.done()) {
      return plain(
          Cause.PAUSED, 0, Message.of("rollout.wait.paused", envelope.now().updated(), envelope.wanted(), envelope.now().old()));
    }
    if (!of.observed()) {
      return plain(Cause.UNOBSERVED, 0, Message.of("rollout.wait.unobserved"));
    }
    if (of.done()) {
      return done();
    }
    Found refusal = evidences.refusal();
    if (refusal != null) {
      return new Waiting(
          refusal.cause(), refusal.sentence(), beside(0), refusal.evidence(), null, "", missing(), refusal.since());
    }
    Waiting byPods = of.strategy() == Strategy.ORDERED ? new OrderRules(of, updated, old).blocked(this) : null;
    if (byPods != null) {
      return byPods;
    }
    List<PodStage> awaited = awaited();
    PodStage worst = worst(awaited);
    if (worst != null) {
      return about(worst, awaited);
    }
    return deadlineOrTime();
  }

  /// The pods that the controller waits for. A Deployment that rolls makes up for pods that leave and waits for none of them;
  /// where a new pod takes the place of an old one, the old one has to be gone.
  private List<PodStage> awaited() {
    List<PodStage> awaited = new ArrayList<>();
    updated.stream()
        .filter(one -> of.strategy() != Strategy.ROLLING || one.stage() != Stage.TERMINATING)
        .forEach(awaited::add);
    if (of.strategy() == Strategy.RECREATE || of.strategy() == Strategy.BY_NODE) {
      old.stream().filter(one -> one.stage() == Stage.TERMINATING).forEach(awaited::add);
    }
    return awaited;
  }

  private Waiting done() {
    if (of.strategy() == Strategy.ON_DELETE && !old.isEmpty()) {
      return onDelete();
    }
    if (of.partition() > 0 && !old.isEmpty()) {
      long from = of.firstOrdinal() + of.partition();
      return plain(Cause.PARTITION, 0, Message.of("rollout.wait.partition", envelope.now().updated(), from, envelope.now().old()));
    }
    if (envelope.now().available() < envelope.wanted()) {
      return since();
    }
    List<Message> beside = held();
    if (envelope.now().terminating() > 0) {
      beside.add(Message.of("rollout.beside.ending", envelope.now().terminating(), left()));
    }
    String words = of.paused() ? "rollout.wait.completePaused" : "rollout.wait.complete";
    return new Waiting(Cause.COMPLETE, Message.of(words, envelope.wanted()), beside, List.of(), null, "", 0, 0);
  }

  /// A rollout stays complete when a pod fails later, or more are wanted; what fails or starts is told beside it.
  private Waiting since() {
    PodStage worst = worst(updated);
    Message sentence = Message.of("rollout.wait.completeBefore", envelope.now().available(), envelope.wanted());
    List<Message> beside = held();
    PodStage behind = worst == null ? behind() : null;
    if (behind != null) {
      Waiting starts = starting(behind, behind.stage());
      beside.addFirst(starts.sentence());
      return new Waiting(
          Cause.COMPLETE, sentence, beside, starts.evidence(), starts.pod(), starts.container(), starts.pods(), starts.since());
    }
    if (worst == null) {
      return new Waiting(Cause.COMPLETE, sentence, beside, List.of(), null, "", 0, 0);
    }
    beside.addFirst(sentence(worst));
    return new Waiting(
        Cause.COMPLETE, sentence, beside, evidences.about(worst), worst.pod(), worst.container(), 1, worst.since());
  }

  /// What a pause means when nothing is left to roll out.
  private List<Message> held() {
    List<Message> beside = new ArrayList<>();
    if (of.paused()) {
      beside.add(Message.of("rollout.beside.paused"));
    }
    return beside;
  }

  private Waiting onDelete() {
    return plain(Cause.ON_DELETE, 0, Message.of("rollout.wait.onDelete", envelope.now().old()));
  }

  /// How long the last of the pods that are being deleted may take.
  private Duration left() {
    long last = 0;
    for (List<PodStage> lane : List.of(updated, old)) {
      for (PodStage pod : lane) {
        last = pod.stage() == Stage.TERMINATING ? Math.max(last, pod.until()) : last;
      }
    }
    return Duration.ofSeconds(Math.max(0, last - now));
  }

  private long missing() {
    boolean surges = of.workload().kind().equals(DeploymentKind.KIND);
    return Math.max(1, envelope.wanted() - (surges ? envelope.now().updated() : envelope.now().total()));
  }

  /// The first in the order of causes; of several with the same, the one that has it longest.
  static @Nullable PodStage worst(List<PodStage> pods) {
    PodStage worst = null;
    for (PodStage pod : pods) {
      Cause cause = pod.cause();
      if (cause == null || pod.stage() == Stage.GONE) {
        continue;
      }
      Cause before = worst == null ? null : worst.cause();
      int order = before == null ? -1 : cause.compareTo(before);
      if (order < 0 || (order == 0 && worst != null && pod.since() < worst.since())) {
        worst = pod;
      }
    }
    return worst;
  }

  Waiting about(PodStage pod, List<PodStage> among) {
    Cause cause = pod.cause() == null ? Cause.PROGRESSING : pod.cause();
    long same = among.stream().filter(one -> one.cause() == cause && one.stage() != Stage.GONE).count();
    List<Message> beside = beside(same - 1);
    if (getsNoRoom(pod)) {
      beside.add(Message.of("rollout.beside.noRoom"));
    }
    return new Waiting(
        cause, sentence(pod), beside, evidences.about(pod), pod.pod(), pod.container(), same, pod.since());
  }

  /// Whether a pod lacks a place that an old one could leave to it, and none does before a new one is available.
  private boolean getsNoRoom(PodStage pod) {
    boolean bound =
        of.strategy() == Strategy.ROLLING && envelope.unavailable() == 0 && envelope.atLimit() && envelope.now().old() > 0;
    return bound && pod.cause() == Cause.SCHEDULING && pod.why() != null
        && pod.why().places().stream().anyMatch(one -> one instanceof Message reason && ROOM.contains(reason.key()));
  }

  /// The words on the pod's mark with its name before them.
  static Message sentence(PodStage pod) {
    Message why = pod.why();
    if (why == null) {
      return Message.of("rollout.wait.notReady", pod.pod().name());
    }
    List<Object> places = new ArrayList<>();
    places.add(pod.pod().name());
    places.addAll(why.places());
    return new Message("rollout.wait." + why.key().substring("rollout.pod.".length()), places);
  }

  private Waiting deadlineOrTime() {
    if (of.deadline().passed()) {
      Message sentence =
          Message.of("rollout.wait.deadline", Duration.ofSeconds(of.deadline().seconds()), envelope.now().updatedAvailable(),
              envelope.wanted());
      PodStage behind = behind();
      return new Waiting(
          Cause.DEADLINE, sentence, beside(0), evidences.deadline(behind), behind == null ? null : behind.pod(), "", 0,
          of.deadline().at());
    }
    Waiting time = time();
    if (time != null) {
      return time;
    }
    if (of.strategy() == Strategy.ON_DELETE) {
      return onDelete();
    }
    return envelope.atLimit() && envelope.now().old() > 0
        ? plain(Cause.AT_LIMIT, 0, limits())
        : plain(
            Cause.PROGRESSING, of.deadline().progressed(),
            Message.of("rollout.wait.progressing", envelope.now().updated(), envelope.wanted()));
  }

  /// What only has to take its time: the pod that is behind the others, or pods that end.
  private @Nullable Waiting time() {
    boolean ends = of.strategy() == Strategy.RECREATE || of.strategy() == Strategy.ORDERED || updated.isEmpty();
    PodStage leaving = longest(old, Stage.TERMINATING);
    if (ends && leaving != null) {
      return leaving(leaving);
    }
    PodStage behind = behind();
    if (behind != null) {
      return starting(behind, behind.stage());
    }
    PodStage ready = longest(updated, Stage.READY);
    ready = ready == null && of.ordered() ? notYetAvailable() : ready;
    if (ready == null) {
      return leaving == null ? null : leaving(leaving);
    }
    return minReady(ready);
  }

  /// An old pod that is ready for less than `minReadySeconds`: with OrderedReady it holds up the others like a new one.
  private @Nullable PodStage notYetAvailable() {
    return longest(old.stream().filter(one -> one.ready() && one.since() + of.minReady() > now).toList(), Stage.SERVING);
  }

  private Waiting minReady(PodStage ready) {
    long count = Math.max(1, updated.stream().filter(one -> one.stage() == Stage.READY).count());
    long until = ready.updated() ? ready.until() : ready.since() + of.minReady();
    Duration left = Duration.ofSeconds(Math.max(0, until - now));
    return new Waiting(
        Cause.MIN_READY, Message.of("rollout.wait.minReady", ready.pod().name(), left, of.minReady()), beside(0),
        List.of(new Evidence.Related(ready.pod())), ready.pod(), "", count, ready.since());
  }

  private Waiting leaving(PodStage pod) {
    long count = old.stream().filter(one -> one.stage() == Stage.TERMINATING).count();
    Message sentence = Message.of("rollout.wait.terminating", pod.pod().name(), left(), count);
    return new Waiting(
        Cause.TERMINATING, sentence, beside(0), List.of(new Evidence.Related(pod.pod())), pod.pod(), "", count, pod.since());
  }

  private Waiting starting(PodStage pod, Stage stage) {
    long count = updated.stream().filter(one -> one.stage() == stage).count();
    Duration since = Duration.ofSeconds(Math.max(0, now - pod.since()));
    ContainerState init = stage == Stage.STARTING ? evidences.initialising(pod) : null;
    if (init != null) {
      Duration runs = Duration.ofSeconds(Math.max(0, now - init.since()));
      return new Waiting(
          Cause.STARTING, Message.of("rollout.wait.init", pod.pod().name(), init.name(), pod.node(), runs), beside(0),
          List.of(new Evidence.Log(pod.pod(), init.name(), false)), pod.pod(), init.name(), count, pod.since());
    }
    String words = stage == Stage.PENDING ? "pending" : stage == Stage.PULLING ? "pulling" : "starting";
    return new Waiting(
        Cause.STARTING, Message.of("rollout.wait." + words, pod.pod().name(), since, pod.node(), count), beside(0),
        List.of(new Evidence.Related(pod.pod())), pod.pod(), "", count, pod.since());
  }

  /// The new pod that is behind the others: in the earliest stage, and there the longest.
  private @Nullable PodStage behind() {
    for (Stage stage : List.of(Stage.PENDING, Stage.PULLING, Stage.STARTING)) {
      PodStage pod = longest(updated, stage);
      if (pod != null) {
        return pod;
      }
    }
    return null;
  }

  private static @Nullable PodStage longest(List<PodStage> pods, Stage stage) {
    PodStage found = null;
    for (PodStage pod : pods) {
      if (pod.stage() == stage && (found == null || pod.since() < found.since())) {
        found = pod;
      }
    }
    return found;
  }

  /// How many others have the same, that nothing else may move, that a budget keeps the pods where they are.
  List<Message> beside(long same) {
    List<Message> beside = new ArrayList<>();
    if (same > 0) {
      beside.add(Message.of("rollout.beside.same", same));
    }
    if (envelope.atLimit() && of.strategy() != Strategy.ORDERED && envelope.now().old() > 0) {
      beside.add(limits());
    }
    Row budget = evidences.exhaustedBudget();
    if (budget != null) {
      beside.add(Message.of("rollout.beside.budget", budget.name()));
    }
    return beside;
  }

  private Message limits() {
    return Message.of(
        "rollout.beside.limits", envelope.now().total(), envelope.maxTotal(), envelope.now().available(), envelope.minAvailable());
  }

  Waiting plain(Cause cause, long since, Message sentence) {
    return new Waiting(cause, sentence, List.of(), List.of(), null, "", 0, since);
  }

  Evidences evidences() {
    return evidences;
  }
}
