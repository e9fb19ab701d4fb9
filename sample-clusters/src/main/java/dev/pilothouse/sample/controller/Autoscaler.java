// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.UsageSource;
import dev.pilothouse.sample.api.UsageSource.ContainerUsage;
import dev.pilothouse.sample.api.UsageSource.PodUsage;
import dev.pilothouse.sample.controller.ScalingHistory.Range;
import dev.pilothouse.sample.controller.ScalingHistory.Verdict;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import dev.pilothouse.sample.store.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Scales what HorizontalPodAutoscalers point at by the CPU or memory that its pods use of their requests
/// (`pkg/controller/podautoscaler`).
final class Autoscaler {

  private static final String COMPONENT = "horizontal-pod-autoscaler";
  private static final Duration PERIOD = Duration.ofSeconds(15);
  private static final double TOLERANCE = 0.1;

  /// The present use of one metric over all pods.
  private record Measured(String resource, int utilization, long average, int target) {}

  private final ClusterState cluster;
  private final UsageSource usage;
  private final Map<String, ScalingHistory> histories = new HashMap<>();

  Autoscaler(ClusterState cluster, UsageSource usage) {
    this.cluster = cluster;
    this.usage = usage;
  }

  void start() {
    cluster.loop().every(PERIOD, () -> {
      List<ObjectNode> autoscalers = cluster.list(BuiltInTypes.HORIZONTAL_POD_AUTOSCALERS);
      if (!autoscalers.isEmpty()) {
        Map<ObjectKey, PodUsage> used = new HashMap<>();
        usage.pods().forEach(pod -> used.put(new ObjectKey(pod.namespace(), pod.pod()), pod));
        autoscalers.forEach(each -> reconcile(each, used));
      }
      histories.keySet().retainAll(autoscalers.stream().map(Json::uid).toList());
    });
  }

  private static @Nullable ResourceType targetType(JsonNode autoscaler) {
    return switch (Json.text(autoscaler, "spec", "scaleTargetRef", "kind")) {
      case "Deployment" -> BuiltInTypes.DEPLOYMENTS;
      case "StatefulSet" -> BuiltInTypes.STATEFUL_SETS;
      case "ReplicaSet" -> BuiltInTypes.REPLICA_SETS;
      default -> null;
    };
  }

  private void reconcile(ObjectNode autoscaler, Map<ObjectKey, PodUsage> used) {
    ObjectKey key = Json.key(autoscaler);
    ResourceType type = targetType(autoscaler);
    ObjectKey targetKey = new ObjectKey(key.namespace(), Json.text(autoscaler, "spec", "scaleTargetRef", "name"));
    ObjectNode target = type == null ? null : cluster.find(type, targetKey);
    Instant now = cluster.loop().now();
    if (type == null || target == null) {
      cluster.change(BuiltInTypes.HORIZONTAL_POD_AUTOSCALERS, key, COMPONENT, it -> Conditions.set(
          Json.child(it, "status"), "AbleToScale", "False", "FailedGetScale",
          "the HPA controller was unable to get the target's current scale: %s \"%s\" not found"
              .formatted(type == null ? "object" : type.qualifiedName(), targetKey.name()), now));
      return;
    }
    int current = Json.integer(1, target, "spec", "replicas");
    List<ObjectNode> pods = cluster.list(BuiltInTypes.PODS, key.namespace()).stream()
        .filter(pod -> Pods.isActive(pod) && Pods.isReady(pod))
        .filter(pod -> Selectors.matches(Json.at(target, "spec", "selector"), Json.labels(pod)))
        .toList();
    List<Measured> measured = Json.items(autoscaler, "spec", "metrics").stream()
        .filter(metric -> Json.text(metric, "type").equals("Resource"))
        .map(metric -> measure(metric, pods, used))
        .filter(it -> it.utilization >= 0)
        .toList();
    ScalingHistory history = histories.computeIfAbsent(Json.uid(autoscaler), uid -> new ScalingHistory());
    history.begin(current, now);
    Decision decision = current == 0
        ? Decision.none(current, true)
        : decide(autoscaler, history, current, pods.size(), measured, now);
    if (decision.replicas() != current) {
      cluster.change(type, targetKey, COMPONENT, it -> Json.child(it, "spec").put("replicas", decision.replicas()));
      history.scaled(decision.replicas() - current, now);
      cluster.events().normal(autoscaler, COMPONENT, "SuccessfulRescale",
          "New size: %d; reason: %s".formatted(decision.replicas(), decision.reason()));
    }
    status(key, target, current, decision, measured, now);
  }

  private static Measured measure(JsonNode metric, List<ObjectNode> pods, Map<ObjectKey, PodUsage> used) {
    String resource = Json.text(metric, "resource", "name");
    boolean cpu = resource.equals("cpu");
    long sum = 0;
    long requested = 0;
    int counted = 0;
    for (ObjectNode pod : pods) {
      PodUsage usage = used.get(Json.key(pod));
      if (usage != null) {
        requested += Quantities.requested(pod.path("spec"), resource, cpu);
        counted++;
        for (ContainerUsage container : usage.containers()) {
          sum += cpu ? container.usage().nanoCores() / 1_000_000 : container.usage().memoryBytes();
        }
      }
    }
    int target = Json.integer(80, metric, "resource", "target", "averageUtilization");
    return counted == 0 || requested == 0
        ? new Measured(resource, -1, 0, target)
        : new Measured(resource, (int) (sum * 100 / requested), sum / counted, target);
  }

