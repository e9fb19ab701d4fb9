// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.kind.CustomResourceDefinitionKind;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which versions of custom kinds are deprecated. `/openapi/v3` does not tell it (seen with 1.36), so it is read from the
/// definitions, once each and as far as they may be read. Blocks; not on the FX thread. Any other thread.
final class CustomVersions {
  private final ClusterSession session;
  // by the name of the definition
  private final Map<String, Map<String, String>> read = new ConcurrentHashMap<>();

  CustomVersions(ClusterSession session) {
    this.session = session;
  }

  void forget() {
    read.clear();
  }

  /// The server's words by `apiVersion/kind`, empty ones where its definition has none of its own.
  Map<String, String> deprecated(ResourceKind kind) {
    if (kind.group().indexOf('.') < 0) {
      return Map.of();
    }
    String definition = kind.plural() + "." + kind.group();
    Map<String, String> known = read.get(definition);
    return known != null ? known : ask(kind, definition);
  }

  private Map<String, String> ask(ResourceKind kind, String definition) {
    try {
      KubeObject object = session.gateway().get(new ResourceRef(CustomResourceDefinitionKind.KIND, "", definition));
      Map<String, String> found = new HashMap<>();
      for (JsonNode version : object.at("spec", "versions")) {
        if (version.path("deprecated").asBoolean()) {
          String key = kind.group() + "/" + version.path("name").asText() + "/" + kind.kind();
          found.put(key, version.path("deprecationWarning").asText());
        }
      }
      read.put(definition, Map.copyOf(found));
      return found;
    } catch (ClusterException e) {
      if (e.failure().kind() == Kind.NOT_FOUND || e.failure().kind() == Kind.FORBIDDEN) {
        read.put(definition, Map.of());
      }
      return Map.of();
    }
  }
}
