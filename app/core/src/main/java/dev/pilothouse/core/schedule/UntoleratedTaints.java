// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodScheduling;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.Taint;
import dev.pilothouse.core.kind.Toleration;
import dev.pilothouse.core.model.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names the taints that the scheduler only counts: since 1.35 it says `6 node(s) had untolerated taint(s)` and no longer which
/// (kubernetes, pkg/scheduler/framework/plugins/tainttoleration/taint_toleration.go). One for each look at the rows; one thread.
public final class UntoleratedTaints {
  /// More are not named.
  private static final int MOST = 2;

  private final Iterable<Row> nodes;
  private final Map<List<Toleration>, Map<String, Integer>> known = new HashMap<>();

  /// @param nodes empty when they may not be read
  public UntoleratedTaints(Iterable<Row> nodes) {
    this.nodes = nodes;
  }

  /// The reasons why a pod has no node, with its untolerated taints by their names, the most frequent first. They stay counted when
  /// the rows have another number of such nodes: then they are no longer what the scheduler saw, or it did not look at all of them.
  public WhyPending named(Row pod, WhyPending why) {
    if (why.reasons().stream().noneMatch(UntoleratedTaints::counted)) {
      return why;
    }
    Map<String, Integer> taints = known.computeIfAbsent(PodScheduling.of(pod).tolerations(), this::untolerated);
    int all = taints.values().stream().mapToInt(Integer::intValue).sum();
    return new WhyPending(
        why.nodes(),
        why.reasons().stream()
            .map(one -> counted(one) && all == one.nodes() ? named(one, taints) : one)
            .toList());
  }

  private static boolean counted(WhyPending.Reason reason) {
    return reason.words().key().equals("pending.taints");
  }

  private static WhyPending.Reason named(WhyPending.Reason reason, Map<String, Integer> taints) {
    List<Map.Entry<String, Integer>> often = new ArrayList<>(taints.entrySet());
    often.sort(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
    List<String> names = often.stream().limit(MOST).map(Map.Entry::getKey).toList();
    String more = often.size() > MOST ? " | …" : "";
    return new WhyPending.Reason(reason.nodes(), Message.of("pending.taint", reason.nodes(), String.join(" | ", names) + more));
  }

  /// On how many nodes each taint is the first one that keeps pods with these tolerations off. A cordoned node counts as that.
  private Map<String, Integer> untolerated(List<Toleration> tolerations) {
    Map<String, Integer> counts = new HashMap<>();
    for (Row node : nodes) {
      Taint.All taints = node.get(NodeKind.ALL_TAINTS);
      boolean cordoned = node.flag(NodeKind.CORDONED) && !tolerated(NodeFilters.CORDON, tolerations);
      if (taints != null && !cordoned) {
        taints.list().stream()
            .filter(one -> one.keepsOff() && !tolerated(one, tolerations))
            .findFirst()
            .ifPresent(one -> counts.merge(one.value().isEmpty() ? one.key() : one.key() + "=" + one.value(), 1, Integer::sum));
      }
    }
    return counts;
  }

  private static boolean tolerated(Taint taint, List<Toleration> tolerations) {
    return tolerations.stream().anyMatch(one -> one.tolerates(taint));
  }
}
