// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// One change of one object. The nodes are shared: read them, never change them.
///
/// @param object the object after the change; for a deletion its last state, carrying the version of the deletion
/// @param previous the object before the change; none when it was added
/// @param version the resource version of the change, rising over all types
public record WatchEvent(
    Change change, ResourceType type, ObjectNode object, @Nullable ObjectNode previous, long version) {

  /// What happened; the names are those of the wire.
  public enum Change {
    ADDED,
    MODIFIED,
    DELETED
  }

  /// The namespace of the object, empty if it lives in none.
  public String namespace() {
    return Json.namespace(object);
  }

  public String name() {
    return Json.name(object);
  }
}
