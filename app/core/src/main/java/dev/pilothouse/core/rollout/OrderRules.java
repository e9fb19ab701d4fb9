// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which pod of a StatefulSet holds up the others (kubernetes, pkg/controller/statefulset/stateful_set_control.go). With
/// OrderedReady nothing moves while any pod, of whatever revision, is not available: the lowest one is waited for. With Parallel
/// the update still goes from the highest ordinal down, and only waits for the pods that it has updated.
final class OrderRules {
  private final Parts of;
  private final List<PodStage> all = new ArrayList<>();

  OrderRules(Parts of, List<PodStage> updated, List<PodStage> old) {
    this.of = of;
    all.addAll(updated);
    all.addAll(old);
    all.sort(Comparator.comparingInt(PodStage::ordinal));
  }

  /// What is waited for when a pod in trouble holds up the others; null when none does.
  @Nullable Waiting blocked(WaitingRules rules) {
    PodStage blocker = blocker();
    if (blocker == null || blocker.cause() == null) {
      return null;
    }
    PodStage next = next();
    if (!blocker.updated() && next != null && blocker.stage() != Stage.TERMINATING) {
      Message why = blocker.why() == null ? Message.of("rollout.pod.notReady") : blocker.why();
      // The controller does not replace what never gets ready, not even by what would: somebody has to delete it.
      Message sentence =
          next.ordinal() == blocker.ordinal()
              ? Message.of("rollout.wait.order.delete", blocker.pod().name(), why)
              : Message.of("rollout.wait.order", next.pod().name(), blocker.pod().name(), why);
      return new Waiting(
          Cause.ORDER, sentence, List.of(), rules.evidences().about(blocker), blocker.pod(), blocker.container(), 1,
          blocker.since());
    }
    Waiting about = rules.about(blocker, List.of(blocker));
    long after = waitingFor(blocker);
    List<Message> beside = after > 0 ? List.of(Message.of("rollout.beside.order", after)) : about.beside();
    return new Waiting(
        about.cause(), about.sentence(), beside, about.evidence(), about.pod(), about.container(), about.pods(), about.since());
  }

  private @Nullable PodStage blocker() {
    if (of.ordered()) {
      return all.stream().filter(OrderRules::unavailable).findFirst().orElse(null);
    }
    PodStage found = null;
    for (PodStage pod : all.reversed()) {
      if (pod.updated() && unavailable(pod)) {
        found = pod;
        break;
      }
    }
    return found;
  }

  private static boolean unavailable(PodStage pod) {
    return switch (pod.stage()) {
      case AVAILABLE -> false;
      case SERVING -> !pod.ready();
      default -> true;
    };
  }

  /// The pod that is replaced next: the highest one that is old and not kept by the partition.
  private @Nullable PodStage next() {
    for (PodStage pod : all.reversed()) {
      if (!pod.updated() && pod.ordinal() >= of.firstOrdinal() + of.partition()) {
        return pod;
      }
    }
    return null;
  }

  /// How many pods come after the one that holds up the others: old ones, and with OrderedReady those that are still to be made.
  private long waitingFor(PodStage blocker) {
    long from = of.firstOrdinal() + of.partition();
    long old = all.stream().filter(one -> !one.updated() && one.ordinal() >= from && !one.equals(blocker)).count();
    long end = of.firstOrdinal() + of.row().number(StatefulSetKind.REPLICAS);
    long there = all.stream().mapToInt(PodStage::ordinal).filter(one -> one >= of.firstOrdinal() && one < end).distinct().count();
    return old + (of.ordered() ? end - of.firstOrdinal() - there : 0);
  }
}
