// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterWrites.Propagation;
import dev.pilothouse.core.port.Write;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

  @Override
  public Write write() {
    return new Write.Delete(target, propagation);
  }

  @Override
  public List<Line> changes() {
    ChangedLines lines = ChangedLines.under();
    lines.gone("kind: " + target.kind().kind()).gone("metadata:").gone("  name: " + target.name());
    return target.namespace().isEmpty() ? lines.lines() : lines.gone("  namespace: " + target.namespace()).lines();
  }

  @Override
  public @Nullable Command undo() {
    return null;
  }
}
