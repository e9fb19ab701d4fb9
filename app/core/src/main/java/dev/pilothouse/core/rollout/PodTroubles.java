// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.PodScheduling;
import dev.pilothouse.core.kind.PodStatus;
import dev.pilothouse.core.kind.PodTemplate;
import dev.pilothouse.core.kind.ProbeSpec;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.rollout.ClusterWords.Told;
import dev.pilothouse.core.schedule.UntoleratedTaints;
import dev.pilothouse.core.schedule.WhyPending;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What holds a pod of a rollout back, from its status and the warnings about it.
final class PodTroubles {
  /// How long a pod may wait for a scheduler before that is worth a word, in seconds.
  private static final long UNSEEN = 30;
  /// How long a pod may outlive its grace before that is worth a word, in seconds.
  private static final long OVERDUE = 5;

  private final EventIndex events;
  private final Set<String> lostNodes;
  private final UntoleratedTaints taints;
  private final PodTemplate template;
  private final long now;

  /// @param template of the pods' revision, for its probes; [PodTemplate#NONE] when it is not known
  PodTroubles(EventIndex events, Set<String> lostNodes, UntoleratedTaints taints, PodTemplate template, long now) {
    this.events = events;
    this.lostNodes = lostNodes;
    this.taints = taints;
    this.template = template;
    this.now = now;
  }

  /// The first in the order of [Cause] of what holds a pod back; null when nothing does. For pods that have not ended.
  @Nullable PodTrouble of(Row pod) {
    return pod.deleted() > 0 ? leaving(pod) : living(pod);
  }

  /// A pod that was told to end and stays: only its node can end it, or a finalizer holds it.
  private @Nullable PodTrouble leaving(Row pod) {
    String node = pod.text(PodKind.NODE);
    if (lostNodes.contains(node)) {
      return PodTrouble.waiting(Cause.NODE_LOST, "", pod.deleted(), "leavingLost", node);
    }
    long over = now - pod.deleted();
    return over > OVERDUE
        ? PodTrouble.waiting(Cause.TERMINATING, "", pod.deleted(), "leavingStuck", Duration.ofSeconds(over))
        : null;
  }

  private @Nullable PodTrouble living(Row pod) {
    String node = pod.text(PodKind.NODE);
    if (node.isEmpty()) {
      return unscheduled(pod);
    }
    if (lostNodes.contains(node)) {
      return PodTrouble.waiting(Cause.NODE_LOST, "", pod.number(PodKind.READY_SINCE), "nodeLost", node);
    }
    PodTrouble first = null;
    for (ContainerState container : PodKind.containers(pod)) {
      PodTrouble trouble = container.type() == ContainerState.Type.EPHEMERAL ? null : of(pod, container);
      if (trouble != null && (first == null || trouble.cause().compareTo(first.cause()) < 0)) {
        first = trouble;
      }
    }
    if (first != null) {
      return first;
    }
    PodTrouble volume = PodStages.hasRun(pod) ? null : volume(pod);
    if (volume != null) {
      return volume;
    }
    return gate(pod);
  }

  private @Nullable PodTrouble gate(Row pod) {
    boolean only = PodStatus.readyContainers(pod) >= pod.number(PodKind.WANTED) && !pod.flag(PodKind.READY_CONDITION);
    String unmet = pod.text(PodKind.UNMET_GATES);
    return only && !unmet.isEmpty()
        ? PodTrouble.waiting(Cause.READINESS_GATE, "", pod.number(PodKind.READY_SINCE), "readinessGate", unmet)
        : null;
  }

