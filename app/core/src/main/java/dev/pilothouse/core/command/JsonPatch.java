// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterWrites.PatchKind;
import dev.pilothouse.core.port.Write;
import org.jspecify.annotations.Nullable;

/// Builds a JSON patch (RFC 6902) that is refused when the object is no longer as a person saw it: first the tests, then the
/// changes. A null stands for a field that is not there; the API server takes a test for null that way.
final class JsonPatch {
  private final ResourceRef target;
  private final ArrayNode operations = JsonNodeFactory.instance.arrayNode();

  private JsonPatch(ResourceRef target) {
    this.target = target;
  }

  /// For the very object that was shown, where its uid is known.
  static JsonPatch of(ResourceRef target) {
    JsonPatch patch = new JsonPatch(target);
    if (!target.uid().isEmpty()) {
      patch.test("/metadata/uid", JsonNodeFactory.instance.textNode(target.uid()));
    }
    return patch;
  }

  JsonPatch test(String path, @Nullable JsonNode seen) {
    operation("test", path, seen == null ? NullNode.getInstance() : seen);
    return this;
  }

  /// Sets a field, whether it is there or not; null removes it.
  JsonPatch set(String path, @Nullable JsonNode value) {
    operation(value == null ? "remove" : "add", path, value);
    return this;
  }

  /// Tests a field for what was seen, and sets it.
  JsonPatch change(String path, @Nullable JsonNode seen, @Nullable JsonNode value) {
    return test(path, seen).set(path, value);
  }

  /// Operations that were made elsewhere.
  JsonPatch all(JsonNode others) {
    others.forEach(operations::add);
    return this;
  }

  ArrayNode operations() {
    return operations;
  }

  private void operation(String name, String path, @Nullable JsonNode value) {
    ObjectNode operation = operations.addObject().put("op", name).put("path", path);
    if (value != null) {
      operation.set("value", value);
    }
  }

  Write write(String subresource) {
    return new Write.Patch(target, subresource, PatchKind.JSON, operations);
  }

  /// A name as a step of a JSON pointer (RFC 6901).
  static String step(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
