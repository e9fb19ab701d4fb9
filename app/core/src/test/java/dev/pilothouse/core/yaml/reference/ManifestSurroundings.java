// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.reference;

import dev.pilothouse.core.yaml.YamlText;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A cluster that holds what a manifest holds, all of it known save for some kinds.
record ManifestSurroundings(List<TextObject> objects, String namespace, Set<TargetKind> unknown) implements Surroundings {

  static ManifestSurroundings of(String manifest, String namespace, TargetKind... unknown) {
    return new ManifestSurroundings(TextObject.of(YamlText.read(manifest), namespace), namespace, Set.of(unknown));
  }

  @Override
  public KnownObjects objects(TargetKind kind, String where) {
    if (unknown.contains(kind)) {
      return KnownObjects.UNKNOWN;
    }
    List<KnownObject> known = objects.stream().filter(each -> each.kind().equals(kind) && each.namespace().equals(where))
        .map(each -> KnownObject.of(kind, each.object())).toList();
    return new KnownObjects(known, true);
  }

  @Override
  public Optional<Set<String>> keys(TargetKind kind, String where, String name) {
    return objects.stream()
        .filter(each -> each.kind().equals(kind) && each.namespace().equals(where) && each.name().equals(name) && !unknown.contains(kind))
        .findFirst()
        .map(each -> {
          Set<String> keys = new HashSet<>();
          Paths.mappings(each.object(), "data").forEach(data -> data.entries().forEach(entry -> keys.add(entry.name())));
          return keys;
        });
  }
}