  private static Decision decide(
      ObjectNode autoscaler, ScalingHistory history, int current, int ready, List<Measured> measured, Instant now) {
    Range range = new Range(Json.integer(1, autoscaler, "spec", "minReplicas"), Json.integer(1, autoscaler, "spec", "maxReplicas"));
    if (current > range.most()) {
      return Decision.bound(range.most(), "Current number of replicas above Spec.MaxReplicas");
    }
    if (current < range.least()) {
      return Decision.bound(range.least(), "Current number of replicas below Spec.MinReplicas");
    }
    if (measured.isEmpty()) {
      return Decision.none(current, false);
    }
    JsonNode behavior = Json.at(autoscaler, "spec", "behavior");
    int wanted = 0;
    Measured decisive = measured.getFirst();
    for (Measured each : measured) {
      double ratio = (double) each.utilization / each.target;
      boolean near = ratio >= 1 - tolerance(behavior, "scaleDown") && ratio <= 1 + tolerance(behavior, "scaleUp");
      int proposal = near ? current : (int) Math.ceil(ratio * ready);
      if (proposal > wanted) {
        wanted = proposal;
        decisive = each;
      }
    }
    String metric = "%s resource utilization (percentage of request)".formatted(decisive.resource);
    Verdict verdict = history.limit(behavior, current, wanted, range, now);
    return new Decision(
        verdict.replicas(), wanted > current ? metric + " above target" : "All metrics below target", metric, verdict, false);
  }

  private static double tolerance(JsonNode behavior, String direction) {
    JsonNode written = Json.at(behavior, direction, "tolerance");
    return written.isMissingNode() ? TOLERANCE : Quantities.millis(written) / 1000.0;
  }

  /// @param metric which metric decided; empty when none was read
  /// @param verdict how far it may go; null when the limits of the autoscaler alone decided
  private record Decision(int replicas, String reason, String metric, @Nullable Verdict verdict, boolean disabled) {

    static Decision none(int current, boolean disabled) {
      return new Decision(current, "", "", null, disabled);
    }

    /// Back within its limits, whatever the metrics say.
    static Decision bound(int replicas, String reason) {
      return new Decision(replicas, reason, "", null, false);
    }

    void conditions(ObjectNode status, int current, Instant now) {
      if (replicas != current) {
        Conditions.set(status, "AbleToScale", "True", "SucceededRescale",
            "the HPA controller was able to update the target scale to " + replicas, now);
      } else if (verdict != null) {
        String held = verdict.held();
        Conditions.set(
            status, "AbleToScale", "True", held.isEmpty() ? "ReadyForNewScale" : held,
            held.isEmpty() ? "recommended size matches current size" : able(held), now);
      } else {
        Conditions.set(status, "AbleToScale", "True", "SucceededGetScale",
            "the HPA controller was able to get the target's current scale", now);
      }
      if (disabled) {
        Conditions.set(status, "ScalingActive", "False", "ScalingDisabled",
            "scaling is disabled since the replica count of the target is zero", now);
      } else if (verdict != null) {
        Conditions.set(status, "ScalingActive", "True", "ValidMetricFound",
            "the HPA was able to successfully calculate a replica count from " + metric, now);
        Conditions.set(
            status, "ScalingLimited", verdict.limited() ? "True" : "False", verdict.limit(), limited(verdict.limit()), now);
      } else if (replicas == current) {
        Conditions.set(status, "ScalingActive", "False", "FailedGetResourceMetric",
            "the HPA was unable to compute the replica count: failed to get cpu utilization: did not receive metrics for"
                + " targeted pods (pods might be unready)", now);
      }
    }

    private static String able(String held) {
      return held.equals("ScaleUpStabilized")
          ? "recent recommendations were lower than current one, applying the lowest recent recommendation"
          : "recent recommendations were higher than current one, applying the highest recent recommendation";
    }

    private static String limited(String reason) {
      return switch (reason) {
        case "TooFewReplicas" -> "the desired replica count is less than the minimum replica count";
        case "TooManyReplicas" -> "the desired replica count is more than the maximum replica count";
        case "ScaleUpLimit" -> "the desired replica count is increasing faster than the maximum scale rate";
        case "ScaleDownLimit" -> "the desired replica count is decreasing faster than the maximum scale rate";
        default -> "the desired count is within the acceptable range";
      };
    }
  }

  private void status(
      ObjectKey key, ObjectNode target, int current, Decision decision, List<Measured> measured, Instant now) {
    cluster.change(BuiltInTypes.HORIZONTAL_POD_AUTOSCALERS, key, COMPONENT, object -> {
      ObjectNode status = Json.child(object, "status");
      status.put("currentReplicas", Json.integer(current, target, "status", "replicas"));
      status.put("desiredReplicas", decision.replicas());
      if (decision.replicas() != current) {
        status.put("lastScaleTime", Json.time(now));
      }
      ArrayNode metrics = status.putArray("currentMetrics");
      for (Measured each : measured) {
        ObjectNode resource = metrics.addObject().put("type", "Resource").putObject("resource").put("name", each.resource);
        resource.putObject("current")
            .put("averageUtilization", each.utilization)
            .put("averageValue", each.resource.equals("cpu") ? each.average + "m" : Long.toString(each.average));
      }
      decision.conditions(status, current, now);
    });
  }
}
