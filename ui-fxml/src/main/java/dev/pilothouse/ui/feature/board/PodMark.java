// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.rollout.Mark;
import dev.pilothouse.core.rollout.PodStage;
import dev.pilothouse.core.rollout.RolloutProgress;
import dev.pilothouse.core.rollout.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How a pod is drawn: a shape of its own for each, so that colour does not stand alone. In the order in which new pods stand in
/// a strip, then old ones.
enum PodMark {
  READY,
  WAITING,
  BROKEN,
  STARTING,
  PULLING,
  PENDING,
  OLD,
  TERMINATING;

  /// The pods of the new revision first, then the others; those that are gone are left out.
  static List<PodMark> of(RolloutProgress progress) {
    List<PodMark> marks = new ArrayList<>();
    lane(progress.newPods(), marks);
    lane(progress.oldPods(), marks);
    return List.copyOf(marks);
  }

  private static void lane(List<PodStage> pods, List<PodMark> into) {
    pods.stream().filter(pod -> pod.stage() != Stage.GONE).map(PodMark::of).sorted().forEach(into::add);
  }

  static PodMark of(PodStage pod) {
    if (pod.stage() == Stage.TERMINATING) {
      return TERMINATING;
    }
    if (!pod.updated()) {
      return OLD;
    }
    if (pod.mark() != Mark.FINE) {
      return pod.mark() == Mark.BROKEN ? BROKEN : WAITING;
    }
    return switch (pod.stage()) {
      case PENDING -> PENDING;
      case PULLING -> PULLING;
      case STARTING -> STARTING;
      default -> READY;
    };
  }

  /// Whether it is of the new revision, where it is not being deleted.
  boolean fresh() {
    return compareTo(OLD) < 0;
  }

  /// The style class, and the end of the key of its word.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
