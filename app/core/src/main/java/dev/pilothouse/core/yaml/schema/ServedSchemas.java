// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.schema;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a cluster says of its kinds: which it serves in which versions, and the schemas of those that have been read so far.
/// Immutable.
public final class ServedSchemas {
  private final Map<String, Set<String>> versions;
  private final Map<String, OpenApiDocument> documents;
  private final String bundled;
  private final Map<String, String> deprecated;

  /// @param versions the apiVersions of each kind, the server's preferred one first
  /// @param documents by apiVersion
  public ServedSchemas(Map<String, ? extends Collection<String>> versions, Map<String, OpenApiDocument> documents) {
    this(versions, documents, "", Map.of());
  }

  private ServedSchemas(
      Map<String, ? extends Collection<String>> versions, Map<String, OpenApiDocument> documents, String bundled,
      Map<String, String> deprecated) {
    Map<String, Set<String>> copy = new HashMap<>();
    versions.forEach((kind, served) -> copy.put(kind, new LinkedHashSet<>(served)));
    this.versions = copy;
    this.documents = Map.copyOf(documents);
    this.bundled = bundled;
    this.deprecated = Map.copyOf(deprecated);
  }

  /// The same, as what is known without the cluster.
  ///
  /// @param release the release of Kubernetes that they are of
  ServedSchemas bundled(String release) {
    return new ServedSchemas(versions, documents, release, deprecated);
  }

  /// The same with versions that are deprecated.
  ///
  /// @param words what the server says of each, by `apiVersion/kind`; empty where it has no words of its own
  public ServedSchemas deprecated(Map<String, String> words) {
    return new ServedSchemas(versions, documents, bundled, words);
  }

  /// What the server says of a version of a kind that it calls deprecated, maybe nothing; empty when it does not.
  Optional<String> deprecation(String apiVersion, String kind) {
    return Optional.ofNullable(deprecated.get(apiVersion + "/" + kind));
  }

  /// The release of Kubernetes whose schemas stand for the cluster's; empty when they are the cluster's own.
  public String bundled() {
    return bundled;
  }

  /// Whether anything can be said of the kinds of a version: of what the cluster serves always, otherwise only of what is at hand.
  boolean knows(String apiVersion) {
    return bundled.isEmpty() || apiVersion.isEmpty() || documents.containsKey(apiVersion);
  }

  /// All that these documents have, without a server's preference among versions.
  public static ServedSchemas of(Map<String, OpenApiDocument> documents) {
    Map<String, Set<String>> versions = new HashMap<>();
    documents.values().forEach(document -> document.kinds().forEach(key -> {
      int cut = key.lastIndexOf('/');
      versions.computeIfAbsent(key.substring(cut + 1), kind -> new LinkedHashSet<>()).add(key.substring(0, cut));
    }));
    return new ServedSchemas(versions, documents);
  }

  /// The schema of a kind; empty when it is not served or its document has not been read.
  public Optional<Schema> schema(String apiVersion, String kind) {
    return Optional.ofNullable(documents.get(apiVersion)).flatMap(document -> document.of(apiVersion, kind));
  }

  /// In which versions a kind is served, the server's preferred one first.
  public List<String> versionsOf(String kind) {
    return List.copyOf(versions.getOrDefault(kind, Set.of()));
  }

  public Set<String> kinds() {
    return Set.copyOf(versions.keySet());
  }

  public boolean serves(String apiVersion, String kind) {
    return versions.getOrDefault(kind, Set.of()).contains(apiVersion);
  }
}
