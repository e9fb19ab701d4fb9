// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.http.Request;
import dev.pilothouse.sample.api.protobuf.ProtobufReader;
import dev.pilothouse.sample.store.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads what clients send: JSON, YAML or protobuf.
final class Bodies {

  private Bodies() {}

  static ObjectNode object(Request request) {
    if (any(request) instanceof ObjectNode object) {
      return object;
    }
    throw StatusException.badRequest("the request body is no object");
  }

  /// An object, or an empty one if nothing was sent.
  static ObjectNode objectOrEmpty(Request request) {
    return request.body().length == 0 ? Json.object() : object(request);
  }

  static JsonNode any(Request request) {
    String type = request.contentType();
    if (type.equals(ProtobufReader.MEDIA_TYPE)) {
      return protobuf(request.body());
    }
    return type.contains("yaml") ? yaml(request.body()) : json(request.body());
  }

  /// kubectl sends objects of built-in kinds so, and only those.
  private static JsonNode protobuf(byte[] body) {
    try {
      return ProtobufReader.read(body).orElseThrow(() -> new StatusException(
          415,
          "UnsupportedMediaType",
          "the body of the request was in an unknown format - accepted media types include: application/json,"
              + " application/yaml"));
    } catch (ProtobufReader.MalformedException e) {
      throw StatusException.badRequest("couldn't parse the request body: " + e.getMessage());
    }
  }

  private static JsonNode json(byte[] body) {
    try {
      JsonNode node = Json.MAPPER.readTree(body);
      if (node == null || node.isMissingNode()) {
        throw StatusException.badRequest("the request body is empty");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw StatusException.badRequest("couldn't parse the request body: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw StatusException.badRequest("couldn't read the request body");
    }
  }

  private static JsonNode yaml(byte[] body) {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setMaxAliasesForCollections(50);
      Object loaded = new Yaml(new SafeConstructor(options)).load(new String(body, StandardCharsets.UTF_8));
      return Json.MAPPER.valueToTree(loaded);
    } catch (YAMLException | IllegalArgumentException e) {
      throw StatusException.badRequest("error converting YAML to JSON: " + e.getMessage());
    }
  }

  static byte[] write(JsonNode node) {
    try {
      return Json.MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree could not be written", e);
    }
  }
}
