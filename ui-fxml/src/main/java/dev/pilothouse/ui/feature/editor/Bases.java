// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.settings.Draft;
import dev.pilothouse.core.yaml.ReadableYaml;
import dev.pilothouse.core.yaml.YamlDocument;
import dev.pilothouse.core.yaml.YamlJson;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.edit.EditPlan;
import dev.pilothouse.core.yaml.edit.EditableObject;
import dev.pilothouse.core.yaml.edit.FieldOwners;
import dev.pilothouse.core.yaml.edit.SecretText;
import dev.pilothouse.core.yaml.edit.TextPatch;
import dev.pilothouse.core.yaml.merge.ListKeys;
import dev.pilothouse.core.yaml.merge.ObjectPatch.Change;
import dev.pilothouse.core.yaml.merge.ThreeWayMerge;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a text began with, beside what became of it in the cluster and under a person's hands. Pure.
final class Bases {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ListKeys BY_NAME = path -> List.of("name");

  private Bases() {}

  static Optional<JsonNode> of(Draft draft) {
    try {
      return draft.base().isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(draft.base()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /// What became of the object in the cluster.
  static Notice compare(JsonNode base, JsonNode live, boolean edited) {
    String uid = new KubeObject(base).uid();
    if (!uid.isEmpty() && !uid.equals(new KubeObject(live).uid())) {
      return new Notice.Recreated(live);
    }
    List<Change> changes = EditPlan.of(base, live, base, BY_NAME, Set.of()).theirs();
    if (changes.isEmpty()) {
      return new Notice.None();
    }
    List<FieldOwners.Owner> owners = FieldOwners.of(live).of(changes.getFirst().path());
    return owners.isEmpty()
        ? new Notice.Changed(live, changes, "", "")
        : new Notice.Changed(live, changes, owners.getFirst().manager(), owners.getFirst().time());
  }

  /// A text that was brought to the object as it is now.
  record Rebased(JsonNode base, String text) {}

  /// Takes what was changed in the cluster into a text. Where both changed a field, the text keeps its own, and the old base, by
  /// which it stays known that both did.
  static Rebased rebased(YamlText text, JsonNode base, JsonNode live, ListKeys keys) {
    YamlDocument document = text.documents().getFirst();
    Optional<YamlMapping> object = document.object();
    if (object.isEmpty()) {
      return new Rebased(live, text.text());
    }
    ObjectNode mine = EditorText.meant(object.get(), base);
    ThreeWayMerge.Result merge = ThreeWayMerge.of(EditableObject.of(base), EditableObject.of(live), mine, keys);
    JsonNode target = SecretText.is(live) ? kept(merge.merged(), object.get()) : merge.merged();
    return new Rebased(merge.conflicts().isEmpty() ? live : base, TextPatch.applied(text, document, target));
  }

  /// A Secret's merged object as its text has it: the keys that are typed in clear stay so, the rest stays masked.
  private static JsonNode kept(JsonNode merged, YamlMapping typed) {
    Set<String> clear = new HashSet<>();
    YamlJson.of(typed).path(SecretText.STRING_DATA).properties().stream()
        .filter(one -> !one.getValue().asText().equals(ReadableYaml.MASK))
        .forEach(one -> clear.add(one.getKey()));
    return SecretText.shown(merged, clear);
  }

  /// The text after its object was applied: what the server added stands in it, and its comments stay.
  static String following(YamlText text, JsonNode now) {
    Optional<YamlDocument> document = text.documents().stream().filter(one -> one.object().isPresent()).findFirst();
    JsonNode target = EditorText.shown(now, Set.of());
    return document.map(one -> TextPatch.applied(text, one, target)).orElseGet(() -> EditorText.of(now));
  }

  /// The text of a Secret with a key's value in clear, or as a mask again where nobody changed it.
  static String revealed(YamlText text, JsonNode base, Set<String> revealed, String key) {
    Optional<YamlDocument> document = text.documents().stream().findFirst();
    Optional<YamlMapping> object = document.flatMap(YamlDocument::object);
    if (object.isEmpty() || !document.get().whole()) {
      return text.text();
    }
    ObjectNode target = (ObjectNode) YamlJson.of(object.get());
    JsonNode value = SecretText.shown(base, revealed).path(SecretText.STRING_DATA).path(key);
    JsonNode clear = SecretText.shown(base, Set.of(key)).path(SecretText.STRING_DATA).path(key);
    JsonNode typed = target.path(SecretText.STRING_DATA).path(key);
    boolean untouched = typed.asText().equals(ReadableYaml.MASK) || typed.equals(clear);
    if (value.isMissingNode() || !untouched) {
      return text.text();
    }
    target.withObjectProperty(SecretText.STRING_DATA).set(key, value);
    return TextPatch.applied(text, document.get(), target);
  }
}
