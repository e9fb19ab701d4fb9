// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.table.Columns;
import dev.pilothouse.sample.api.table.PrinterColumns;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectStore;
import dev.pilothouse.sample.store.ResourceType;
import dev.pilothouse.sample.store.Subscription;
import dev.pilothouse.sample.store.WatchEvent;
import dev.pilothouse.sample.store.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The kinds that are served now. Follows the definitions of custom kinds and reports them established.
final class ServedKinds implements AutoCloseable {

  private final ObjectStore store;
  private final Map<String, ServedKind> custom = new ConcurrentHashMap<>();
  private final List<ServedKind> builtIn = new ArrayList<>();
  private final Subscription definitions;

  ServedKinds(ObjectStore store) {
    this.store = store;
    for (ResourceType type : BuiltInTypes.ALL) {
      builtIn.add(new ServedKind(type, type, Columns.of(type), null));
    }
    builtIn.add(new ServedKind(EventsV1.TYPE, BuiltInTypes.EVENTS, Columns.of(BuiltInTypes.EVENTS), null));
    this.definitions = store.watch(BuiltInTypes.CUSTOM_RESOURCE_DEFINITIONS, this::onDefinition);
  }

  /// Every kind, in the order of discovery.
  List<ServedKind> all() {
    List<ServedKind> all = new ArrayList<>(builtIn);
    for (ResourceType type : store.types().custom()) {
      ServedKind kind = custom.get(key(type.group(), type.version(), type.plural()));
      if (kind != null) {
        all.add(kind);
      }
    }
    return all;
  }

  Optional<ServedKind> find(String group, String version, String plural) {
    for (ServedKind kind : builtIn) {
      ResourceType type = kind.type();
      if (type.plural().equals(plural) && type.group().equals(group) && type.version().equals(version)) {
        return Optional.of(kind);
      }
    }
    return Optional.ofNullable(custom.get(key(group, version, plural)));
  }

  private static String key(String group, String version, String plural) {
    return group + "/" + version + "/" + plural;
  }

  private void onDefinition(WatchEvent event) {
    ObjectNode definition = event.object();
    String group = Json.text(definition, "spec", "group");
    String plural = Json.text(definition, "spec", "names", "plural");
    if (event.change() == WatchEvent.Change.DELETED) {
      for (ResourceType type : store.types().custom()) {
        if (type.group().equals(group) && type.plural().equals(plural)) {
          custom.remove(key(group, type.version(), plural));
          store.list(type).forEach(object -> remove(type, object));
        }
      }
      store.types().remove(group, plural);
      return;
    }
    for (JsonNode version : Json.items(definition, "spec", "versions")) {
      if (Json.flag(version, "served")) {
        ResourceType type = type(definition, version);
        custom.put(
            key(group, type.version(), plural), new ServedKind(type, type, PrinterColumns.of(version), version));
        store.types().add(type);
      }
    }
    if (Json.items(definition, "status", "conditions").isEmpty()) {
      store.update(event.type(), "", event.name(), this::established, Write.by("apiextensions"));
    }
  }

  private void remove(ResourceType type, ObjectNode object) {
    try {
      store.delete(
          type,
          Json.namespace(object),
          Json.name(object),
          dev.pilothouse.sample.store.DeleteOptions.background());
    } catch (dev.pilothouse.sample.store.StoreException e) {
      // another removed it, which is what was wanted
      return;
    }
  }

  private static ResourceType type(ObjectNode definition, JsonNode version) {
    JsonNode names = Json.at(definition, "spec", "names");
    Set<String> subresources = new HashSet<>();
    Json.at(version, "subresources").fieldNames().forEachRemaining(subresources::add);
    String kind = Json.text(names, "kind");
    return new ResourceType(
        Json.text(definition, "spec", "group"),
        Json.text(version, "name"),
        Json.text(names, "plural"),
        Json.textOr(kind.toLowerCase(Locale.ROOT), names, "singular"),
        kind,
        Json.items(names, "shortNames").stream().map(JsonNode::asText).toList(),
        Json.items(names, "categories").stream().map(JsonNode::asText).toList(),
        Json.text(definition, "spec", "scope").equals("Namespaced"),
        subresources);
  }

  private ObjectNode established(ObjectNode definition) {
    ObjectNode status = Json.child(definition, "status");
    status.set("acceptedNames", Json.at(definition, "spec", "names").deepCopy());
    String now = Json.time(store.clock().instant());
    for (String type : List.of("NamesAccepted", "Established")) {
      Json.list(status, "conditions")
          .addObject()
          .put("type", type)
          .put("status", "True")
          .put("lastTransitionTime", now)
          .put("reason", type.equals("Established") ? "InitialNamesAccepted" : "NoConflicts")
          .put("message", type.equals("Established") ? "the initial names have been accepted" : "no conflicts found");
    }
    for (JsonNode version : Json.items(definition, "spec", "versions")) {
      if (Json.flag(version, "storage")) {
        Json.list(status, "storedVersions").add(Json.text(version, "name"));
      }
    }
    return definition;
  }

  @Override
  public void close() {
    definitions.close();
  }
}
