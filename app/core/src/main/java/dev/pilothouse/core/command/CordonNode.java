// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import java.util.List;

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
    return Kubectl.line(context, target, cordon ? "cordon" : "uncordon", target.name());
  }
}