  private @Nullable PodTrouble unscheduled(Row pod) {
    String reason = pod.text(PodKind.UNSCHEDULED);
    if (reason.equals("SchedulingGated")) {
      List<String> gates = PodScheduling.of(pod).gates();
      return gates.isEmpty()
          ? PodTrouble.waiting(Cause.SCHEDULING, "", pod.created(), "scheduling.gated")
          : PodTrouble.waiting(Cause.SCHEDULING, "", pod.created(), "scheduling.gates", String.join(", ", gates), gates.size());
    }
    if (reason.isEmpty()) {
      long waited = now - pod.created();
      return waited > UNSEEN
          ? PodTrouble.waiting(Cause.SCHEDULING, "", pod.created(), "scheduling.unseen", Duration.ofSeconds(waited))
          : null;
    }
    Told claim = ClusterWords.claim(pod.text(PodKind.SCHEDULER_WORDS));
    if (claim != null) {
      return PodTrouble.waiting(Cause.VOLUME, "", pod.created(), claim.words(), claim.places().toArray());
    }
    WhyPending why = taints.named(pod, WhyPending.parse(pod.text(PodKind.SCHEDULER_WORDS)));
    List<WhyPending.Reason> reasons = why.reasons();
    if (why.nodes() == 0 || reasons.isEmpty()) {
      String words = pod.text(PodKind.SCHEDULER_WORDS);
      return PodTrouble.waiting(Cause.SCHEDULING, "", pod.created(), "scheduling.words", ClusterWords.shortened(words));
    }
    Message first = reasons.getFirst().words();
    return reasons.size() == 1
        ? PodTrouble.waiting(Cause.SCHEDULING, "", pod.created(), "scheduling.one", why.nodes(), first)
        : PodTrouble.waiting(Cause.SCHEDULING, "", pod.created(), "scheduling.two", why.nodes(), first, reasons.get(1).words());
  }

  private @Nullable PodTrouble volume(Row pod) {
    Row event = events.last(pod.uid(), "FailedMount", "FailedAttachVolume", "FailedMapVolume");
    if (event == null) {
      return null;
    }
    boolean attach = event.text(EventKind.REASON).equals("FailedAttachVolume");
    Told told = ClusterWords.volume(event.text(EventKind.MESSAGE), attach);
    return PodTrouble.broken(Cause.VOLUME, "", firstSeen(event), told.words(), told.places().toArray())
        .counted(EventIndex.count(event), EventKind.last(event));
  }

  private static long firstSeen(Row event) {
    return event.number(EventKind.FIRST) > 0 ? event.number(EventKind.FIRST) : event.created();
  }

  private @Nullable PodTrouble of(Row pod, ContainerState container) {
    boolean passing = container.type() == ContainerState.Type.INIT && !PodStatus.isSidecar(pod, container);
    return switch (container.state()) {
      case WAITING, UNKNOWN -> waiting(pod, container, passing);
      case TERMINATED -> terminated(pod, container, passing);
      case RUNNING -> passing ? null : running(pod, container);
    };
  }

  private @Nullable PodTrouble waiting(Row pod, ContainerState container, boolean passing) {
    long since = PodStages.bound(pod);
    String name = container.name();
    return switch (container.reason()) {
      case "CrashLoopBackOff" ->
          crashed(pod, container, passing, container.lastReason(), container.lastExitCode(), container.lastEnded());
      case "ImagePullBackOff", "ErrImagePull", "ErrImageNeverPull", "RegistryUnavailable", "InvalidImageName",
          "ImageInspectError" -> {
        Told told = ClusterWords.image(container.reason(), container.image(), registryAnswer(pod, container));
        yield PodTrouble.broken(Cause.IMAGE, name, since, told.words(), told.places().toArray());
      }
      case "CreateContainerConfigError" -> {
        Told told = ClusterWords.config(container.message());
        yield PodTrouble.broken(Cause.CONFIG, name, since, told.words(), told.places().toArray());
      }
      case "CreateContainerError", "RunContainerError", "StartError", "PostStartHookError", "ContainerCannotRun" ->
          PodTrouble.broken(
              Cause.CANNOT_START, name, since, "cannotStart", name, ClusterWords.shortened(container.message()));
      default -> null;
    };
  }

  /// The status keeps the answer only between two back-offs; the event keeps it always.
  String registryAnswer(Row pod, ContainerState container) {
    for (Row event : events.about(pod.uid())) {
      String text = event.text(EventKind.MESSAGE);
      if (event.text(EventKind.REASON).equals("Failed")
          && text.startsWith("Failed to pull image \"" + container.image() + "\"")
          && EventIndex.concerns(event, container.name())) {
        return text;
      }
    }
    return container.message();
  }

