// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reading and building JSON objects with few words. Readers never fail on an absent field.
public final class Json {

  /// The one mapper; its configuration never changes.
  public static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// A text that is JSON for sure.
  public static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /// The node at a path of field names, [MissingNode] if there is none.
  public static JsonNode at(@Nullable JsonNode node, String... path) {
    JsonNode current = node == null ? MissingNode.getInstance() : node;
    for (String name : path) {
      current = current.path(name);
    }
    return current;
  }

  /// The text at a path, empty if there is none.
  public static String text(@Nullable JsonNode node, String... path) {
    return at(node, path).asText("");
  }

  /// The text at a path, or another if there is none or it is empty.
  public static String textOr(String otherwise, @Nullable JsonNode node, String... path) {
    String text = text(node, path);
    return text.isEmpty() ? otherwise : text;
  }

  /// The whole number at a path, or another if there is none.
  public static int integer(int otherwise, @Nullable JsonNode node, String... path) {
    return at(node, path).asInt(otherwise);
  }

  public static boolean flag(@Nullable JsonNode node, String... path) {
    return at(node, path).asBoolean(false);
  }

  /// The elements of the array at a path, none if it is absent.
  public static List<JsonNode> items(@Nullable JsonNode node, String... path) {
    JsonNode array = at(node, path);
    return array.isArray() ? StreamSupport.stream(array.spliterator(), false).toList() : List.of();
  }

  /// The texts of an object's fields, in their order: labels, annotations, selectors.
  public static Map<String, String> texts(@Nullable JsonNode node, String... path) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : at(node, path).properties()) {
      texts.put(entry.getKey(), entry.getValue().asText(""));
    }
    return texts;
  }

  /// The object at a path, made on the way where absent.
  public static ObjectNode child(ObjectNode node, String... path) {
    ObjectNode current = node;
    for (String name : path) {
      current = current.get(name) instanceof ObjectNode next ? next : current.putObject(name);
    }
    return current;
  }

  /// The array in a field, made where absent.
  public static ArrayNode list(ObjectNode node, String field) {
    return node.get(field) instanceof ArrayNode array ? array : node.putArray(field);
  }

  public static ObjectNode metadata(ObjectNode object) {
    return child(object, "metadata");
  }

  public static String name(JsonNode object) {
    return text(object, "metadata", "name");
  }

  public static String namespace(JsonNode object) {
    return text(object, "metadata", "namespace");
  }

  public static String uid(JsonNode object) {
    return text(object, "metadata", "uid");
  }

  public static Map<String, String> labels(JsonNode object) {
    return texts(object, "metadata", "labels");
  }

  public static ObjectKey key(JsonNode object) {
    return new ObjectKey(namespace(object), name(object));
  }

  public static long version(JsonNode object) {
    return at(object, "metadata", "resourceVersion").asLong(0);
  }

  public static boolean isDeleting(JsonNode object) {
    return !at(object, "metadata", "deletionTimestamp").isMissingNode();
  }

  /// An instant as `metav1.Time` is written: whole seconds, UTC.
  public static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// The owner that is marked as controller, if any.
  public static @Nullable JsonNode controller(JsonNode object) {
    for (JsonNode owner : items(object, "metadata", "ownerReferences")) {
      if (flag(owner, "controller")) {
        return owner;
      }
    }
    return null;
  }

  /// An owner reference that marks `owner` as controller, to put into `metadata.ownerReferences`.
  public static ObjectNode ownerReference(JsonNode owner) {
    return object()
        .put("apiVersion", text(owner, "apiVersion"))
        .put("kind", text(owner, "kind"))
        .put("name", name(owner))
        .put("uid", uid(owner))
        .put("controller", true)
        .put("blockOwnerDeletion", true);
  }
}
