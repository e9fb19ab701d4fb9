// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.yaml.YamlJson;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlWriter;
import dev.pilothouse.core.yaml.edit.EditableObject;
import dev.pilothouse.core.yaml.edit.SecretText;
import java.util.Set;

/// Between an object of the cluster and the text that is edited. Pure.
final class EditorText {
  private EditorText() {}

  /// The object as its text says it, before anybody changed the text.
  ///
  /// @param revealed the keys of a Secret whose values may be seen
  static ObjectNode shown(JsonNode object, Set<String> revealed) {
    ObjectNode editable = EditableObject.of(object);
    return SecretText.is(object) ? SecretText.shown(editable, revealed) : editable;
  }

  static String of(JsonNode object) {
    return YamlWriter.of(shown(object, Set.of()));
  }

  /// The object that a text means.
  ///
  /// @param base the object that was opened; it has what the masks of a Secret stand for
  static ObjectNode meant(YamlMapping typed, JsonNode base) {
    ObjectNode said = (ObjectNode) YamlJson.of(typed);
    return SecretText.is(said) ? SecretText.meant(said, base) : said;
  }

  /// One of two states of an object, to be compared with the other one by a person.
  static String compared(JsonNode object, JsonNode other) {
    ObjectNode editable = EditableObject.of(object);
    return YamlWriter.of(SecretText.is(object) ? SecretText.compared(editable, EditableObject.of(other)) : editable);
  }
}
