// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ResourceType;
import dev.pilothouse.sample.store.StoreException;
import dev.pilothouse.sample.store.StoreException.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// One pass over an object beside its schema.
final class SchemaWalk {

  private static final String ANYTHING = "x-kubernetes-preserve-unknown-fields";
  private static final Set<String> IMPLIED = Set.of("apiVersion", "kind", "metadata");

  private final Schemas schemas;
  private final ResourceType type;
  private final boolean custom;
  private final boolean strict;
  private final List<String> unknown = new ArrayList<>();
  private final List<String> mistyped = new ArrayList<>();
  private final List<Cause> invalid = new ArrayList<>();

  SchemaWalk(Schemas schemas, ResourceType type, boolean custom, boolean strict) {
    this.schemas = schemas;
    this.type = type;
    this.custom = custom;
    this.strict = strict;
  }

  /// Types first: an object that cannot be read is not looked at further.
  List<String> findings() {
    return mistyped.isEmpty() ? unknown : mistyped;
  }

  void refuseInvalid(ObjectNode object) {
    if (!invalid.isEmpty()) {
      String all = invalid.stream().map(it -> it.field() + ": " + it.message()).collect(Collectors.joining(", "));
      throw new StoreException(
          StoreException.Reason.INVALID,
          type.kind() + "." + type.group() + " \"" + Json.name(object) + "\" is invalid: "
              + (invalid.size() > 1 ? "[" + all + "]" : all),
          invalid);
    }
  }

  void object(JsonNode schema, ObjectNode object, String path) {
    JsonNode properties = schema.path("properties");
    JsonNode additional = schema.path("additionalProperties");
    boolean anything = schema.path(ANYTHING).asBoolean() || schema.path("x-kubernetes-embedded-resource").asBoolean();
    if (custom) {
      properties.properties().forEach(it -> fill(object, it.getKey(), it.getValue().path("default")));
    }
    List<String> toRemove = new ArrayList<>();
    object
        .properties()
        .forEach(
            entry -> {
              String name = entry.getKey();
              String at = path.isEmpty() ? name : path + "." + name;
              if (properties.has(name) && !(custom && path.isEmpty() && IMPLIED.contains(name))) {
                value(properties.path(name), entry.getValue(), at);
              } else if (additional.isObject()) {
                value(additional, entry.getValue(), at);
              } else if (!anything && !additional.asBoolean() && !(path.isEmpty() && IMPLIED.contains(name))) {
                unknown.add("unknown field \"" + at + "\"");
                toRemove.add(name);
              }
            });
    if (!strict) {
      object.remove(toRemove);
      unknown.clear();
    }
    if (custom) {
      for (JsonNode required : Json.items(schema, "required")) {
        if (!object.has(required.asText())) {
          String at = path.isEmpty() ? required.asText() : path + "." + required.asText();
          invalid.add(new Cause("FieldValueRequired", at, "Required value"));
        }
      }
    }
  }

  private static void fill(ObjectNode object, String name, JsonNode usual) {
    if (!usual.isMissingNode() && !object.has(name)) {
      object.set(name, usual.deepCopy());
    }
  }

  private void value(JsonNode unresolved, JsonNode value, String path) {
    JsonNode schema = schemas.resolve(unresolved);
    if (value.isNull()) {
      return;
    }
    String wanted = schema.path("type").asText("");
    boolean fits =
        switch (wanted) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isTextual();
          case "integer" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          default -> !schema.has("oneOf") || value.isTextual() || value.isNumber();
        };
    if (!fits) {
      mistyped(schema, wanted, value, path);
    } else if (value instanceof ObjectNode object && (wanted.equals("object") || schema.has("properties"))) {
      object(schema, object, path);
    } else if (value.isArray() && schema.has("items")) {
      if (custom) {
        invalid.addAll(SchemaLimits.of(schema, value, path));
      }
      for (int i = 0; i < value.size(); i++) {
        value(schema.path("items"), value.get(i), path + "[" + i + "]");
      }
    } else if (custom) {
      invalid.addAll(SchemaLimits.of(schema, value, path));
    }
  }

  private void mistyped(JsonNode schema, String wanted, JsonNode value, String path) {
    String is =
        switch (value.getNodeType()) {
          case OBJECT -> "object";
          case ARRAY -> "array";
          case STRING -> "string";
          case BOOLEAN -> custom ? "boolean" : "bool";
          case NUMBER -> custom && value.isIntegralNumber() ? "integer" : "number";
          default -> "null";
        };
    if (custom) {
      invalid.add(
          new Cause(
              "FieldValueTypeInvalid",
              path,
              "Invalid value: \"" + is + "\": " + path + " in body must be of type " + wanted + ": \"" + is + "\""));
      return;
    }
    String format = schema.path("format").asText(wanted);
    mistyped.add(
        "json: cannot unmarshal " + is + " into Go struct field " + type.kind() + "." + path + " of type "
            + (format.isEmpty() ? "string" : format));
  }
}
