// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets a paused Deployment roll out again, with all that was changed meanwhile.
public record ResumeRollout(ResourceRef target) implements Command {

  @Override
  public Message title() {
    return Message.of("command.resume.title");
  }

  @Override
  public Message effect() {
    return Message.of("command.resume.effect");
  }

  @Override
  public boolean destructive() {
    return false;
  }

  @Override
  public List<String> kubectl(String context) {
    return Kubectl.line(context, target, "rollout", "resume", Kubectl.name(target));
  }

  @Override
  public Write write() {
    ObjectNode patch = Identified.patch(target);
    patch.putObject("spec").putNull("paused");
    return Identified.strategic(target, patch);
  }

  @Override
  public List<Line> changes() {
    return ChangedLines.under("spec").change("paused", "true", null).lines();
  }

  @Override
  public @Nullable Command undo() {
    return new PauseRollout(target);
  }
}
