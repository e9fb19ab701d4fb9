// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.merge;

import dev.pilothouse.core.yaml.schema.Schema;
import java.util.List;
import java.util.Optional;

/// Says by which fields two items of a list are the same one.
@FunctionalInterface
public interface ListKeys {
  /// Stands in a path for the items of a list, whichever.
  String ITEM = "[]";

  /// @param path names of fields from the object's top, [#ITEM] for the items of a list
  /// @return empty for a list that is one value as a whole
  List<String> at(List<String> path);

  /// By the schema's `x-kubernetes-list-map-keys`, as server-side apply merges.
  static ListKeys of(Schema root) {
    return path -> {
      Optional<Schema> schema = Optional.of(root);
      for (String step : path) {
        schema = schema.flatMap(each -> step.equals(ITEM) ? each.items() : each.field(step).or(each::values));
      }
      return schema.map(Schema::listKeys).orElse(List.of());
    };
  }
}
