// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import java.util.List;

/// Sets the replicas of anything with a scale subresource.
///
/// @param before what was wanted when the person decided; the server refuses the command when it is another by then
public record ScaleWorkload(ResourceRef target, int before, int replicas) implements Command {

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
}
