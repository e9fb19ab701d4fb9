// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.command.SetImage.Image;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings a workload back to the pod template of an earlier revision, as `kubectl rollout undo` does.
///
/// @param revision the one to go back to
/// @param images those that it changes, for people
/// @param patch the JSON patch that restores the template, its tests included; missing when the command was read from the journal,
///     which keeps no content of objects
public record UndoRollout(ResourceRef target, long revision, List<Image> images, JsonNode patch) implements Command {

  public UndoRollout {
    images = List.copyOf(images);
  }

  /// Goes back by the patch that `core.rollout.UndoPlan` has for a revision: a JSON patch (an array) for a Deployment, the data of
  /// a ControllerRevision (an object) for a StatefulSet or DaemonSet. The server refuses the command when the workload has another
  /// template by then than the one shown, or is paused.
  public static UndoRollout of(ResourceRef target, KubeObject shown, long revision, JsonNode patch) {
    JsonNode now = shown.at("spec", "template");
    JsonPatch tested = JsonPatch.of(new ResourceRef(target.kind(), target.namespace(), target.name()));
    JsonNode then;
    if (patch.isArray()) {
      tested.test("/spec/paused", null).test("/spec/template", now).all(patch);
      then = replacedTemplate(patch);
    } else {
      then = withoutDirective(patch.path("spec").path("template"));
      tested.change("/spec/template", now, then);
    }
    ResourceRef very = new ResourceRef(target.kind(), target.namespace(), target.name(), shown.uid());
    return new UndoRollout(very, revision, Image.between(now, then), tested.operations());
  }

  private static JsonNode replacedTemplate(JsonNode operations) {
    for (JsonNode operation : operations) {
      if (operation.path("path").asText().equals("/spec/template")) {
        return operation.path("value");
      }
    }
    throw new IllegalArgumentException("a patch without a template");
  }

  /// The data of a ControllerRevision replaces the template as a whole, by a directive of strategic merge patches.
  private static JsonNode withoutDirective(JsonNode template) {
    if (!(template instanceof ObjectNode whole)) {
      throw new IllegalArgumentException("a revision without a template");
    }
    ObjectNode own = whole.deepCopy();
    own.remove("$patch");
    return own;
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
    return patch.isArray();
  }

  @Override
  public List<String> kubectl(String context) {
    return Kubectl.line(context, target, "rollout", "undo", Kubectl.name(target), "--to-revision=" + revision);
  }

  @Override
  public Write write() {
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
