// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One document of a text.
///
/// @param span its text, from after its `---` to the next one
/// @param root its tree; null when it is empty or nothing of it can be read
/// @param whole whether everything in it could be read; otherwise the tree lacks the lines with errors
public record YamlDocument(Span span, @Nullable YamlNode root, boolean whole) {

  /// The object that it holds.
  public Optional<YamlMapping> object() {
    return Optional.ofNullable(root).map(YamlNode::meant).filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast);
  }
}
