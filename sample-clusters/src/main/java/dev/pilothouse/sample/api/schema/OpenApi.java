// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ResourceType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds the OpenAPI document of one group and version: its paths with their verbs, and the schemas they need.
public final class OpenApi {

  private static final String KIND = "x-kubernetes-group-version-kind";

  private final Schemas schemas;

  public OpenApi(Schemas schemas) {
    this.schemas = schemas;
  }

  /// A kind of the document.
  ///
  /// @param definition the version of its definition, none for a built-in kind
  public record Part(ResourceType type, @Nullable JsonNode definition) {}

  public ObjectNode document(List<Part> parts) {
    ObjectNode document = Json.object().put("openapi", "3.0.0");
    document.putObject("info").put("title", "Kubernetes").put("version", "v1.36.0");
    ObjectNode paths = document.putObject("paths");
    ObjectNode components = Json.child(document, "components", "schemas");
    for (Part part : parts) {
      String component = component(part, components);
      paths(paths, part.type(), component);
    }
    return document;
  }

  private String component(Part part, ObjectNode components) {
    ResourceType type = part.type();
    JsonNode definition = part.definition();
    if (definition == null) {
      String name = Schemas.component(type);
      add(name, components);
      if (components.get(name) instanceof ObjectNode schema) {
        kinds(schema.putArray(KIND), type);
      }
      return name;
    }
    String name = type.group() + "." + type.version() + "." + type.kind();
    JsonNode schema = Json.at(definition, "schema", "openAPIV3Schema").deepCopy();
    ObjectNode own = schema instanceof ObjectNode object ? object : Json.object().put("type", "object");
    ObjectNode properties = Json.child(own, "properties");
    for (String field : List.of("apiVersion", "kind")) {
      properties.putObject(field).put("type", "string");
    }
    properties.putObject("metadata").putArray("allOf").addObject().put("$ref", Schemas.REFERENCE + "v1.ObjectMeta");
    add("v1.ObjectMeta", components);
    kinds(own.putArray(KIND), type);
    components.set(name, own);
    return name;
  }

  private static void kinds(ArrayNode kinds, ResourceType type) {
    kind(kinds.addObject(), type);
  }

  private static void kind(ObjectNode into, ResourceType type) {
    into.put("group", type.group()).put("version", type.version()).put("kind", type.kind());
  }

  /// Adds a component with all that it refers to.
  private void add(String name, ObjectNode components) {
    JsonNode schema = schemas.component(name);
    if (components.has(name) || schema.isMissingNode()) {
      return;
    }
    components.set(name, schema.deepCopy());
    for (JsonNode reference : schema.findValues("$ref")) {
      if (reference.isTextual() && reference.asText().startsWith(Schemas.REFERENCE)) {
        add(reference.asText().substring(Schemas.REFERENCE.length()), components);
      }
    }
  }

  private static void paths(ObjectNode paths, ResourceType type, String component) {
    String root = type.group().isEmpty() ? "/api/v1/" : "/apis/" + type.apiVersion() + "/";
    String collection = root + (type.namespaced() ? "namespaces/{namespace}/" : "") + type.plural();
    if (type.namespaced()) {
      operation(Json.child(paths, root + type.plural()), "get", "list", type, component);
    }
    ObjectNode many = Json.child(paths, collection);
    operation(many, "get", "list", type, component);
    operation(many, "post", "post", type, component);
    operation(many, "delete", "deletecollection", type, component);
    ObjectNode one = Json.child(paths, collection + "/{name}");
    for (String verb : List.of("get", "put", "patch", "delete")) {
      operation(one, verb, verb, type, component);
    }
  }

  private static void operation(ObjectNode path, String verb, String action, ResourceType type, String component) {
    ObjectNode operation = path.putObject(verb);
    operation.put("operationId", action + type.kind());
    ArrayNode parameters = operation.putArray("parameters");
    if (!verb.equals("get") && !verb.equals("delete")) {
      for (String name : List.of("dryRun", "fieldManager", "fieldValidation")) {
        ObjectNode parameter = parameters.addObject().put("name", name).put("in", "query");
        parameter.putObject("schema").put("type", "string");
      }
    }
    ObjectNode ok = Json.child(operation, "responses", "200").put("description", "OK");
    Json.child(ok, "content", "application/json", "schema").put("$ref", Schemas.REFERENCE + component);
    operation.put("x-kubernetes-action", action);
    kind(operation.putObject(KIND), type);
  }
}
