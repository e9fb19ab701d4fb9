// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Write;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sets between how many replicas a HorizontalPodAutoscaler or a KEDA ScaledObject chooses. Pausing it is setting both to the same
/// number: it then stays in charge and does nothing, and no foreign annotation is needed.
///
/// @param before the limits when the person decided; the server refuses the command when they are others by then
public record SetAutoscalerLimits(ResourceRef target, Limits before, Limits limits) implements Command {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// Both limits; null where the object says nothing and the autoscaler's own default holds.
  public record Limits(@Nullable Integer min, @Nullable Integer max) {

    /// Whether the autoscaler has no choice.
    public boolean fixed() {
      return min != null && min.equals(max);
    }
  }

  /// How a kind of autoscaler names its limits, and what holds when they are left out.
  private record Fields(String min, String max, int leastMin, int leastMax) {
    static Fields of(ResourceKind kind) {
      return kind.group().equals("keda.sh")
          ? new Fields("minReplicaCount", "maxReplicaCount", 0, 100)
          : new Fields("minReplicas", "maxReplicas", 1, 1);
    }

    String text(Limits limits) {
      int min = limits.min() == null ? leastMin : limits.min();
      int max = limits.max() == null ? leastMax : limits.max();
      return min + "–" + max;
    }
  }

  /// The limits that an autoscaler has.
  public static Limits limits(ResourceKind kind, KubeObject autoscaler) {
    Fields fields = Fields.of(kind);
    return new Limits(number(autoscaler.at("spec", fields.min())), number(autoscaler.at("spec", fields.max())));
  }

  private static @Nullable Integer number(JsonNode node) {
    return node.isInt() || node.isLong() ? node.asInt() : null;
  }

  @Override
  public Message title() {
    Fields fields = Fields.of(target.kind());
    if (limits.fixed() && !before.fixed()) {
      return Message.of("command.limits.pause", Objects.requireNonNull(limits.min()));
    }
    return before.fixed() && !limits.fixed()
        ? Message.of("command.limits.resume", fields.text(limits))
        : Message.of("command.limits.title", fields.text(before), fields.text(limits));
  }

  @Override
  public Message effect() {
    Fields fields = Fields.of(target.kind());
    return limits.fixed()
        ? Message.of("command.limits.effect.pause", Objects.requireNonNull(limits.min()), fields.text(before))
        : Message.of("command.limits.effect", fields.text(limits), fields.text(before));
  }

  @Override
  public boolean destructive() {
    return false;
  }

  @Override
  public List<String> kubectl(String context) {
    Fields fields = Fields.of(target.kind());
    ObjectNode patch = JSON.objectNode();
    ObjectNode spec = patch.putObject("spec");
    if (!Objects.equals(before.min(), limits.min())) {
      spec.set(fields.min(), limits.min() == null ? JSON.nullNode() : JSON.numberNode(limits.min()));
    }
    if (!Objects.equals(before.max(), limits.max())) {
      spec.set(fields.max(), limits.max() == null ? JSON.nullNode() : JSON.numberNode(limits.max()));
    }
    return Kubectl.patch(context, target, patch);
  }

  @Override
  public Write write() {
    Fields fields = Fields.of(target.kind());
    JsonPatch patch = JsonPatch.of(target);
    patch.test("/spec/" + fields.min(), node(before.min())).test("/spec/" + fields.max(), node(before.max()));
    if (!Objects.equals(before.min(), limits.min())) {
      patch.set("/spec/" + fields.min(), node(limits.min()));
    }
    if (!Objects.equals(before.max(), limits.max())) {
      patch.set("/spec/" + fields.max(), node(limits.max()));
    }
    return patch.write("");
  }

  private static @Nullable JsonNode node(@Nullable Integer number) {
    return number == null ? null : JSON.numberNode(number.intValue());
  }

  @Override
  public List<Line> changes() {
    Fields fields = Fields.of(target.kind());
    ChangedLines lines = ChangedLines.under("spec");
    if (!Objects.equals(before.min(), limits.min())) {
      lines.change(fields.min(), text(before.min()), text(limits.min()));
    }
    if (!Objects.equals(before.max(), limits.max())) {
      lines.change(fields.max(), text(before.max()), text(limits.max()));
    }
    return lines.lines();
  }

  private static @Nullable String text(@Nullable Integer number) {
    return number == null ? null : number.toString();
  }

  @Override
  public @Nullable Command undo() {
    return before.equals(limits) ? null : new SetAutoscalerLimits(target, limits, before);
  }
}