  private @Nullable PodTrouble terminated(Row pod, ContainerState container, boolean passing) {
    boolean fine = container.exitCode() == 0 && !container.reason().equals("OOMKilled");
    return fine ? null : crashed(pod, container, passing, container.reason(), container.exitCode(), container.since());
  }

  private PodTrouble crashed(Row pod, ContainerState container, boolean passing, String reason, int code, long ended) {
    long times = Math.max(1, container.restarts());
    Row killed = probeKilled(pod, container);
    if (killed != null && !reason.equals("OOMKilled")) {
      boolean startup = ClusterWords.probeType(killed.text(EventKind.MESSAGE)).equals("Startup");
      Message answer = ClusterWords.probeAnswer(killed.text(EventKind.MESSAGE));
      return PodTrouble.broken(
              startup ? Cause.STARTUP : Cause.LIVENESS, container.name(), ended, startup ? "startup" : "liveness",
              container.name(), answer, times)
          .counted(times, ended);
    }
    if (reason.equals("OOMKilled")) {
      return PodTrouble.broken(Cause.CRASH, container.name(), ended, "crash.memory", container.name(), times)
          .counted(times, ended);
    }
    return PodTrouble.broken(
            Cause.CRASH, container.name(), ended, passing ? "crash.init" : "crash.exit", container.name(), code, times)
        .counted(times, ended);
  }

  /// The event of the liveness or startup probe for whose sake the kubelet killed the last run; null when it ended by itself.
  private @Nullable Row probeKilled(Row pod, ContainerState container) {
    Row found = null;
    for (Row event : events.about(pod.uid())) {
      String type = ClusterWords.probeType(event.text(EventKind.MESSAGE));
      boolean kills = type.equals("Liveness") || type.equals("Startup");
      if (kills && event.text(EventKind.REASON).equals("Unhealthy") && EventIndex.concerns(event, container.name())
          && (found == null || EventKind.last(event) >= EventKind.last(found))) {
        found = event;
      }
    }
    return found;
  }

  private @Nullable PodTrouble running(Row pod, ContainerState container) {
    if (container.ready() && container.started()) {
      return null;
    }
    boolean crashed = container.lastEnded() > 0
        && (container.lastExitCode() != 0 || container.lastReason().equals("OOMKilled"))
        && now - container.lastEnded() < PodStatus.CRASH_MEMORY;
    if (crashed) {
      return crashed(pod, container, false, container.lastReason(), container.lastExitCode(), container.lastEnded());
    }
    String type = container.started() ? "Readiness" : "Startup";
    Attempts attempts = attempts(pod, container, type);
    ProbeSpec probe = template.probe(container.name(), container.started() ? ProbeSpec.Type.READINESS : ProbeSpec.Type.STARTUP);
    long patience = probe == null ? 3 : probe.failures();
    long running = now - container.since();
    if (attempts.last != null && (attempts.count >= patience || running > PodStatus.STARTING)) {
      Message answer = ClusterWords.probeAnswer(attempts.last.text(EventKind.MESSAGE));
      Cause cause = container.started() ? Cause.READINESS : Cause.STARTUP;
      return PodTrouble.waiting(
              cause, container.name(), container.since(), container.started() ? "readiness" : "startup.not", container.name(),
              answer, attempts.count)
          .counted(attempts.count, EventKind.last(attempts.last));
    }
    return running > PodStatus.STARTING && !container.ready()
        ? PodTrouble.waiting(
            Cause.READINESS, container.name(), container.since(), "readiness.silent", container.name(), Duration.ofSeconds(running))
        : null;
  }

  /// Failed attempts of a probe since a container began to run.
  private record Attempts(long count, @Nullable Row last) {}

  private Attempts attempts(Row pod, ContainerState container, String type) {
    long count = 0;
    Row last = null;
    for (Row event : events.about(pod.uid())) {
      boolean counts = event.text(EventKind.REASON).equals("Unhealthy")
          && EventKind.last(event) >= container.since()
          && EventIndex.concerns(event, container.name())
          && ClusterWords.probeType(event.text(EventKind.MESSAGE)).equals(type);
      if (counts) {
        count += EventIndex.count(event);
        last = last == null || EventKind.last(event) >= EventKind.last(last) ? event : last;
      }
    }
    return new Attempts(count, last);
  }
}
