// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.reference;

import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlNode;
import dev.pilothouse.core.yaml.YamlScalar;
import dev.pilothouse.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds nodes by a path of fields: `spec.containers|initContainers[].env[]` is every variable of every container. An empty path is
/// the node itself.
final class Paths {
  private Paths() {}

  static List<YamlNode> nodes(YamlNode from, String path) {
    List<YamlNode> found = List.of(from);
    if (path.isEmpty()) {
      return found;
    }
    for (String step : path.split("\\.")) {
      boolean items = step.endsWith("[]");
      String[] names = (items ? step.substring(0, step.length() - 2) : step).split("\\|");
      List<YamlNode> next = new ArrayList<>();
      for (YamlNode node : found) {
        for (String name : names) {
          step(node, name, items, next);
        }
      }
      found = next;
    }
    return found;
  }

  private static void step(YamlNode node, String name, boolean items, List<YamlNode> next) {
    if (node.meant() instanceof YamlMapping mapping) {
      mapping.value(name).ifPresent(value -> {
        if (!items) {
          next.add(value);
        } else if (value instanceof YamlSequence list) {
          list.items().forEach(item -> next.add(item.meant()));
        }
      });
    }
  }

  static List<YamlMapping> mappings(YamlNode from, String path) {
    return nodes(from, path).stream().filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast).toList();
  }

  static Optional<YamlMapping> mapping(YamlNode from, String path) {
    return mappings(from, path).stream().findFirst();
  }

  static List<YamlScalar> scalars(YamlNode from, String path) {
    return nodes(from, path).stream().filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast).toList();
  }

  static Optional<YamlScalar> scalar(YamlNode from, String path) {
    return scalars(from, path).stream().findFirst();
  }
}
