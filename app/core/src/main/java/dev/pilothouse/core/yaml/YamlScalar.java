// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

/// A single value.
///
/// @param text what it says, without quotes and escapes
/// @param tag the tag that is written before it, such as `!!str`; empty without one
public record YamlScalar(Span span, String text, Style style, String tag) implements YamlNode {

  /// How it is written.
  public enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  /// What the API server gets for it.
  public ScalarType type() {
    return switch (tag) {
      case "" -> style == Style.PLAIN ? ScalarType.ofPlain(text) : ScalarType.STRING;
      case "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:binary" -> ScalarType.STRING;
      default -> ScalarType.ofPlain(text);
    };
  }
}
