// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The labels of an object in little room: names and values in turn, sorted by name. Immutable.
public final class Labels {
  public static final Labels NONE = new Labels(new String[0]);
  private final String[] pairs;

  private Labels(String[] pairs) {
    this.pairs = pairs;
  }

  public static Labels of(Map<String, String> map) {
    if (map.isEmpty()) {
      return NONE;
    }
    List<String> pairs = new ArrayList<>(map.size() * 2);
    new TreeMap<>(map).forEach((name, value) -> Collections.addAll(pairs, name, value));
    return new Labels(pairs.toArray(String[]::new));
  }

  /// The value of a label; empty when there is no such label (see [#has]).
  public String get(String name) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(name)) {
        return pairs[i + 1];
      }
    }
    return "";
  }

  public boolean has(String name) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(name)) {
        return true;
      }
    }
    return false;
  }

  /// Whether every pair of a selector is among these labels. An empty selector matches nothing, as in a Service.
  public boolean match(Labels selector) {
    for (int i = 0; i < selector.pairs.length; i += 2) {
      if (!has(selector.pairs[i]) || !get(selector.pairs[i]).equals(selector.pairs[i + 1])) {
        return false;
      }
    }
    return selector.pairs.length > 0;
  }

  public Map<String, String> asMap() {
    Map<String, String> map = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return Collections.unmodifiableMap(map);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Labels labels && java.util.Arrays.equals(pairs, labels.pairs);
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(pairs);
  }

  /// `app=checkout,tier=web`.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      text.append(i == 0 ? "" : ",").append(pairs[i]).append('=').append(pairs[i + 1]);
    }
    return text.toString();
  }
}
