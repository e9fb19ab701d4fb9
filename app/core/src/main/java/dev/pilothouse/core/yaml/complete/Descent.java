// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.complete;

import dev.pilothouse.core.yaml.schema.Schema;
import dev.pilothouse.core.yaml.schema.ServedSchemas;
import java.util.List;
import java.util.Optional;

/// The way down a schema along a path.
final class Descent {
  private Descent() {}

  /// The schema of the object that a place belongs to; where its apiVersion is missing or wrong, that of the version to use.
  static Optional<Schema> root(Place place, ServedSchemas served) {
    String kind = place.object().word("kind");
    String apiVersion = place.object().word("apiVersion");
    return served.schema(apiVersion, kind)
        .or(() -> served.versionsOf(kind).stream().findFirst().flatMap(version -> served.schema(version, kind)));
  }

  static Optional<Schema> to(Schema root, List<String> path) {
    Optional<Schema> at = Optional.of(root);
    for (String step : path) {
      at = at.flatMap(schema -> step.isEmpty() ? schema.items() : schema.field(step).or(schema::values));
    }
    return at;
  }
}
