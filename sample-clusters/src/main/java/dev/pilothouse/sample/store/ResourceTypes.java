// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// The kinds that the cluster serves at the moment: the built-in ones and those that definitions added.
/// Safe for use by many threads.
public final class ResourceTypes {

  private final Map<String, ResourceType> custom = new ConcurrentSkipListMap<>();

  /// Every kind, built-in ones first.
  public List<ResourceType> all() {
    return java.util.stream.Stream.concat(BuiltInTypes.ALL.stream(), custom.values().stream()).toList();
  }

  public Collection<ResourceType> custom() {
    return List.copyOf(custom.values());
  }

  /// Adds one version of a custom kind, or describes it anew.
  public void add(ResourceType type) {
    custom.put(type.apiVersion() + "/" + type.plural(), type);
  }

  /// Serves a custom kind no longer, in none of its versions.
  public void remove(String group, String plural) {
    custom.values().removeIf(type -> type.group().equals(group) && type.plural().equals(plural));
  }

  public Optional<ResourceType> find(String group, String version, String plural) {
    return all().stream()
        .filter(type -> type.plural().equals(plural) && type.group().equals(group) && type.version().equals(version))
        .findFirst();
  }

  /// The type of an object, by its `apiVersion` and `kind`.
  public Optional<ResourceType> ofKind(String apiVersion, String kind) {
    return all().stream()
        .filter(type -> type.kind().equals(kind) && type.apiVersion().equals(apiVersion))
        .findFirst();
  }
}
