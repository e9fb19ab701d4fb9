// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ResourceType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// What is known of the fields of each kind: the built-in ones from a resource that the build generates, custom ones
/// from their definitions.
public final class Schemas {

  static final String REFERENCE = "#/components/schemas/";

  private @Nullable ObjectNode read;

  private Schemas() {}

  /// The schemas are read when the first of them is asked for, which the start of a cluster does not do.
  public static Schemas ofResource() {
    return new Schemas();
  }

  private synchronized ObjectNode components() {
    ObjectNode known = read;
    if (known == null) {
      known = load();
      read = known;
    }
    return known;
  }

  private static ObjectNode load() {
    try (InputStream resource = Schemas.class.getResourceAsStream("kubernetes-schemas.json.gz")) {
      if (resource == null) {
        throw new IllegalStateException("kubernetes-schemas.json.gz was not built");
      }
      return (ObjectNode) Json.MAPPER.readTree(new GZIPInputStream(resource));
    } catch (IOException e) {
      throw new UncheckedIOException("kubernetes-schemas.json.gz cannot be read", e);
    }
  }

  /// The name of a built-in kind's component.
  static String component(ResourceType type) {
    String prefix =
        type.kind().equals("Event") ? (type.group().isEmpty() ? "core." : "events.") : "";
    return prefix + type.version() + "." + type.kind();
  }

  /// A component by its name, missing if there is none.
  JsonNode component(String name) {
    return components().path(name);
  }

  /// Checks the types of all fields, and removes those that no one knows.
  ///
  /// @param definition the version of a custom kind's definition, none for a built-in kind
  /// @param strict whether unknown fields are told instead of removed
  /// @return what is wrong, in the words of an API server; nothing if all is well
  /// @throws dev.pilothouse.sample.store.StoreException if an object of a custom kind does not fit its definition
  public List<String> check(
      ResourceType type, @Nullable JsonNode definition, ObjectNode object, boolean strict) {
    boolean custom = definition != null;
    JsonNode schema =
        custom ? Json.at(definition, "schema", "openAPIV3Schema") : component(component(type));
    if (schema.isMissingNode()) {
      return List.of();
    }
    SchemaWalk walk = new SchemaWalk(this, type, custom, strict);
    walk.object(schema, object, "");
    walk.refuseInvalid(object);
    return walk.findings();
  }

  /// The schema behind references and single `allOf` wrappers.
  JsonNode resolve(JsonNode schema) {
    JsonNode current = schema;
    while (true) {
      if (current.has("$ref")) {
        current = component(current.path("$ref").asText().substring(REFERENCE.length()));
      } else if (current.path("allOf").size() == 1 && !current.has("properties")) {
        current = current.path("allOf").get(0);
      } else {
        return current;
      }
    }
  }
}
