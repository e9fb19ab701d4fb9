// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.rollout.Cause;
import dev.pilothouse.core.rollout.PodStage;
import dev.pilothouse.core.rollout.RolloutProgress;
import dev.pilothouse.core.rollout.Waiting;
import dev.pilothouse.core.rollouts.ImageStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The state of a rollout in two short lines: how it is, and what it waits for. Pure.
final class BoardWords {
  /// Causes that name themselves in a line of their own instead of a pod.
  private static final Set<Cause> WAITS = Set.of(Cause.SCHEDULING, Cause.VOLUME, Cause.NODE_LOST, Cause.ORDER);
  private static final Set<Cause> STALLS =
      Set.of(
          Cause.NO_LEADER, Cause.QUOTA, Cause.WEBHOOK, Cause.FORBIDDEN, Cause.NOT_CREATED, Cause.CONFIG, Cause.IMAGE, Cause.CRASH,
          Cause.CANNOT_START, Cause.LIVENESS, Cause.STARTUP, Cause.VOLUME, Cause.SCHEDULING, Cause.READINESS, Cause.NODE_LOST,
          Cause.DEADLINE);

  private static final String IMAGE = "rollout.pod.image.";

  private BoardWords() {}

  static Message title(RolloutProgress progress) {
    Waiting waiting = progress.waiting();
    Cause cause = waiting.cause();
    return switch (progress.state()) {
      case PROGRESSING, COMPLETE -> Message.of("board.state.progressing");
      case HELD ->
          switch (cause) {
            case PARTITION -> Message.of("board.state.partition", progress.partition());
            case ON_DELETE -> Message.of("board.state.onDelete");
            default -> Message.of("board.state.paused");
          };
      case WAITING -> {
        if (WAITS.contains(cause)) {
          yield Message.of("board.waits." + cause.name());
        }
        yield waiting.pod() == null ? Message.of("board.state.waiting") : Message.of("board.state.waitingFor",
            waiting.pod().name());
      }
      case STALLED -> {
        PodStage pod = pod(progress);
        boolean missing = pod != null && pod.why() != null && pod.why().key().endsWith("image.notFound");
        if (missing) {
          yield Message.of("board.stalls.IMAGE.notFound");
        }
        boolean passed = progress.deadline().passed() && !STALLS.contains(cause);
        Cause told = passed ? Cause.DEADLINE : cause;
        yield STALLS.contains(told) ? Message.of("board.stalls." + told.name()) : Message.of("board.state.stalled");
      }
    };
  }

  static Message detail(RolloutProgress progress) {
    Waiting waiting = progress.waiting();
    PodStage pod = pod(progress);
    Message why = pod == null ? null : pod.why();
    if (why == null) {
      return waiting.sentence();
    }
    Message brief = why.key().startsWith(IMAGE) && !why.key().endsWith(".invalid") ? brief(why) : why;
    return waiting.pods() > 1 ? Message.of("board.detail.many", waiting.pods(), brief) : brief;
  }

  /// The image is the first place; the whole sentence has its registry and path.
  private static Message brief(Message why) {
    List<Object> places = new ArrayList<>(why.places());
    if (!places.isEmpty() && places.getFirst() instanceof String image) {
      places.set(0, ImageStep.name(image));
    }
    return new Message(why.key(), places);
  }

  private static @Nullable PodStage pod(RolloutProgress progress) {
    for (PodStage one : progress.newPods()) {
      if (one.pod().equals(progress.waiting().pod())) {
        return one;
      }
    }
    return null;
  }
}
