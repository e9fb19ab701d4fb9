// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

/// `*name`: another node of the same document, which stands before it.
public record YamlAlias(Span span, YamlNode target) implements YamlNode {

  @Override
  public YamlNode meant() {
    return target.meant();
  }
}
