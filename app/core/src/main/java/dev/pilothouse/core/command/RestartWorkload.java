// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import java.time.Instant;
import java.util.List;

/// Replaces all pods of a Deployment, StatefulSet or DaemonSet by its own strategy, as `kubectl rollout restart` does.
///
/// @param at the time that the pod template is stamped with
public record RestartWorkload(ResourceRef target, Instant at) implements Command {

  @Override
  public Message title() {
    return Message.of("command.restart.title");
  }

  @Override
  public Message effect() {
    return Message.of("command.restart.effect");
  }

  @Override
  public boolean destructive() {
    return false;
  }

  @Override
  public List<String> kubectl(String context) {
    return Kubectl.line(context, target, "rollout", "restart", Kubectl.name(target));
  }
}
