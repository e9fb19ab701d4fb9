// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of a JSON object that is never changed: their names are shared by all objects of the same shape, so that an object
/// costs one reference for a field where a usual one costs a map entry. Safe for many threads.
final class SharedFields extends AbstractMap<String, JsonNode> {

  private final String[] names;
  private final JsonNode[] values;

  /// @param names not copied; as many as values
  SharedFields(String[] names, JsonNode[] values) {
    this.names = names;
    this.values = values;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public @Nullable JsonNode get(@Nullable Object key) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(key)) {
        return values[i];
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public Set<Entry<String, JsonNode>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Entry<String, JsonNode>> iterator() {
        return entries();
      }
    };
  }

  private Iterator<Map.Entry<String, JsonNode>> entries() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < names.length;
      }

      @Override
      public Entry<String, JsonNode> next() {
        if (next >= names.length) {
          throw new NoSuchElementException();
        }
        Entry<String, JsonNode> entry = Map.entry(names[next], values[next]);
        next++;
        return entry;
      }
    };
  }
}
