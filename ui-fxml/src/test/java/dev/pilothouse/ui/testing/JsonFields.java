// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.kind.FieldReader;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.kind.Owner;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.RowBuilder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/// Projects whole objects into rows, as the feed does with what the server sends.
public final class JsonFields implements FieldReader {
  private final Deque<Iterator<?>> open = new ArrayDeque<>();
  private JsonNode current;

  private JsonFields(JsonNode root) {
    current = root;
  }

  public static Row row(KindDescriptor kind, JsonNode object) {
    RowBuilder row = new RowBuilder(kind.fields());
    JsonNode metadata = object.path("metadata");
    row.uid(metadata.path("uid").asText()).namespace(metadata.path("namespace").asText("")).name(metadata.path("name").asText());
    row.created(time(metadata.path("creationTimestamp"))).deleted(time(metadata.path("deletionTimestamp")));
    Map<String, String> labels = new HashMap<>();
    metadata.path("labels").properties().forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    row.labels(Labels.of(labels));
    JsonNode owner = metadata.path("ownerReferences").path(0);
    if (!owner.isMissingNode()) {
      row.owner(
          new Owner(
              owner.path("apiVersion").asText(), owner.path("kind").asText(), owner.path("name").asText(), owner.path("uid").asText()));
    }
    metadata.properties().stream()
        .filter(field -> field.getKey().equals("annotations") || field.getKey().equals("generation"))
        .forEach(field -> kind.projection().readMetadata(field.getKey(), new JsonFields(field.getValue()), row));
    object.properties().stream()
        .filter(field -> !field.getKey().equals("metadata") && !field.getKey().equals("kind") && !field.getKey().equals("apiVersion"))
        .forEach(field -> kind.projection().read(field.getKey(), new JsonFields(field.getValue()), row));
    return row.build();
  }

  private static long time(JsonNode node) {
    return node.isTextual() ? Instant.parse(node.asText()).getEpochSecond() : 0;
  }

  @Override
  public boolean enterObject() {
    if (!current.isObject()) {
      return false;
    }
    open.push(current.properties().iterator());
    return true;
  }

  @Override
  public String nextField() {
    if (!open.element().hasNext()) {
      open.pop();
      return null;
    }
    Map.Entry<?, ?> next = (Map.Entry<?, ?>) open.element().next();
    current = (JsonNode) next.getValue();
    return (String) next.getKey();
  }

  @Override
  public boolean enterArray() {
    if (!current.isArray()) {
      return false;
    }
    open.push(current.iterator());
    return true;
  }

  @Override
  public boolean nextElement() {
    if (!open.element().hasNext()) {
      open.pop();
      return false;
    }
    current = (JsonNode) open.element().next();
    return true;
  }

  @Override
  public String text() {
    return current.isValueNode() && !current.isNull() ? current.asText() : "";
  }

  @Override
  public String sharedText() {
    return text().intern();
  }

  @Override
  public long number() {
    return current.asLong();
  }

  @Override
  public boolean bool() {
    return current.asBoolean();
  }

  @Override
  public long epochSecond() {
    return time(current);
  }

  @Override
  public void skip() {}
}
