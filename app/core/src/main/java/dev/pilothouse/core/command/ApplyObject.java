// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.command.ChangedLines.Sign;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Right;
import dev.pilothouse.core.port.Write;
import dev.pilothouse.core.yaml.edit.EditPlan;
import dev.pilothouse.core.yaml.edit.EditableObject;
import dev.pilothouse.core.yaml.merge.ListKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes an object as a text says, or brings the fields that the text names to what it says, by server-side apply: as
/// `kubectl apply --server-side` does.
///
/// @param file where kubectl would read it from, for people
/// @param force whether fields are taken over from other managers
/// @param before the object as it was; missing when there was none, or when the command was read from the journal
/// @param body the object to send; missing when the command was read from the journal, which keeps no content of objects
/// @param made whether the object did not exist
public record ApplyObject(ResourceRef target, String file, boolean force, boolean made, JsonNode before, JsonNode body)
    implements Command {

  /// @param before the object as it is now; null when there is none
  public static ApplyObject of(ResourceRef target, String file, @Nullable KubeObject before, ObjectNode body, boolean force) {
    JsonNode was = before == null ? SentBody.nothing() : before.root();
    String uid = before == null ? "" : before.uid();
    ResourceRef very = new ResourceRef(target.kind(), target.namespace(), target.name(), uid);
    return new ApplyObject(very, file, force, before == null, was, EditableObject.of(body));
  }

  @Override
  public Message title() {
    return made ? Message.of("command.apply.create") : Message.of("command.apply.title");
  }

  @Override
  public Message effect() {
    return Message.of(made ? "command.apply.effect.create" : force ? "command.apply.effect.force" : "command.apply.effect");
  }

  @Override
  public boolean destructive() {
    return false;
  }

  @Override
  public boolean complete() {
    return body.isObject();
  }

  @Override
  public List<String> kubectl(String context) {
    List<String> words = new ArrayList<>(List.of("apply", "--server-side", "--field-manager=pilothouse"));
    if (force) {
      words.add("--force-conflicts");
    }
    words.addAll(List.of("-f", file));
    return Kubectl.line(context, target, words.toArray(String[]::new));
  }

  @Override
  public Write write() {
    JsonNode sent = body.deepCopy();
    if (sent instanceof ObjectNode known && !target.uid().isEmpty()) {
      known.withObjectProperty("metadata").put("uid", target.uid());
    }
    return new Write.Apply(target, sent, force);
  }

  @Override
  public List<Right> rights() {
    Right patch = new Right("patch", target.kind(), "", target.namespace(), target.name());
    return made ? List.of(patch, new Right("create", target.kind(), "", target.namespace(), "")) : List.of(patch);
  }

  @Override
  public List<Line> changes() {
    return SentBody.lines(body, made ? Sign.ADDED : Sign.SAME);
  }

  @Override
  public @Nullable Command undo() {
    return null;
  }

  /// What was made is deleted, and only that very object; what was changed is brought back, as far as nobody changed it since.
  @Override
  public @Nullable Command undoAfter(KubeObject answer) {
    if (made) {
      return SentBody.unmade(target, answer);
    }
    if (!before.isObject()) {
      return null;
    }
    ListKeys none = path -> List.of();
    EditPlan back = EditPlan.of(answer.root(), answer.root(), before, none, Set.of());
    return EditObject.between(SentBody.very(target, answer), answer, back, none);
  }

  /// What the journal keeps of one.
  static ApplyObject recorded(ResourceRef target, String file, boolean force, boolean made) {
    return new ApplyObject(target, file, force, made, SentBody.nothing(), SentBody.nothing());
  }
}
