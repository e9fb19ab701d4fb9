// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.ResourceKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Pods that one workload gives up. They hold their nodes and quotas until they have ended (kubernetes,
/// pkg/quota/v1/evaluator/core/pods.go, QuotaV1Pod), which controllers and the scheduler wait for: those that come after them are
/// reckoned with them gone.
///
/// @param pod what they ask for by their template; decides which quotas count them
/// @param pods those that are assumed to go
public record FewerPods(PodDemand pod, List<Row> pods) implements PodTurn {

  public FewerPods {
    pods = List.copyOf(pods);
  }

  /// The pods that the controller would take, as far as rows tell. A StatefulSet takes the highest ordinals. Whatever goes by
  /// ReplicaSets takes first what has no node, what does not run, what is not ready, what shares its node with most of its kind,
  /// what is youngest (kubernetes, pkg/controller/controller_utils.go, ActivePodsWithRanks); deletion costs, the time of being
  /// ready and restarts are not looked at.
  ///
  /// @param own the pods of the workload; those that are being deleted or have ended are passed over
  /// @param count how many are to go
  public static FewerPods of(ResourceKind workload, PodDemand pod, List<Row> own, int count) {
    List<Row> active = new ArrayList<>(own.stream().filter(FewerPods::isActive).toList());
    active.sort(workload.equals(StatefulSetKind.KIND) ? Comparator.comparingInt(FewerPods::ordinal).reversed() : ranks(active));
    return new FewerPods(pod, active.subList(0, Math.clamp(count, 0, active.size())));
  }

  private static boolean isActive(Row pod) {
    String phase = pod.text(PodKind.PHASE);
    return pod.deleted() == 0 && !phase.equals("Succeeded") && !phase.equals("Failed");
  }

  private static int ordinal(Row pod) {
    try {
      return Integer.parseInt(pod.name().substring(pod.name().lastIndexOf('-') + 1));
    } catch (NumberFormatException odd) {
      return -1;
    }
  }

  private static Comparator<Row> ranks(List<Row> active) {
    Map<String, Long> onNode =
        new HashMap<>(active.stream().collect(Collectors.groupingBy(one -> one.text(PodKind.NODE), Collectors.counting())));
    return Comparator.comparing((Row one) -> !one.text(PodKind.NODE).isEmpty())
        .thenComparing(one -> one.text(PodKind.PHASE).equals("Running"))
        .thenComparing(one -> one.flag(PodKind.READY_CONDITION))
        .thenComparing(one -> onNode.getOrDefault(one.text(PodKind.NODE), 0L), Comparator.reverseOrder())
        .thenComparing(Row::created, Comparator.reverseOrder())
        .thenComparing(Function.<Row>identity().andThen(Row::name));
  }

  /// The same pods: how they are else may change.
  @Override
  public boolean equals(Object other) {
    return other instanceof FewerPods fewer && pod.equals(fewer.pod) && uids().equals(fewer.uids());
  }

  @Override
  public int hashCode() {
    return uids().hashCode();
  }

  private List<String> uids() {
    return pods.stream().map(Row::uid).toList();
  }
}
