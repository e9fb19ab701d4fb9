// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a whole object as a feed reads the wire, so that what is known of rows is known of trees as well. As strict as the wire:
/// forward only, each value exactly once; asking for the next field while a value is unread, or for a value twice, is an
/// IllegalStateException.
public final class TreeFieldReader implements FieldReader {
  private final Deque<Iterator<?>> open = new ArrayDeque<>();
  private @Nullable JsonNode current;

  public TreeFieldReader(JsonNode value) {
    current = value;
  }

  private JsonNode take() {
    if (current == null) {
      throw new IllegalStateException("no value is current");
    }
    JsonNode taken = current;
    current = null;
    return taken;
  }

  private void mustBeRead() {
    if (current != null) {
      throw new IllegalStateException("a value was neither read nor skipped: " + current);
    }
  }

  @Override
  public boolean enterObject() {
    JsonNode value = take();
    if (value.isObject()) {
      open.push(value.properties().iterator());
      return true;
    }
    return false;
  }

  @Override
  @SuppressWarnings("unchecked")
  public @Nullable String nextField() {
    mustBeRead();
    Iterator<Map.Entry<String, JsonNode>> fields = (Iterator<Map.Entry<String, JsonNode>>) open.element();
    if (!fields.hasNext()) {
      open.pop();
      return null;
    }
    Map.Entry<String, JsonNode> field = fields.next();
    current = field.getValue();
    return field.getKey();
  }

  @Override
  public boolean enterArray() {
    JsonNode value = take();
    if (value.isArray()) {
      open.push(value.elements());
      return true;
    }
    return false;
  }

  @Override
  public boolean nextElement() {
    mustBeRead();
    Iterator<?> elements = open.element();
    if (!elements.hasNext()) {
      open.pop();
      return false;
    }
    current = (JsonNode) elements.next();
    return true;
  }

  @Override
  public String text() {
    JsonNode value = take();
    return value.isValueNode() && !value.isNull() ? value.asText() : "";
  }

  @Override
  public String sharedText() {
    return text();
  }

  @Override
  public long number() {
    JsonNode value = take();
    return value.isNumber() ? value.asLong() : 0;
  }

  @Override
  public boolean bool() {
    return take().asBoolean(false);
  }

  @Override
  public long epochSecond() {
    try {
      return Instant.parse(text()).getEpochSecond();
    } catch (DateTimeParseException none) {
      return 0;
    }
  }

  @Override
  public void skip() {
    take();
  }

  /// Whether everything that was entered was also left.
  public boolean finished() {
    return open.isEmpty() && current == null;
  }
}
