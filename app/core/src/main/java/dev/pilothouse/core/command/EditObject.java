// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.command.ChangedLines.Sign;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterWrites.PatchKind;
import dev.pilothouse.core.port.Write;
import dev.pilothouse.core.rollout.Rollouts;
import dev.pilothouse.core.yaml.edit.EditPlan;
import dev.pilothouse.core.yaml.merge.ListKeys;
import dev.pilothouse.core.yaml.merge.ObjectPatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes fields of an object as a person wrote them. Each of these fields is tested for what was shown, so the server refuses the
/// command when one of them is another by then; what anybody else changed meanwhile stays.
///
/// @param fields the fields that change, for people: `spec.replicas`
/// @param lines the same as lines of YAML; the values of a Secret are not told
/// @param rollout whether pods are made anew because of it
/// @param patch the JSON patch with its tests; missing when the command was read from the journal, which keeps no content of
///     objects
/// @param back the JSON patch that takes it back
public record EditObject(
    ResourceRef target, List<String> fields, List<Line> lines, boolean rollout, JsonNode patch, JsonNode back)
    implements Command {

  public EditObject {
    fields = List.copyOf(fields);
    lines = List.copyOf(lines);
  }

  /// @param target the object, of which the plan has the uid
  /// @param plan what becomes of it; it changes something
  public static EditObject of(ResourceRef target, EditPlan plan, ListKeys keys) {
    ResourceRef very = new ResourceRef(target.kind(), target.namespace(), target.name(), new KubeObject(plan.live()).uid());
    boolean rollout = plan.changesPodTemplate() && Rollouts.has(target.kind());
    ArrayNode back = ObjectPatch.between(plan.after(), plan.live(), keys).operations();
    List<ObjectPatch.Change> changes = plan.patch().changes();
    return new EditObject(
        very, changes.stream().map(ObjectPatch.Change::field).toList(), FieldLines.of(changes, isSecret(target)), rollout,
        plan.patch().operations(), back);
  }

  /// Brings an object back from one state to another, field by field.
  static @Nullable EditObject between(ResourceRef target, KubeObject from, EditPlan plan, ListKeys keys) {
    ResourceRef very = new ResourceRef(target.kind(), target.namespace(), target.name(), from.uid());
    return plan.changesNothing() ? null : of(very, plan, keys);
  }

  private static boolean isSecret(ResourceRef target) {
    return target.kind().id().equals("secrets");
  }

  @Override
  public Message title() {
    return fields.size() == 1
        ? Message.of("command.edit.title", fields.getFirst())
        : Message.of("command.edit.several", fields.size());
  }

  @Override
  public Message effect() {
    return rollout ? Message.of("command.edit.effect.rollout") : Message.of("command.edit.effect");
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
  public boolean beginsRollout() {
    return rollout;
  }

  @Override
  public List<String> kubectl(String context) {
    return Kubectl.line(context, target, "edit", Kubectl.name(target));
  }

  @Override
  public Write write() {
    return new Write.Patch(target, "", PatchKind.JSON, JsonPatch.of(target).all(patch).operations(), true);
  }

  @Override
  public List<Line> changes() {
    return lines.isEmpty() ? fields.stream().map(field -> new Line(Sign.ADDED, "# " + field)).toList() : lines;
  }

  @Override
  public @Nullable Command undo() {
    return complete() ? reversed(back) : null;
  }

  /// The server may have written a value in another way than it was sent: what it wrote is what the way back tests for.
  @Override
  public @Nullable Command undoAfter(KubeObject answer) {
    ArrayNode tested = JsonNodeFactory.instance.arrayNode();
    for (JsonNode operation : back) {
      JsonNode there = answer.root().at(operation.path("path").asText());
      boolean test = operation.path("op").asText().equals("test") && !there.isMissingNode();
      tested.add(test && operation instanceof ObjectNode known ? known.deepCopy().set("value", there) : operation);
    }
    return complete() ? reversed(tested) : null;
  }

  private EditObject reversed(JsonNode way) {
    List<Line> swapped =
        lines.stream()
            .map(line -> switch (line.sign()) {
              case SAME -> line;
              case REMOVED -> new Line(Sign.ADDED, line.text());
              case ADDED -> new Line(Sign.REMOVED, line.text());
            })
            .toList();
    return new EditObject(target, fields, swapped, rollout, way, patch);
  }

  /// What the journal keeps of one.
  static EditObject recorded(ResourceRef target, List<String> fields, boolean rollout) {
    JsonNode missing = JsonNodeFactory.instance.missingNode();
    return new EditObject(target, fields, List.of(), rollout, missing, missing);
  }
}
