// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.schema;

import dev.pilothouse.core.yaml.Fault;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Kinds that a cluster still serves and says are deprecated: its own schema says since when, in the words that all of Kubernetes'
/// types use. What takes their place stands in no schema that could be read. Pure.
final class Deprecations {
  private static final Pattern SINCE = Pattern.compile("This API is deprecated in v(\\d+\\.\\d+)\\+");
  private static final Map<String, String> INSTEAD = Map.of("v1/Endpoints", "discovery.k8s.io/v1 EndpointSlice");

  private Deprecations() {}

  static Optional<Fault> of(String apiVersion, String kind, Schema schema) {
    Matcher since = SINCE.matcher(schema.description());
    return since.find()
        ? Optional.of(new Fault.DeprecatedKind(kind, apiVersion, since.group(1), INSTEAD.getOrDefault(apiVersion + "/" + kind, "")))
        : Optional.empty();
  }
}
