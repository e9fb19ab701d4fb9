// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.overview;

import dev.pilothouse.core.kind.Condition;
import dev.pilothouse.core.kind.HorizontalPodAutoscalerKind;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PersistentVolumeClaimKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.model.Status;
import dev.pilothouse.core.overview.Problem.Evidence;
import dev.pilothouse.core.overview.Problem.Source;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Troubles of nodes, claims and autoscalers.
final class ObjectProblems {
  private ObjectProblems() {}

  static List<Problem> nodes(ClusterSnapshots rows, EventWords events, long now) {
    NodeKind kind = new NodeKind();
    Map<String, Integer> podsByNode = new HashMap<>();
    List<Problem> found = new ArrayList<>();
    for (Row node : rows.nodes()) {
      Status status = kind.status(node, now);
      if (status.health().compareTo(Health.WARNING) < 0) {
        continue;
      }
      if (podsByNode.isEmpty()) {
        rows.workloads().pods().forEach(pod -> podsByNode.merge(pod.text(PodKind.NODE), 1, Integer::sum));
      }
      int pods = podsByNode.getOrDefault(node.name(), 0);
      Condition condition = worst(node);
      Evidence event = events.about(node.uid());
      Evidence evidence =
          condition == null || condition.message().isEmpty()
              ? event
              : new Evidence(Source.CONDITION, condition.reason(), condition.message());
      Message serving = pods == 0 ? null : Message.of("problem.podsOnNode", pods);
      found.add(
          problem(
              NodeKind.KIND, node, status, serving, evidence, condition == null ? 0 : condition.since(),
              List.of(NextStep.SHOW_NODE, NextStep.EVENTS)));
    }
    return found;
  }

  /// The condition that is not as it should be; null for a cordon, which is none.
  private static @Nullable Condition worst(Row node) {
    Condition.Set conditions = node.get(NodeKind.CONDITIONS);
    if (conditions == null) {
      return null;
    }
    for (Condition one : conditions.all()) {
      boolean fine = one.type().equals("Ready") ? one.isTrue() : !one.isTrue();
      if (!fine) {
        return one;
      }
    }
    return null;
  }

  static List<Problem> claims(RowSnapshot claims, EventWords events, long now) {
    PersistentVolumeClaimKind kind = new PersistentVolumeClaimKind();
    List<Problem> found = new ArrayList<>();
    for (Row claim : claims) {
      Status status = kind.status(claim, now);
      if (status.health().compareTo(Health.WARNING) >= 0) {
        found.add(
            problem(
                PersistentVolumeClaimKind.KIND, claim, status, null, events.about(claim.uid()), claim.created(),
                List.of(NextStep.EVENTS, NextStep.YAML)));
      }
    }
    return found;
  }

  /// At its limit an autoscaler does what it was told; only one that cannot measure or scale needs a person.
  static List<Problem> autoscalers(RowSnapshot autoscalers, long now) {
    HorizontalPodAutoscalerKind kind = new HorizontalPodAutoscalerKind();
    List<Problem> found = new ArrayList<>();
    for (Row autoscaler : autoscalers) {
      if (autoscaler.deleted() > 0 || !HorizontalPodAutoscalerKind.unable(autoscaler)) {
        continue;
      }
      Condition.Set conditions = autoscaler.get(HorizontalPodAutoscalerKind.CONDITIONS);
      Condition why = conditions == null ? null : conditions.find("ScalingActive");
      if (conditions != null && conditions.isFalse("AbleToScale")) {
        why = conditions.find("AbleToScale");
      }
      Evidence evidence = why == null ? null : new Evidence(Source.CONDITION, why.reason(), why.message());
      found.add(
          problem(
              HorizontalPodAutoscalerKind.KIND, autoscaler, kind.status(autoscaler, now), null, evidence,
              why == null ? 0 : why.since(), List.of(NextStep.DETAILS, NextStep.YAML)));
    }
    return found;
  }

  private static Problem problem(
      ResourceKind kind,
      Row row,
      Status status,
      @Nullable Message serving,
      @Nullable Evidence evidence,
      long since,
      List<NextStep> steps) {
    ResourceRef ref = new ResourceRef(kind, row.namespace(), row.name(), row.uid());
    return new Problem(ref, ref, "", status.health(), status.words(), serving, evidence, since, 1, steps);
  }
}
