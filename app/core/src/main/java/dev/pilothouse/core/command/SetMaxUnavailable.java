// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sets how many pods of a DaemonSet or StatefulSet may be away at once while it rolls out.
///
/// @param before what was set when the person decided, as `1` or `25%`; empty when nothing was
/// @param maxUnavailable the same; empty to leave it to the server again
public record SetMaxUnavailable(ResourceRef target, String before, String maxUnavailable) implements Command {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  public SetMaxUnavailable {
    if (!maxUnavailable.matches("(\\d{1,9}%?)?")) {
      throw new IllegalArgumentException("neither a number nor a percentage");
    }
  }

  @Override
  public Message title() {
    return Message.of("command.maxUnavailable.title", shown(before), shown(maxUnavailable));
  }

  private static String shown(String value) {
    return value.isEmpty() ? "–" : value;
  }

  @Override
  public Message effect() {
    return Message.of(
        maxUnavailable.isEmpty() ? "command.maxUnavailable.unset" : "command.maxUnavailable.effect", maxUnavailable);
  }

  @Override
  public boolean destructive() {
    return false;
  }

  @Override
  public List<String> kubectl(String context) {
    ObjectNode patch = JSON.objectNode();
    ObjectNode rolling = patch.putObject("spec").putObject("updateStrategy").putObject("rollingUpdate");
    rolling.set("maxUnavailable", maxUnavailable.isEmpty() ? JSON.nullNode() : node(maxUnavailable));
    return Kubectl.patch(context, target, patch);
  }

  /// An IntOrString: a number as one, all else as a string.
  private static @Nullable JsonNode node(String value) {
    if (value.isEmpty()) {
      return null;
    }
    return value.endsWith("%") ? JSON.textNode(value) : JSON.numberNode(Integer.parseInt(value));
  }

  @Override
  public Write write() {
    return JsonPatch.of(target)
        .change("/spec/updateStrategy/rollingUpdate/maxUnavailable", node(before), node(maxUnavailable))
        .write("");
  }

  @Override
  public List<Line> changes() {
    return ChangedLines.under("spec", "updateStrategy", "rollingUpdate")
        .change("maxUnavailable", before.isEmpty() ? null : before, maxUnavailable.isEmpty() ? null : maxUnavailable)
        .lines();
  }

  @Override
  public @Nullable Command undo() {
    return before.equals(maxUnavailable) ? null : new SetMaxUnavailable(target, maxUnavailable, before);
  }
}
