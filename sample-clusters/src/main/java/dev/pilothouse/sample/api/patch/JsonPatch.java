// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.patch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;

/// RFC 6902, as the API server's library has it: a test for null passes where the field is not there, and whatever is wrong is told
/// in the same few words.
final class JsonPatch {
  private static final String REJECTED = "the server rejected our request due to an error in our request";

  private JsonPatch() {}

  static JsonNode apply(JsonNode target, JsonNode operations) {
    JsonNode result = target;
    for (JsonNode operation : operations) {
      result = one(result, operation);
    }
    return result;
  }

  private static JsonNode one(JsonNode target, JsonNode operation) {
    String path = Json.text(operation, "path");
    JsonNode value = operation.get("value");
    return switch (Json.text(operation, "op")) {
      case "add" -> add(target, path, required(value, path));
      case "remove" -> remove(target, path);
      case "replace" -> {
        existing(target, path);
        yield path.isEmpty() ? required(value, path) : set(target, path, required(value, path));
      }
      case "test" -> {
        if (!holds(target, path, required(value, path))) {
          throw new PatchException(422, REJECTED);
        }
        yield target;
      }
      case "copy" -> add(target, path, existing(target, Json.text(operation, "from")).deepCopy());
      case "move" -> {
        JsonNode moved = existing(target, Json.text(operation, "from"));
        yield add(remove(target, Json.text(operation, "from")), path, moved);
      }
      default -> throw new PatchException(400, "unexpected operation: " + Json.text(operation, "op"));
    };
  }

  private static boolean holds(JsonNode target, String path, JsonNode value) {
    JsonNode found = target.at(pointer(path));
    boolean absent = value.isNull() && found.isMissingNode() && !path.isEmpty();
    return absent ? !target.at(pointer(path).head()).isMissingNode() : found.equals(value);
  }

  private static JsonNode required(@org.jspecify.annotations.Nullable JsonNode value, String path) {
    if (value == null) {
      throw new PatchException(400, "the operation on " + path + " has no value");
    }
    return value;
  }

  private static JsonNode existing(JsonNode target, String path) {
    JsonNode found = target.at(pointer(path));
    if (found.isMissingNode()) {
      throw new PatchException(422, REJECTED);
    }
    return found;
  }

  private static JsonPointer pointer(String path) {
    try {
      return JsonPointer.compile(path);
    } catch (IllegalArgumentException e) {
      throw new PatchException(400, "invalid path " + path);
    }
  }

  private static String last(JsonPointer pointer) {
    String text = pointer.last().toString();
    return text.substring(1).replace("~1", "/").replace("~0", "~");
  }

  private static JsonNode add(JsonNode target, String path, JsonNode value) {
    if (path.isEmpty()) {
      return value;
    }
    JsonPointer pointer = pointer(path);
    JsonNode parent = existing(target, pointer.head().toString());
    String name = last(pointer);
    if (parent instanceof ArrayNode array) {
      int index = name.equals("-") ? array.size() : index(name, path);
      if (index > array.size()) {
        throw new PatchException(422, "index out of bounds: " + path);
      }
      array.insert(index, value.deepCopy());
    } else if (parent instanceof ObjectNode object) {
      object.set(name, value.deepCopy());
    }
    return target;
  }

  private static JsonNode set(JsonNode target, String path, JsonNode value) {
    JsonPointer pointer = pointer(path);
    JsonNode parent = target.at(pointer.head());
    if (parent instanceof ArrayNode array) {
      array.set(index(last(pointer), path), value.deepCopy());
    } else if (parent instanceof ObjectNode object) {
      object.set(last(pointer), value.deepCopy());
    }
    return target;
  }

  private static JsonNode remove(JsonNode target, String path) {
    existing(target, path);
    JsonPointer pointer = pointer(path);
    JsonNode parent = target.at(pointer.head());
    if (parent instanceof ArrayNode array) {
      array.remove(index(last(pointer), path));
    } else if (parent instanceof ObjectNode object) {
      object.remove(last(pointer));
    }
    return target;
  }

  private static int index(String text, String path) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new PatchException(422, "no index in " + path);
    }
  }
}
