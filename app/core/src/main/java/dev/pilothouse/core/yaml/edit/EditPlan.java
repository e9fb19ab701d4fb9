// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.yaml.merge.ListKeys;
import dev.pilothouse.core.yaml.merge.ObjectPatch;
import dev.pilothouse.core.yaml.merge.ThreeWayMerge;
import dev.pilothouse.core.yaml.merge.ThreeWayMerge.Conflict;
import java.util.List;
import java.util.Set;

/// What becomes of an object when a person's text is applied to it as it is now: her changes and those that were made meanwhile,
/// put together. Pure; any thread.
///
/// @param live the object as it is now, whole
/// @param after the object as it would be, whole
/// @param theirs what was changed in the cluster since the object was opened
/// @param conflicts what both changed, differently; each was decided when the plan was made, mine where nobody chose
/// @param patch what has to be done, and which fields change by it
public record EditPlan(
    ObjectNode live, ObjectNode after, List<ObjectPatch.Change> theirs, List<Conflict> conflicts, ObjectPatch.Result patch) {

  public EditPlan {
    theirs = List.copyOf(theirs);
    conflicts = List.copyOf(conflicts);
  }

  /// @param base the object as it was opened
  /// @param live the object as it is now
  /// @param mine the object that the text says, without what the server keeps
  /// @param takeTheirs the paths of those conflicts in which theirs is taken
  public static EditPlan of(JsonNode base, JsonNode live, JsonNode mine, ListKeys keys, Set<List<String>> takeTheirs) {
    ObjectNode opened = EditableObject.of(base);
    ObjectNode now = EditableObject.of(live);
    ThreeWayMerge.Result merge = ThreeWayMerge.of(opened, now, EditableObject.of(mine), keys, takeTheirs);
    ObjectNode after = EditableObject.whole(live, merge.merged());
    return new EditPlan(
        live.deepCopy(), after, ObjectPatch.between(opened, now, keys).changes(), merge.conflicts(),
        ObjectPatch.between(live, after, keys));
  }

  public boolean changesNothing() {
    return patch.operations().isEmpty();
  }

  /// Whether it changes the template of pods, so that they are made anew.
  public boolean changesPodTemplate() {
    return patch.changes().stream()
        .anyMatch(change -> change.path().size() > 2 && change.path().subList(0, 2).equals(List.of("spec", "template")));
  }
}
