// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.PodStatus;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// In which stage a pod is. What counts as ready and available is the controllers' own rule (kubernetes, pkg/api/v1/pod,
/// IsPodAvailable): the condition Ready, for `minReadySeconds`.
final class PodStages {
  private PodStages() {}

  /// @param told what holds it back; null when nothing does
  static PodStage of(
      Row pod, String revision, boolean updated, long minReady, @Nullable PodTrouble told, int ordinal, long now) {
    Stage stage = stage(pod, updated, minReady, now);
    boolean over = stage == Stage.GONE || stage == Stage.TERMINATING;
    return new PodStage(
        new ResourceRef(PodKind.KIND, pod.namespace(), pod.name(), pod.uid()),
        pod.text(PodKind.NODE),
        revision,
        updated,
        stage,
        since(pod, stage, minReady),
        ready(pod) && !over,
        told == null ? Mark.FINE : told.mark(),
        told == null ? null : told.onItsMark(),
        told == null ? null : told.cause(),
        told == null ? "" : told.container(),
        PodStatus.restarts(pod),
        told == null ? 0 : told.attempts(),
        told == null ? 0 : told.failedAt(),
        until(pod, stage, minReady),
        ordinal);
  }

  private static Stage stage(Row pod, boolean updated, long minReady, long now) {
    if (ended(pod)) {
      return Stage.GONE;
    }
    if (pod.deleted() > 0) {
      return Stage.TERMINATING;
    }
    if (!updated) {
      return Stage.SERVING;
    }
    if (ready(pod)) {
      return available(pod, minReady, now) ? Stage.AVAILABLE : Stage.READY;
    }
    if (pod.text(PodKind.NODE).isEmpty()) {
      return Stage.PENDING;
    }
    return hasRun(pod) ? Stage.STARTING : Stage.PULLING;
  }

  static boolean ended(Row pod) {
    String phase = pod.text(PodKind.PHASE);
    return phase.equals("Failed") || phase.equals("Succeeded");
  }

  /// Whether a controller counts it: neither ended nor being deleted.
  static boolean active(Row pod) {
    return pod.deleted() == 0 && !ended(pod);
  }

  static boolean ready(Row pod) {
    return pod.flag(PodKind.READY_CONDITION);
  }

  static boolean available(Row pod, long minReady, long now) {
    return ready(pod) && (minReady == 0 || pod.number(PodKind.READY_SINCE) + minReady <= now);
  }

  /// Whether a container of it has run, be it only once.
  static boolean hasRun(Row pod) {
    for (ContainerState container : PodKind.containers(pod)) {
      boolean has = container.state() == ContainerState.State.RUNNING
          || container.state() == ContainerState.State.TERMINATED
          || container.restarts() > 0
          || container.lastEnded() > 0;
      if (has) {
        return true;
      }
    }
    return false;
  }

  /// When it got its node, or when it was made, when nobody says.
  static long bound(Row pod) {
    return Math.max(pod.created(), pod.number(PodKind.SCHEDULED_SINCE));
  }

  private static long since(Row pod, Stage stage, long minReady) {
    return switch (stage) {
      case PENDING -> pod.created();
      case PULLING -> bound(pod);
      case STARTING -> started(pod);
      case READY -> pod.number(PodKind.READY_SINCE);
      case AVAILABLE -> pod.number(PodKind.READY_SINCE) + minReady;
      case SERVING -> ready(pod) ? pod.number(PodKind.READY_SINCE) : pod.created();
      case TERMINATING -> left(pod);
      case GONE -> lastEnd(pod);
    };
  }

  /// When its deletion was asked for; a deletion's time is that of its end.
  static long left(Row pod) {
    return pod.deleted() - pod.number(PodKind.GRACE);
  }

  /// The stages that a pod of the newest revision has gone through, as far as it tells, each with its beginning; the one that it is
  /// in may be among them. What took no second is left out.
  static List<PodBar.Segment> before(Row pod, long minReady) {
    List<PodBar.Segment> way = new ArrayList<>();
    pass(way, Stage.PENDING, pod.created());
    if (!pod.text(PodKind.NODE).isEmpty()) {
      boolean again = PodStatus.restarts(pod) > 0;
      pass(way, again ? Stage.STARTING : Stage.PULLING, bound(pod));
      if (!again && hasRun(pod)) {
        pass(way, Stage.STARTING, started(pod));
      }
    }
    if (ready(pod)) {
      pass(way, minReady > 0 ? Stage.READY : Stage.AVAILABLE, pod.number(PodKind.READY_SINCE));
    }
    return List.copyOf(way);
  }

  private static void pass(List<PodBar.Segment> way, Stage stage, long since) {
    while (!way.isEmpty() && way.getLast().since() >= since) {
      way.removeLast();
    }
    way.add(new PodBar.Segment(stage, Mark.FINE, since));
  }

  /// When the first of its containers began to run.
  private static long started(Row pod) {
    long first = Long.MAX_VALUE;
    for (ContainerState container : PodKind.containers(pod)) {
      if (container.state() == ContainerState.State.RUNNING && container.since() > 0) {
        first = Math.min(first, container.since());
      }
    }
    // A container that ran before hides when the first one began; since when the pod is not ready is known.
    boolean again = PodStatus.restarts(pod) > 0 || first == Long.MAX_VALUE;
    return again ? Math.max(bound(pod), pod.number(PodKind.READY_SINCE)) : first;
  }

  private static long lastEnd(Row pod) {
    List<ContainerState> containers = PodKind.containers(pod);
    long last = pod.number(PodKind.READY_SINCE);
    for (ContainerState container : containers) {
      last = Math.max(last, container.state() == ContainerState.State.TERMINATED ? container.since() : 0);
    }
    return last;
  }

  private static long until(Row pod, Stage stage, long minReady) {
    return switch (stage) {
      case TERMINATING -> pod.deleted();
      case READY -> pod.number(PodKind.READY_SINCE) + minReady;
      default -> 0;
    };
  }
}
