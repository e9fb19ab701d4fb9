// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterWrites.Propagation;
import java.util.List;
import java.util.Locale;

/// Deletes one object, and what it owns by `propagation`.
public record DeleteObject(ResourceRef target, Propagation propagation) implements Command {

  @Override
  public Message title() {
    return Message.of("command.delete.title");
  }

  @Override
  public Message effect() {
    return Message.of("command.delete.effect." + propagation.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public boolean destructive() {
    return true;
  }

  @Override
  public List<String> kubectl(String context) {
    return Kubectl.line(
        context, target, "delete", Kubectl.name(target), "--cascade=" + propagation.name().toLowerCase(Locale.ROOT));
  }
}
