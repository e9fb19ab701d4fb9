// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.model.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The kinds that a cluster serves, in each group's preferred version, and the groups that did not answer.
///
/// @param verbs what may be done with a kind by its id, for example list, watch, delete; and with a subresource of it, by the id
///     and its name: `deployments.apps/scale`
/// @param failedGroups group and version to the server's words
public record Discovery(List<ResourceKind> kinds, Map<String, List<String>> verbs, Map<String, String> failedGroups) {

  public Discovery {
    kinds = List.copyOf(kinds);
    verbs = Map.copyOf(verbs);
    failedGroups = Map.copyOf(failedGroups);
  }

  public Optional<ResourceKind> byId(String id) {
    return kinds.stream().filter(kind -> kind.id().equals(id)).findFirst();
  }

  public Optional<ResourceKind> byKind(String apiVersion, String kindName) {
    return kinds.stream().filter(kind -> kind.kind().equals(kindName) && kind.apiVersion().equals(apiVersion)).findFirst();
  }

  public boolean can(ResourceKind kind, String verb) {
    return verbs.getOrDefault(kind.id(), List.of()).contains(verb);
  }

  /// Whether the server has a subresource of a kind, and lets it be used so.
  public boolean can(ResourceKind kind, String subresource, String verb) {
    return kinds.contains(kind) && verbs.getOrDefault(kind.id() + "/" + subresource, List.of()).contains(verb);
  }
}
