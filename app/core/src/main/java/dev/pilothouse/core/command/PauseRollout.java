// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds a Deployment where it is: what is changed in it from now on goes out when it is resumed, at once.
public record PauseRollout(ResourceRef target) implements Command {

  @Override
  public Message title() {
    return Message.of("command.pause.title");
  }

  @Override
  public Message effect() {
    return Message.of("command.pause.effect");
  }

  @Override
  public boolean destructive() {
    return false;
  }

  @Override
  public List<String> kubectl(String context) {
    return Kubectl.line(context, target, "rollout", "pause", Kubectl.name(target));
  }

  @Override
  public Write write() {
    ObjectNode patch = Identified.patch(target);
    patch.putObject("spec").put("paused", true);
    return Identified.strategic(target, patch);
  }

  @Override
  public List<Line> changes() {
    return ChangedLines.under("spec").change("paused", null, "true").lines();
  }

  @Override
  public @Nullable Command undo() {
    return new ResumeRollout(target);
  }
}
