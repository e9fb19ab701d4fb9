// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sets the replicas of anything with a scale subresource.
///
/// @param before what was wanted when the person decided; the server refuses the command when it is another by then
public record ScaleWorkload(ResourceRef target, int before, int replicas) implements Command {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  public ScaleWorkload {
    if (replicas < 0) {
      throw new IllegalArgumentException("replicas must not be negative");
    }
  }

  @Override
  public Message title() {
    return Message.of("command.scale.title", before, replicas);
  }

  @Override
  public Message effect() {
    return Message.of(replicas < before ? "command.scale.down" : "command.scale.up", before, replicas);
  }

  @Override
  public boolean destructive() {
    return replicas == 0 && before > 0;
  }

  @Override
  public List<String> kubectl(String context) {
    return Kubectl.line(
        context, target, "scale", Kubectl.name(target), "--current-replicas=" + before, "--replicas=" + replicas);
  }

  @Override
  public Write write() {
    JsonPatch patch = JsonPatch.of(target);
    if (before == 0) {
      // A Scale leaves replicas out when it is 0, so that a test of the field itself would fail; spec has no other field.
      patch.test("/spec", JSON.objectNode());
    } else {
      patch.test("/spec/replicas", JSON.numberNode(before));
    }
    return patch.set("/spec/replicas", JSON.numberNode(replicas)).write("scale");
  }

  @Override
  public List<Line> changes() {
    return ChangedLines.under("spec").change("replicas", Integer.toString(before), Integer.toString(replicas)).lines();
  }

  @Override
  public @Nullable Command undo() {
    return before == replicas ? null : new ScaleWorkload(target, replicas, before);
  }
}
