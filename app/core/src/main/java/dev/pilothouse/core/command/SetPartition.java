// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sets the ordinal from which on the pods of a StatefulSet are updated; those below keep the revision that they have.
///
/// @param before what was set when the person decided; the server refuses the command when it is another by then
public record SetPartition(ResourceRef target, int before, int partition) implements Command {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  public SetPartition {
    if (partition < 0) {
      throw new IllegalArgumentException("a partition must not be negative");
    }
  }

  @Override
  public Message title() {
    return Message.of("command.partition.title", before, partition);
  }

  @Override
  public Message effect() {
    return Message.of(partition == 0 ? "command.partition.all" : "command.partition.effect", partition);
  }

  @Override
  public boolean destructive() {
    return false;
  }

  @Override
  public List<String> kubectl(String context) {
    ObjectNode patch = JSON.objectNode();
    patch.putObject("spec").putObject("updateStrategy").putObject("rollingUpdate").put("partition", partition);
    return Kubectl.patch(context, target, patch);
  }

  @Override
  public Write write() {
    return JsonPatch.of(target)
        .change("/spec/updateStrategy/rollingUpdate/partition", JSON.numberNode(before), JSON.numberNode(partition))
        .write("");
  }

  @Override
  public List<Line> changes() {
    return ChangedLines.under("spec", "updateStrategy", "rollingUpdate")
        .change("partition", Integer.toString(before), Integer.toString(partition))
        .lines();
  }

  @Override
  public @Nullable Command undo() {
    return before == partition ? null : new SetPartition(target, partition, before);
  }
}
