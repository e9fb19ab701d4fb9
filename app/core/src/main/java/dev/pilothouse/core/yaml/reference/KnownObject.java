// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.reference;

import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlNode;
import dev.pilothouse.core.yaml.YamlScalar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What matters of an object to those that name it.
///
/// @param podLabels of a pod, or of the pods that a workload makes
/// @param ports of a Service its ports by name and by number, of pods the named ports of their containers; null when they are not
///     known
public record KnownObject(String name, Labels podLabels, @Nullable Set<String> ports) {

  public static KnownObject named(String name) {
    return new KnownObject(name, Labels.NONE, null);
  }

  /// Reads an object; it may be one of a cluster's as well.
  public static KnownObject of(TargetKind kind, YamlMapping object) {
    String name = object.mapping("metadata").map(metadata -> metadata.text("name")).orElse("");
    if (kind.equals(TargetKind.SERVICE)) {
      Set<String> ports = new HashSet<>();
      for (YamlMapping port : Paths.mappings(object, "spec.ports[]")) {
        ports.addAll(List.of(port.text("name"), port.text("port")));
      }
      return new KnownObject(name, Labels.NONE, ports);
    }
    return kind.podTemplate().flatMap(path -> Paths.mapping(object, path))
        .map(template -> new KnownObject(name, labels(template, "metadata.labels"), ports(template)))
        .orElse(named(name));
  }

  /// The pairs of a mapping, as far as they are texts.
  static Labels labels(YamlMapping holder, String path) {
    Map<String, String> pairs = new HashMap<>();
    Paths.mapping(holder, path).ifPresent(labels -> labels.effective().forEach(label -> {
      YamlNode value = label.value().meant();
      if (value instanceof YamlScalar scalar) {
        pairs.put(label.name(), scalar.text());
      }
    }));
    return Labels.of(pairs);
  }

  private static @Nullable Set<String> ports(YamlMapping template) {
    if (Paths.mapping(template, "spec").isEmpty()) {
      return null;
    }
    Set<String> ports = new HashSet<>();
    Paths.scalars(template, "spec.containers|initContainers[].ports[].name").forEach(port -> ports.add(port.text()));
    return ports;
  }
}
