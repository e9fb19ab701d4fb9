// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps new pods off a node, or lets them come again.
public record CordonNode(ResourceRef target, boolean cordon) implements Command {

  @Override
  public Message title() {
    return Message.of(cordon ? "command.cordon.title" : "command.uncordon.title");
  }

  @Override
  public Message effect() {
    return Message.of(cordon ? "command.cordon.effect" : "command.uncordon.effect");
  }

  @Override
  public boolean destructive() {
    return false;
  }

  @Override
  public List<String> kubectl(String context) {
    return kubectl(context, List.of(target.name()), cordon);
  }

  /// The line for several nodes.
  public static List<String> kubectl(String context, List<String> nodes, boolean cordon) {
    return Kubectl.all(context, cordon ? "cordon" : "uncordon", nodes);
  }

  @Override
  public Write write() {
    ObjectNode patch = Identified.patch(target);
    ObjectNode spec = patch.putObject("spec");
    if (cordon) {
      spec.put("unschedulable", true);
    } else {
      spec.putNull("unschedulable");
    }
    return Identified.strategic(target, patch);
  }

  @Override
  public List<Line> changes() {
    return ChangedLines.under("spec").change("unschedulable", cordon ? null : "true", cordon ? "true" : null).lines();
  }

  @Override
  public @Nullable Command undo() {
    return new CordonNode(target, !cordon);
  }
}
