// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The fields in which two pod templates differ. Entries of lists are matched by what the API merges them by (a container by its
/// name, a mount by its path), so that an insertion is one change; other lists place by place. Fields that only the controller
/// writes, the label `pod-template-hash`, are left out.
public final class TemplateDiff {
  private static final List<String> KEYS = List.of("name", "mountPath", "containerPort", "devicePath", "ip", "topologyKey", "key");
  private static final String HASH = "pod-template-hash";

  private TemplateDiff() {}

  /// One field.
  ///
  /// @param path as `spec.containers[app].image`
  /// @param before a missing node when the field is new
  /// @param after a missing node when the field is gone
  public record Change(String path, JsonNode before, JsonNode after) {
    public boolean added() {
      return before.isMissingNode();
    }

    public boolean removed() {
      return after.isMissingNode();
    }
  }

  /// In the order of the fields, those of `before` first. Nobody may change the trees.
  public static List<Change> of(JsonNode before, JsonNode after) {
    List<Change> changes = new ArrayList<>();
    compare("", before, after, changes);
    return List.copyOf(changes);
  }

  private static void compare(String path, JsonNode before, JsonNode after, List<Change> changes) {
    if (before.equals(after) || (nothing(before) && nothing(after))) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      fields(path, before, after, changes);
    } else if (before.isArray() && after.isArray()) {
      elements(path, before, after, changes);
    } else {
      changes.add(new Change(path, before, after));
    }
  }

  /// The API leaves empty fields out or writes null, depending on who asks.
  private static boolean nothing(JsonNode node) {
    return node.isMissingNode() || node.isNull() || (node.isContainerNode() && node.isEmpty());
  }

  private static void fields(String path, JsonNode before, JsonNode after, List<Change> changes) {
    Set<String> names = new LinkedHashSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      if (!(name.equals(HASH) && path.equals("metadata.labels"))) {
        compare(join(path, name), before.path(name), after.path(name), changes);
      }
    }
  }

  private static String join(String path, String name) {
    String part = name.indexOf('.') < 0 && name.indexOf('/') < 0 ? name : "[" + name + "]";
    return path.isEmpty() ? part : part.startsWith("[") ? path + part : path + "." + part;
  }

  private static void elements(String path, JsonNode before, JsonNode after, List<Change> changes) {
    String key = KEYS.stream().filter(one -> keyed(before, one) && keyed(after, one)).findFirst().orElse("");
    if (key.isEmpty()) {
      for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
        compare(path + "[" + i + "]", before.path(i), after.path(i), changes);
      }
      return;
    }
    Map<String, JsonNode> left = byKey(before, key);
    Map<String, JsonNode> right = byKey(after, key);
    Set<String> names = new LinkedHashSet<>(left.keySet());
    names.addAll(right.keySet());
    for (String name : names) {
      JsonNode missing = MissingNode.getInstance();
      compare(path + "[" + name + "]", left.getOrDefault(name, missing), right.getOrDefault(name, missing), changes);
    }
    if (changes.isEmpty() && !before.equals(after)) {
      changes.add(new Change(path, before, after));
    }
  }

  /// Whether each entry has a key of its own.
  private static boolean keyed(JsonNode list, String key) {
    return byKey(list, key).size() == list.size();
  }

  private static Map<String, JsonNode> byKey(JsonNode list, String key) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    for (Iterator<JsonNode> each = list.elements(); each.hasNext(); ) {
      JsonNode one = each.next();
      if (one.has(key)) {
        all.put(one.path(key).asText(), one);
      }
    }
    return all;
  }

  /// Whether two templates are the same for kubectl, which passes over the hash.
  static boolean same(JsonNode left, JsonNode right) {
    return withoutHash(left).equals(withoutHash(right));
  }

  /// A copy without what only the controller writes.
  static JsonNode withoutHash(JsonNode template) {
    JsonNode copy = template.deepCopy();
    if (copy.path("metadata").path("labels") instanceof ObjectNode labels) {
      labels.remove(HASH);
    }
    return copy;
  }
}
