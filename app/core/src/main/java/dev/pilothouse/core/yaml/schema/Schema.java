// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.yaml.Fault.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The schema of a kind or of a field, as the cluster serves it: a structural schema with the extensions of Kubernetes
/// (`x-kubernetes-*`). A view over the document, made anew at each step and kept by nobody.
public final class Schema {
  private final OpenApiDocument document;
  // what stands at the field: its description and default
  private final JsonNode field;
  // what the field refers to
  private final JsonNode type;

  Schema(OpenApiDocument document, JsonNode field, JsonNode type) {
    this.document = document;
    this.field = field;
    this.type = type;
  }

  /// The last part of the name of its type, as `RollingUpdateDeployment`; empty when it is described in place.
  public String name() {
    JsonNode reference = field.has("$ref") ? field.path("$ref") : field.path("allOf").path(0).path("$ref");
    String text = reference.asText("");
    return text.substring(Math.max(text.lastIndexOf('.'), text.lastIndexOf('/')) + 1);
  }

  /// The type of its values; empty when any value will do.
  public Optional<Expected> expected() {
    return Optional.ofNullable(expectedOrNull());
  }

  private @Nullable Expected expectedOrNull() {
    if (type.path("x-kubernetes-int-or-string").asBoolean(false) || type.path("format").asText("").equals("int-or-string")) {
      return Expected.INTEGER_OR_STRING;
    }
    List<String> several = new ArrayList<>();
    type.path("oneOf").forEach(each -> several.add(each.path("type").asText("")));
    if (several.equals(List.of("string", "number"))) {
      return Expected.QUANTITY;
    }
    if (several.equals(List.of("integer", "string"))) {
      return Expected.INTEGER_OR_STRING;
    }
    return switch (type.path("type").asText("")) {
      case "object" -> Expected.OBJECT;
      case "array" -> Expected.LIST;
      case "string" -> Expected.STRING;
      case "integer" -> Expected.INTEGER;
      case "number" -> Expected.NUMBER;
      case "boolean" -> Expected.BOOLEAN;
      default -> null;
    };
  }

  /// The names of its fields, in the order of the document.
  public List<String> fields() {
    List<String> names = new ArrayList<>();
    type.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  public Optional<Schema> field(String name) {
    JsonNode found = type.path("properties").path(name);
    return found.isMissingNode() ? Optional.empty() : Optional.of(document.schema(found));
  }

  /// The schema of the values of a map, where the keys are free.
  public Optional<Schema> values() {
    JsonNode found = type.path("additionalProperties");
    return found.isObject() ? Optional.of(document.schema(found)) : Optional.empty();
  }

  /// The schema of the items of a list.
  public Optional<Schema> items() {
    JsonNode found = type.path("items");
    return found.isObject() ? Optional.of(document.schema(found)) : Optional.empty();
  }

  /// Whether fields that it does not name are kept.
  public boolean isOpen() {
    return type.path("x-kubernetes-preserve-unknown-fields").asBoolean(false)
        || type.path("additionalProperties").asBoolean(false)
        || (!type.has("properties") && !type.path("additionalProperties").isObject());
  }

  /// Whether it is an object of its own (`x-kubernetes-embedded-resource`), with an apiVersion, a kind and metadata.
  public boolean isEmbeddedObject() {
    return type.path("x-kubernetes-embedded-resource").asBoolean(false);
  }

  public List<String> required() {
    return texts(type.path("required"));
  }

  /// The values that are allowed; empty when the rest of the schema decides.
  public List<String> allowed() {
    return texts(type.path("enum"));
  }

  /// The pattern that a part of the text must match; empty without one.
  public String pattern() {
    return type.path("pattern").asText("");
  }

  /// `date-time`, `byte`, `int32` and others; empty without one.
  public String format() {
    return type.path("format").asText("");
  }

  /// A bound by its OpenAPI name: minimum, maximum, minLength, maxLength, minItems, maxItems.
  public OptionalDouble bound(String name) {
    JsonNode found = type.path(name);
    return found.isNumber() ? OptionalDouble.of(found.asDouble()) : OptionalDouble.empty();
  }

  /// What is taken when the field is left out, as JSON; empty without one or when it is an empty object.
  public String defaultValue() {
    JsonNode found = field.has("default") ? field.path("default") : type.path("default");
    if (found.isMissingNode() || (found.isContainerNode() && found.isEmpty())) {
      return "";
    }
    return found.isTextual() ? found.asText() : found.toString();
  }

  /// What it is for, in the words of whoever made the kind.
  public String description() {
    return field.has("description") ? field.path("description").asText() : type.path("description").asText("");
  }

  /// The fields by which two items of the list are the same one; empty when the list is not a map.
  public List<String> listKeys() {
    List<String> keys = texts(field.path("x-kubernetes-list-map-keys"));
    return keys.isEmpty() ? texts(type.path("x-kubernetes-list-map-keys")) : keys;
  }

  /// The rules in CEL that the server checks, in words where it has them.
  public List<String> rules() {
    List<String> rules = new ArrayList<>();
    type.path("x-kubernetes-validations").forEach(rule -> rules.add(rule.path("message").asText(rule.path("rule").asText(""))));
    return rules;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
