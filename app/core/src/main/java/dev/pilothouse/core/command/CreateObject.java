// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.command.ChangedLines.Sign;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Write;
import dev.pilothouse.core.yaml.edit.EditableObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes an object that the server gives a name (`metadata.generateName`), as `kubectl create` does; server-side apply needs a
/// name. Each time that it is sent another object is made.
///
/// @param target named by the beginning of the name; by the whole name and its uid once it is made
/// @param file where kubectl would read it from, for people
/// @param body the object to send; missing when the command was read from the journal, which keeps no content of objects, and
///     when it is made
public record CreateObject(ResourceRef target, String file, JsonNode body) implements Command {

  public static CreateObject of(ResourceRef target, String file, ObjectNode body) {
    return new CreateObject(target, file, EditableObject.of(body));
  }

  @Override
  public Message title() {
    return Message.of("command.apply.create");
  }

  @Override
  public Message effect() {
    return Message.of("command.create.effect", target.name());
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
    return Kubectl.line(context, target, "create", "--field-manager=pilothouse", "-f", file);
  }

  @Override
  public Write write() {
    return new Write.Create(target, body);
  }

  @Override
  public List<Line> changes() {
    return SentBody.lines(body, Sign.ADDED);
  }

  @Override
  public @Nullable Command undo() {
    return null;
  }

  @Override
  public Command done(KubeObject answer) {
    return recorded(SentBody.very(target, answer), file);
  }

  @Override
  public @Nullable Command undoAfter(KubeObject answer) {
    return SentBody.unmade(target, answer);
  }

  /// What the journal keeps of one.
  static CreateObject recorded(ResourceRef target, String file) {
    return new CreateObject(target, file, SentBody.nothing());
  }
}
