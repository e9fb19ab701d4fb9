// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sets or removes one label of a node. The server refuses it when that label is another by then; all other labels stay as they
/// are.
///
/// @param before its value when the person decided; null when the node did not have it
/// @param after null removes it
/// @param first whether the node had no labels at all
public record LabelNode(ResourceRef target, String key, @Nullable String before, @Nullable String after, boolean first)
    implements Command {
  private static final String LABELS = "/metadata/labels";

  @Override
  public Message title() {
    return after == null
        ? Message.of("command.label.remove", key)
        : Message.of("command.label.title", after.isEmpty() ? key : key + "=" + after);
  }

  @Override
  public Message effect() {
    return Message.of(after == null ? "command.label.effect.remove" : "command.label.effect");
  }

  @Override
  public boolean destructive() {
    return false;
  }

  @Override
  public List<String> kubectl(String context) {
    return kubectl(context, List.of(target.name()), key, after, before != null);
  }

  /// The line for several nodes.
  ///
  /// @param after null removes the label
  /// @param overwrite whether some of them have another value
  public static List<String> kubectl(
      String context, List<String> nodes, String key, @Nullable String after, boolean overwrite) {
    String word = after == null ? key + "-" : key + "=" + after;
    return Kubectl.nodes(context, "label", nodes, after != null && overwrite ? List.of(word, "--overwrite") : List.of(word));
  }

  @Override
  public Write write() {
    JsonPatch patch = JsonPatch.of(target);
    if (first && before == null && after != null) {
      return patch.change(LABELS, null, JsonNodeFactory.instance.objectNode().put(key, after)).write("");
    }
    return patch.change(LABELS + JsonPatch.step(key), node(before), node(after)).write("");
  }

  private static @Nullable JsonNode node(@Nullable String value) {
    return value == null ? null : JsonNodeFactory.instance.textNode(value);
  }

  @Override
  public List<Line> changes() {
    return ChangedLines.under("metadata", "labels").change(key, quoted(before), quoted(after)).lines();
  }

  private static @Nullable String quoted(@Nullable String value) {
    return value == null ? null : ChangedLines.quoted(value);
  }

  @Override
  public @Nullable Command undo() {
    return new LabelNode(target, key, after, before, false);
  }

  /// Where the last label was removed, the server keeps no labels at all.
  @Override
  public @Nullable Command undoAfter(KubeObject answer) {
    return new LabelNode(target, key, after, before, answer.at("metadata", "labels").isEmpty());
  }
}
