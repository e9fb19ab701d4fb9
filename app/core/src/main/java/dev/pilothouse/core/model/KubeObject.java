// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/// One whole object as the server sent it: an immutable JSON tree. Nobody may change the tree that is handed in.
public record KubeObject(JsonNode root) {

  /// The node at a path of field names and indexes; a missing node, never null, when there is none.
  public JsonNode at(Object... path) {
    JsonNode node = root;
    for (Object step : path) {
      node = step instanceof Integer index ? node.path(index) : node.path(step.toString());
    }
    return node == null ? MissingNode.getInstance() : node;
  }

  /// The text at a path; empty when there is none.
  public String text(Object... path) {
    return at(path).asText("");
  }

  public String name() {
    return text("metadata", "name");
  }

  public String namespace() {
    return text("metadata", "namespace");
  }

  public String uid() {
    return text("metadata", "uid");
  }

  public String resourceVersion() {
    return text("metadata", "resourceVersion");
  }
}
