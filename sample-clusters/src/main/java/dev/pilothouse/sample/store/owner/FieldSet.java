// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store.owner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A set of fields, as a tree of the path elements that `fieldsV1` has: `f:name`, `k:{"name":"main"}`, `v:"value"`. An element of
/// the tree may itself be in the set, which `fieldsV1` writes as `.` where there is more below it.
final class FieldSet {

  static final String SELF = ".";

  private final TreeMap<String, FieldSet> children = new TreeMap<>();
  private boolean member;

  static FieldSet of(JsonNode fieldsV1) {
    FieldSet set = new FieldSet();
    fieldsV1.properties().forEach(entry -> {
      if (entry.getKey().equals(SELF)) {
        set.member = true;
      } else {
        set.children.put(entry.getKey(), of(entry.getValue()));
      }
    });
    if (set.children.isEmpty()) {
      set.member = true;
    }
    return set;
  }

  ObjectNode json() {
    ObjectNode json = Json.object();
    if (member && !children.isEmpty()) {
      json.putObject(SELF);
    }
    children.forEach((element, below) -> json.set(element, below.json()));
    return json;
  }

  boolean isEmpty() {
    return !member && children.isEmpty();
  }

  /// The set below an element, made if there is none.
  FieldSet below(String element) {
    return children.computeIfAbsent(element, name -> new FieldSet());
  }

  @Nullable FieldSet find(String element) {
    return children.get(element);
  }

  boolean isMember() {
    return member;
  }

  boolean isLeaf() {
    return children.isEmpty();
  }

  void add() {
    member = true;
  }

  void addAll(FieldSet other) {
    member |= other.member;
    other.children.forEach((element, set) -> below(element).addAll(set));
  }

  void removeAll(FieldSet other) {
    member &= !other.member;
    other.children.forEach((element, set) -> {
      FieldSet own = children.get(element);
      if (own != null) {
        own.removeAll(set);
      }
    });
    prune();
  }

  /// Forgets branches in which there is nothing.
  void removeEmpty() {
    children.values().forEach(FieldSet::removeEmpty);
    prune();
  }

  FieldSet and(FieldSet other) {
    FieldSet both = new FieldSet();
    both.member = member && other.member;
    children.forEach((element, set) -> {
      FieldSet theirs = other.children.get(element);
      if (theirs != null) {
        both.children.put(element, set.and(theirs));
      }
    });
    both.prune();
    return both;
  }

  private void prune() {
    children.values().removeIf(FieldSet::isEmpty);
  }

  /// Every member with its path as messages write it: `.spec.template.spec.containers[name="main"].image`.
  void paths(String path, BiConsumer<String, FieldSet> sink) {
    if (member) {
      sink.accept(path, this);
    }
    for (Map.Entry<String, FieldSet> each : children.entrySet()) {
      each.getValue().paths(path + written(each.getKey()), sink);
    }
  }

  private static String written(String element) {
    String rest = element.substring(2);
    if (element.startsWith("f:")) {
      return "." + rest;
    }
    if (element.startsWith("v:")) {
      return "[=" + rest + "]";
    }
    StringBuilder keys = new StringBuilder();
    Json.parse(rest).properties().forEach(key ->
        keys.append(keys.isEmpty() ? "" : ",").append(key.getKey()).append('=').append(key.getValue()));
    return "[" + keys + "]";
  }
}
