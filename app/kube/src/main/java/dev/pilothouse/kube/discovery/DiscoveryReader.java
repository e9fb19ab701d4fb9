// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.kube.connect.ClusterHttp;
import dev.pilothouse.kube.gateway.ApiReads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Asks which kinds a cluster serves: in two requests where it has aggregated discovery (KEP-3352), else in one for each group's
/// version. A group that does not answer is named and the rest is good. Blocks. Any thread.
public final class DiscoveryReader {
  private static final String AGGREGATED =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
          + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";
  private final ApiReads reads;

  public DiscoveryReader(ClusterHttp http) {
    this.reads = new ApiReads(http);
  }

  /// @throws ClusterException when nothing can be read
  public Discovery read() throws ClusterException {
    DiscoveredKinds found = new DiscoveredKinds();
    ClusterException core = part("/api", found);
    ClusterException groups = part("/apis", found);
    if (core != null && groups != null) {
      throw core;
    }
    return found.discovery();
  }

  /// One half of discovery. As in client-go (discovery_client.go, ServerGroupsAndResources), one that is not there or not for us
  /// leaves the other good.
  ///
  /// @return why it was left out, null when it was read
  private @Nullable ClusterException part(String root, DiscoveredKinds found) throws ClusterException {
    try {
      JsonNode answer = root(root);
      if (isAggregated(answer)) {
        aggregated(answer, found);
      } else if (answer.has("groups")) {
        each(versions(answer), found);
      } else {
        List<Version> versions = new ArrayList<>();
        answer.path("versions").forEach(version -> versions.add(new Version("", version.asText())));
        each(versions, found);
      }
      return null;
    } catch (ClusterException refused) {
      if (refused.failure().kind() != Kind.NOT_FOUND && refused.failure().kind() != Kind.FORBIDDEN) {
        throw refused;
      }
      found.failed("", root, refused.failure().detail());
      return refused;
    }
  }

  /// A server, or a proxy before it, that knows nothing of aggregated discovery ignores that part of the header, or refuses it.
  private JsonNode root(String path) throws ClusterException {
    try {
      return reads.get(path, AGGREGATED);
    } catch (ClusterException refused) {
      if (refused.failure().kind() != Kind.INVALID && refused.failure().kind() != Kind.NOT_FOUND) {
        throw refused;
      }
      return reads.get(path, ApiReads.JSON);
    }
  }

  private static boolean isAggregated(JsonNode answer) {
    return answer.path("kind").asText().equals("APIGroupDiscoveryList");
  }

  /// The versions of a group are in the order in which the server prefers them.
  private static void aggregated(JsonNode list, DiscoveredKinds found) {
    for (JsonNode group : list.path("items")) {
      String name = group.path("metadata").path("name").asText("");
      for (JsonNode version : group.path("versions")) {
        String number = version.path("version").asText();
        if (version.path("freshness").asText().equals("Stale")) {
          found.failed(name, number, "stale: the server that serves this group does not answer");
        }
        for (JsonNode resource : version.path("resources")) {
          ResourceKind kind =
              new ResourceKind(
                  name, number, resource.path("resource").asText(), resource.path("responseKind").path("kind").asText(),
                  resource.path("scope").asText().equals("Namespaced"));
          found.add(kind, resource.path("verbs"));
          for (JsonNode part : resource.path("subresources")) {
            found.addSubresource(kind, part.path("subresource").asText(), part.path("verbs"));
          }
        }
      }
    }
  }

  // ---- the old way

  private record Version(String group, String version) {
    private String path() {
      return group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
    }
  }

  private static List<Version> versions(JsonNode groups) {
    List<Version> versions = new ArrayList<>();
    for (JsonNode group : groups.path("groups")) {
      String name = group.path("name").asText();
      String preferred = group.path("preferredVersion").path("version").asText();
      versions.add(new Version(name, preferred));
      for (JsonNode version : group.path("versions")) {
        if (!version.path("version").asText().equals(preferred)) {
          versions.add(new Version(name, version.path("version").asText()));
        }
      }
    }
    return versions;
  }

  private void each(List<Version> versions, DiscoveredKinds found) throws ClusterException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<JsonNode>> answers =
          versions.stream().map(version -> threads.submit(() -> reads.get(version.path(), ApiReads.JSON))).toList();
      for (int i = 0; i < versions.size(); i++) {
        Version version = versions.get(i);
        try {
          resources(version, answers.get(i).get(), found);
        } catch (ExecutionException failed) {
          refused(version, failed, found);
        } catch (InterruptedException end) {
          threads.shutdownNow();
          throw ApiReads.interrupted(end);
        }
      }
    }
  }

  private static void refused(Version version, ExecutionException failed, DiscoveredKinds found) throws ClusterException {
    if (!(failed.getCause() instanceof ClusterException refused)) {
      throw new IllegalStateException(failed);
    }
    if (version.group().isEmpty() && refused.failure().kind() != Kind.FORBIDDEN) {
      throw refused;
    }
    found.failed(version.group(), version.version(), refused.failure().detail());
  }

  private static void resources(Version version, JsonNode list, DiscoveredKinds found) {
    Map<String, ResourceKind> kinds = new HashMap<>();
    for (JsonNode resource : list.path("resources")) {
      String[] names = resource.path("name").asText().split("/", 2);
      ResourceKind whole = kinds.get(names[0]);
      if (names.length == 1) {
        ResourceKind kind =
            new ResourceKind(
                version.group(), version.version(), names[0], resource.path("kind").asText(),
                resource.path("namespaced").asBoolean());
        kinds.put(names[0], kind);
        found.add(kind, resource.path("verbs"));
      } else if (whole != null) {
        found.addSubresource(whole, names[1], resource.path("verbs"));
      }
    }
  }
}
