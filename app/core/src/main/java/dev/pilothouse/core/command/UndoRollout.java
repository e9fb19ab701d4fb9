// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.command.SetImage.Image;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterWrites.PatchKind;
import dev.pilothouse.core.port.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings a workload back to the pod template of an earlier revision, as `kubectl rollout undo` does. [Revisions#undo] makes it.
///
/// @param revision the one to go back to
/// @param images those that it changes, for people
/// @param patch a JSON patch (an array) or a strategic merge patch (an object) that restores the template; missing when the
///     command was read from the journal, which keeps no content of objects
public record UndoRollout(ResourceRef target, long revision, List<Image> images, JsonNode patch) implements Command {

  public UndoRollout {
    images = List.copyOf(images);
  }

  @Override
  public Message title() {
    return Message.of("command.undo.title", revision);
  }

  @Override
  public Message effect() {
    return Message.of("command.undo.effect", revision);
  }

  @Override
  public boolean destructive() {
    return false;
  }

  @Override
  public boolean complete() {
    return patch.isArray() || patch.isObject();
  }

  @Override
  public List<String> kubectl(String context) {
    return Kubectl.line(context, target, "rollout", "undo", Kubectl.name(target), "--to-revision=" + revision);
  }

  @Override
  public Write write() {
    if (patch instanceof ObjectNode merge) {
      ObjectNode own = merge.deepCopy();
      if (!target.uid().isEmpty()) {
        own.withObject("/metadata").put("uid", target.uid());
      }
      return new Write.Patch(target, "", PatchKind.STRATEGIC_MERGE, own);
    }
    return JsonPatch.of(target).all(patch).write("");
  }

  @Override
  public List<Line> changes() {
    ChangedLines lines = ChangedLines.under("spec", "template").remark("revision " + revision);
    for (String list : SetImage.LISTS) {
      List<Image> own = images.stream().filter(image -> image.list().equals(list)).toList();
      if (!own.isEmpty()) {
        ChangedLines part = ChangedLines.under(PodSpecPath.fields(target.kind(), list));
        own.forEach(image -> part.item(image.container()).change("image", known(image.before()), known(image.after())));
        lines.and(part);
      }
    }
    return lines.lines();
  }

  private static @Nullable String known(String image) {
    return image.isEmpty() ? null : image;
  }

  @Override
  public @Nullable Command undo() {
    return null;
  }

  /// What the journal keeps of one.
  static UndoRollout recorded(ResourceRef target, long revision, List<Image> images) {
    return new UndoRollout(target, revision, images, JsonNodeFactory.instance.missingNode());
  }
}
