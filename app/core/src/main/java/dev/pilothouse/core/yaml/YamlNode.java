// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

/// A part of a YAML document that knows where it stands.
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar, YamlAlias {

  /// Where its text stands; for a block without a bracket from its first key or dash to the end of its last value.
  Span span();

  /// The node itself, or what an alias stands for.
  default YamlNode meant() {
    return this;
  }
}
