// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.Discovery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects what discovery finds. The version that is added first wins: a kind that only a lesser version serves is kept too, as
/// kubectl does.
final class DiscoveredKinds {
  private final Map<String, ResourceKind> kinds = new LinkedHashMap<>();
  private final Map<String, List<String>> verbs = new LinkedHashMap<>();
  private final Map<String, String> failed = new LinkedHashMap<>();

  void add(ResourceKind kind, JsonNode allowed) {
    if (kind.plural().isEmpty() || kind.kind().isEmpty() || kinds.putIfAbsent(kind.id(), kind) != null) {
      return;
    }
    verbs.put(kind.id(), words(allowed));
  }

  private static List<String> words(JsonNode allowed) {
    List<String> words = new ArrayList<>();
    allowed.forEach(verb -> words.add(verb.asText()));
    return List.copyOf(words);
  }

  /// A subresource counts only in the version in which its kind is taken.
  void addSubresource(ResourceKind kind, String name, JsonNode allowed) {
    if (kind.equals(kinds.get(kind.id()))) {
      verbs.putIfAbsent(kind.id() + "/" + name, words(allowed));
    }
  }

  void failed(String group, String version, String words) {
    failed.put(group.isEmpty() ? version : group + "/" + version, words);
  }

  Discovery discovery() {
    return new Discovery(List.copyOf(kinds.values()), verbs, failed);
  }
}
