// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The schemas of one group and version, as `/openapi/v3/apis/GROUP/VERSION` serves them: `components.schemas` of an OpenAPI 3
/// document. Immutable; a schema is looked up when it is asked for and not before.
public final class OpenApiDocument {
  private static final String REFERENCE = "#/components/schemas/";

  private final JsonNode schemas;
  private final Map<String, String> names = new HashMap<>();

  /// @param root the whole document; what it has beside schemas is not kept
  public OpenApiDocument(JsonNode root) {
    schemas = root.path("components").path("schemas");
    schemas.properties().forEach(schema -> schema.getValue().path("x-kubernetes-group-version-kind").forEach(kind -> {
      String group = kind.path("group").asText("");
      String version = kind.path("version").asText("");
      names.putIfAbsent(key(group.isEmpty() ? version : group + "/" + version, kind.path("kind").asText()), schema.getKey());
    }));
  }

  /// The schema of a kind of this document.
  public Optional<Schema> of(String apiVersion, String kind) {
    return Optional.ofNullable(names.get(key(apiVersion, kind))).map(this::named);
  }

  /// `apiVersion/kind` of every schema that belongs to a kind.
  Set<String> kinds() {
    return Set.copyOf(names.keySet());
  }

  private static String key(String apiVersion, String kind) {
    return apiVersion + "/" + kind;
  }

  private Schema named(String name) {
    return new Schema(this, schemas.path(name), schemas.path(name));
  }

  /// A field's schema: its own words, and the type that it refers to.
  Schema schema(JsonNode field) {
    JsonNode type = field;
    for (int i = 0; i < 8 && (type.has("$ref") || type.path("allOf").size() == 1); i++) {
      JsonNode next = type.has("$ref") ? referred(type.path("$ref").asText()) : type.path("allOf").path(0);
      if (next.isMissingNode()) {
        break;
      }
      type = next;
    }
    return new Schema(this, field, type);
  }

  private JsonNode referred(String reference) {
    return schemas.path(reference.startsWith(REFERENCE) ? reference.substring(REFERENCE.length()) : reference);
  }
}
