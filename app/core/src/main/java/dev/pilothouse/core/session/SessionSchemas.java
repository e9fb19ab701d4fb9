// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.schema.BundledSchemas;
import dev.pilothouse.core.yaml.schema.OpenApiDocument;
import dev.pilothouse.core.yaml.schema.ServedSchemas;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The schemas that the texts of one context need, read from its cluster when a text names their kinds. Blocks; not on the FX
/// thread. Any other thread.
public final class SessionSchemas {
  private final ClusterSession session;
  private final Map<String, OpenApiDocument> read = new ConcurrentHashMap<>();
  private final Set<String> absent = ConcurrentHashMap.newKeySet();
  private final Supplier<BundledSchemas> bundled;
  private final CustomVersions customVersions;
  private volatile Optional<Discovery> known = Optional.empty();

  /// @param bundled what stands for the schemas of a cluster that cannot be asked; asked for where it is needed
  public SessionSchemas(ClusterSession session, Supplier<BundledSchemas> bundled) {
    this.session = session;
    this.bundled = bundled;
    customVersions = new CustomVersions(session);
  }

  /// What the cluster serves, with the schemas of every version that the text names and of the preferred one of each kind that it
  /// names in a version which is not served. Where it cannot be asked, or does not tell, what the bundled schemas have stands for
  /// what it did not say.
  public ServedSchemas of(YamlText text) {
    try {
      return served(text);
    } catch (ClusterException noAnswer) {
      return bundled.get().beside(read);
    }
  }

  private ServedSchemas served(YamlText text) throws ClusterException {
    Map<String, Set<String>> versions = new HashMap<>();
    Map<String, String> deprecated = new HashMap<>();
    discovery().ifPresent(found -> found.kinds().forEach(kind -> add(versions, kind.kind(), kind.apiVersion())));
    for (YamlMapping object : objects(text)) {
      String apiVersion = object.text("apiVersion");
      String kind = object.text("kind");
      if (!apiVersion.isEmpty()) {
        document(apiVersion).filter(one -> one.of(apiVersion, kind).isPresent()).ifPresent(one -> add(versions, kind, apiVersion));
      }
      Set<String> served = versions.getOrDefault(kind, Set.of());
      if (!served.contains(apiVersion) && !served.isEmpty()) {
        var _ = document(served.iterator().next());
      }
      kind(apiVersion, kind).ifPresent(one -> deprecated.putAll(customVersions.deprecated(one)));
    }
    return new ServedSchemas(versions, read).deprecated(deprecated);
  }

  /// The kind of an object as the cluster serves it; empty when it does not, or nobody knows.
  public Optional<ResourceKind> kind(String apiVersion, String kind) {
    Optional<ResourceKind> preferred = discovery().flatMap(found -> found.byKind(apiVersion, kind));
    return preferred.isPresent() ? preferred : otherVersion(apiVersion, kind);
  }

  /// A version that is served beside the preferred one has the same resource.
  private Optional<ResourceKind> otherVersion(String apiVersion, String kind) {
    int cut = apiVersion.indexOf('/');
    String group = cut < 0 ? "" : apiVersion.substring(0, cut);
    String version = apiVersion.substring(cut + 1);
    OpenApiDocument document = read.get(apiVersion);
    if (document == null || document.of(apiVersion, kind).isEmpty()) {
      return Optional.empty();
    }
    return discovery().stream()
        .flatMap(found -> found.kinds().stream())
        .filter(one -> one.kind().equals(kind) && one.group().equals(group))
        .findFirst()
        .map(one -> new ResourceKind(group, version, one.plural(), kind, one.namespaced()));
  }

  private Optional<Discovery> discovery() {
    if (session.state().get() instanceof SessionState.Connected connected) {
      if (known.isEmpty() || !known.get().equals(connected.discovery())) {
        known = Optional.of(connected.discovery());
        absent.clear();
        customVersions.forget();
      }
    }
    return known;
  }

  private Optional<OpenApiDocument> document(String apiVersion) throws ClusterException {
    OpenApiDocument found = read.get(apiVersion);
    if (found == null && !absent.contains(apiVersion)) {
      try {
        found = session.schemas().schemas(apiVersion);
        read.put(apiVersion, found);
      } catch (ClusterException e) {
        if (e.failure().kind() != Kind.NOT_FOUND) {
          throw e;
        }
        absent.add(apiVersion);
      }
    }
    return Optional.ofNullable(found);
  }

  private static Set<YamlMapping> objects(YamlText text) {
    Set<YamlMapping> objects = new LinkedHashSet<>();
    text.documents().forEach(document -> document.object().ifPresent(object -> {
      objects.add(object);
      if (object.text("kind").equals("List")) {
        object.items("items").stream().filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast).forEach(objects::add);
      }
    }));
    return objects;
  }

  private static void add(Map<String, Set<String>> versions, String kind, String apiVersion) {
    versions.computeIfAbsent(kind, key -> new LinkedHashSet<>()).add(apiVersion);
  }
}
