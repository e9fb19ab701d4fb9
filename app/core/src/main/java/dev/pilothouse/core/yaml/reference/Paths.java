// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.reference;

import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlNode;
import dev.pilothouse.core.yaml.YamlPath;
import dev.pilothouse.core.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/// Finds nodes by a [YamlPath].
final class Paths {
  private Paths() {}

  static List<YamlMapping> mappings(YamlNode from, String path) {
    return YamlPath.of(path).mappings(from);
  }

  static Optional<YamlMapping> mapping(YamlNode from, String path) {
    return mappings(from, path).stream().findFirst();
  }

  static List<YamlScalar> scalars(YamlNode from, String path) {
    return YamlPath.of(path).scalars(from);
  }

  static Optional<YamlScalar> scalar(YamlNode from, String path) {
    return scalars(from, path).stream().findFirst();
  }
}
