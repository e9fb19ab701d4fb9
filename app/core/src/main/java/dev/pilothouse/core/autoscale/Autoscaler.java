// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.autoscale;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.command.SetAutoscalerLimits;
import dev.pilothouse.core.command.SetAutoscalerLimits.Limits;
import dev.pilothouse.core.kind.Condition;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceRef;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What chooses the replicas of something, as it was read: a HorizontalPodAutoscaler, or the KEDA ScaledObject that made one.
/// Immutable.
///
/// @param ref what a person changes: of a HorizontalPodAutoscaler that a ScaledObject made, the ScaledObject
/// @param targetKind kind of what it scales
/// @param limits as they are written; [#min] and [#max] are those that hold
/// @param current replicas by its last count
/// @param desired what it last wanted
/// @param scaled when it last changed the replicas; null for never
public record Autoscaler(
    ResourceRef ref,
    String targetKind,
    String targetName,
    Limits limits,
    int current,
    int desired,
    List<Metric> metrics,
    Behaviour behaviour,
    List<Condition> conditions,
    @Nullable Instant scaled) {
  /// How often the controller looks (`--horizontal-pod-autoscaler-sync-period`).
  public static final Duration SYNC = Duration.ofSeconds(15);

  private static final String KEDA = "keda.sh";
  private static final int KEDA_MAX = 100;

  public Autoscaler {
    metrics = List.copyOf(metrics);
    conditions = List.copyOf(conditions);
  }

  /// @param hpa a HorizontalPodAutoscaler (autoscaling/v2)
  public static Autoscaler of(ResourceRef ref, KubeObject hpa) {
    return new Autoscaler(
        ref, hpa.text("spec", "scaleTargetRef", "kind"), hpa.text("spec", "scaleTargetRef", "name"),
        SetAutoscalerLimits.limits(ref.kind(), hpa), hpa.at("status", "currentReplicas").asInt(0),
        hpa.at("status", "desiredReplicas").asInt(0), Metric.readAll(hpa), Behaviour.read(hpa), conditions(hpa),
        instant(hpa.text("status", "lastScaleTime")));
  }

  /// The same when a ScaledObject made the HorizontalPodAutoscaler: its limits are those that count.
  public Autoscaler madeBy(ResourceRef scaledObject, KubeObject object) {
    return new Autoscaler(
        scaledObject, targetKind, targetName, SetAutoscalerLimits.limits(scaledObject.kind(), object), current, desired, metrics,
        behaviour, conditions, scaled);
  }

  /// The same with other limits.
  public Autoscaler with(Limits other) {
    return new Autoscaler(ref, targetKind, targetName, other, current, desired, metrics, behaviour, conditions, scaled);
  }

  public boolean isKeda() {
    return ref.kind().group().equals(KEDA);
  }

  /// The fewest that hold, the default included.
  public int min() {
    Integer own = limits.min();
    return own != null ? own : least();
  }

  /// The fewest that can be written.
  public int least() {
    return isKeda() ? 0 : 1;
  }

  public int max() {
    Integer own = limits.max();
    return own != null ? own : isKeda() ? KEDA_MAX : 1;
  }

  /// Whether it has no choice: this is how it is paused.
  public boolean isPaused() {
    return min() == max();
  }

  public @Nullable Condition condition(String type) {
    return new Condition.Set(conditions).find(type);
  }

  private static List<Condition> conditions(KubeObject object) {
    List<Condition> all = new ArrayList<>();
    for (JsonNode one : object.at("status", "conditions")) {
      Instant since = instant(one.path("lastTransitionTime").asText(""));
      all.add(
          new Condition(
              one.path("type").asText(""), one.path("status").asText(""), one.path("reason").asText(""),
              one.path("message").asText(""),
              since == null ? 0 : since.getEpochSecond(), 0));
    }
    return all;
  }

  private static @Nullable Instant instant(String text) {
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeParseException odd) {
      return null;
    }
  }
}
