// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.List;

/// A list.
///
/// @param flow whether it is written in brackets
public record YamlSequence(Span span, List<YamlNode> items, boolean flow) implements YamlNode {

  public YamlSequence {
    items = List.copyOf(items);
  }
}
