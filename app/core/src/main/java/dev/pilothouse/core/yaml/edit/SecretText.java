// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pilothouse.core.yaml.ReadableYaml;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How a Secret is edited: its values stand decoded under `stringData`, each as a mask until it is revealed; what is no text stays
/// under `data`. A mask that is left as it is stands for the value as it was. Pure.
public final class SecretText {
  public static final String DATA = "data";
  public static final String STRING_DATA = "stringData";
  private static final String MASK = ReadableYaml.MASK;

  private SecretText() {}

  public static boolean is(JsonNode object) {
    return object.path("kind").asText().equals("Secret") && object.path("apiVersion").asText().equals("v1");
  }

  /// The keys that can be revealed: those whose values are text.
  public static Set<String> textKeys(JsonNode secret) {
    Set<String> keys = new LinkedHashSet<>();
    secret.path(DATA).properties().stream()
        .filter(one -> decoded(one.getValue()).isPresent())
        .forEach(one -> keys.add(one.getKey()));
    return keys;
  }

  /// The values that are no text but can be looked at byte by byte, by key.
  public static Map<String, byte[]> bytes(JsonNode secret) {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    for (var value : secret.path(DATA).properties()) {
      if (decoded(value.getValue()).isEmpty()) {
        try {
          bytes.put(value.getKey(), Base64.getDecoder().decode(value.getValue().asText()));
        } catch (IllegalArgumentException e) {
          // No server keeps what is no base64; there is nothing to look at.
        }
      }
    }
    return bytes;
  }

  /// The object as it stands in the editor.
  ///
  /// @param revealed the keys whose values may be seen
  public static ObjectNode shown(JsonNode secret, Set<String> revealed) {
    ObjectNode shown = secret.deepCopy();
    ObjectNode texts = JsonNodeFactory.instance.objectNode();
    ObjectNode bytes = JsonNodeFactory.instance.objectNode();
    for (var value : secret.path(DATA).properties()) {
      Optional<String> text = decoded(value.getValue());
      if (text.isEmpty()) {
        bytes.put(value.getKey(), MASK);
      } else {
        texts.put(value.getKey(), revealed.contains(value.getKey()) ? text.get() : MASK);
      }
    }
    put(shown, DATA, bytes);
    put(shown, STRING_DATA, texts);
    return shown;
  }

  /// The object that is meant by what stands in the editor.
  ///
  /// @param base the object that was opened; it has what the masks stand for
  public static ObjectNode meant(JsonNode typed, JsonNode base) {
    ObjectNode meant = typed.deepCopy();
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    for (String part : new String[] {DATA, STRING_DATA}) {
      for (var value : typed.path(part).properties()) {
        JsonNode before = base.path(DATA).path(value.getKey());
        if (value.getValue().asText().equals(MASK) && !before.isMissingNode()) {
          data.set(value.getKey(), before);
        } else {
          data.set(value.getKey(), part.equals(DATA) ? value.getValue() : encoded(value.getValue()));
        }
      }
    }
    meant.remove(STRING_DATA);
    put(meant, DATA, data);
    return meant;
  }

  /// A Secret for a person to compare with another state of it: no value, but whether it is another, and how long.
  public static ObjectNode compared(JsonNode secret, JsonNode other) {
    ObjectNode masked = secret.deepCopy();
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    for (var value : secret.path(DATA).properties()) {
      boolean same = value.getValue().equals(other.path(DATA).path(value.getKey()));
      values.put(value.getKey(), same ? MASK : MASK + " (" + size(value.getValue()) + " B)");
    }
    put(masked, DATA, values);
    return masked;
  }

  private static void put(ObjectNode object, String part, ObjectNode values) {
    object.remove(part);
    if (!values.isEmpty()) {
      object.set(part, values);
    }
  }

  private static JsonNode encoded(JsonNode text) {
    return TextNode.valueOf(Base64.getEncoder().encodeToString(text.asText().getBytes(StandardCharsets.UTF_8)));
  }

  private static int size(JsonNode value) {
    try {
      return Base64.getDecoder().decode(value.asText()).length;
    } catch (IllegalArgumentException e) {
      return value.asText().length();
    }
  }

  /// The text that a value holds; empty when it is no text.
  private static Optional<String> decoded(JsonNode value) {
    try {
      byte[] bytes = Base64.getDecoder().decode(value.asText());
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean readable = text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\t' || c == '\r');
      return readable ? Optional.of(text) : Optional.empty();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
