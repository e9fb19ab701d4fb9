// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.yaml.ReadableYaml;
import java.util.List;

/// Parts an object into what people write and what the server keeps: its status, who owns which field, uid, versions and times,
/// and the copy that `kubectl apply` leaves behind. Pure.
public final class EditableObject {
  private static final String STATUS = "status";
  private static final String METADATA = "metadata";
  private static final String ANNOTATIONS = "annotations";
  private static final List<String> SERVERS_OWN =
      List.of(
          "managedFields", "uid", "resourceVersion", "generation", "creationTimestamp", "selfLink", "deletionTimestamp",
          "deletionGracePeriodSeconds");

  private EditableObject() {}

  /// A copy with only what people write.
  public static ObjectNode of(JsonNode object) {
    ObjectNode copy = object.deepCopy();
    copy.remove(STATUS);
    if (copy.path(METADATA) instanceof ObjectNode metadata) {
      metadata.remove(SERVERS_OWN);
      if (metadata.path(ANNOTATIONS) instanceof ObjectNode annotations) {
        annotations.remove(ReadableYaml.LAST_APPLIED);
        if (annotations.isEmpty()) {
          metadata.remove(ANNOTATIONS);
        }
      }
    }
    return copy;
  }

  /// What was edited, with what the server keeps as it is in the live object.
  public static ObjectNode whole(JsonNode live, JsonNode edited) {
    ObjectNode whole = of(edited);
    if (live.has(STATUS)) {
      whole.set(STATUS, live.path(STATUS));
    }
    JsonNode kept = live.path(METADATA);
    ObjectNode metadata = whole.withObjectProperty(METADATA);
    SERVERS_OWN.stream().filter(kept::has).forEach(name -> metadata.set(name, kept.path(name)));
    JsonNode annotations = kept.path(ANNOTATIONS);
    if (annotations.has(ReadableYaml.LAST_APPLIED)) {
      metadata.withObjectProperty(ANNOTATIONS).set(ReadableYaml.LAST_APPLIED, annotations.path(ReadableYaml.LAST_APPLIED));
    } else if (annotations.isObject() && annotations.isEmpty() && !metadata.has(ANNOTATIONS)) {
      metadata.set(ANNOTATIONS, annotations);
    }
    return whole;
  }
}
