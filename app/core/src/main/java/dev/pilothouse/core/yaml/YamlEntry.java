// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

/// A key and its value.
public record YamlEntry(YamlScalar key, YamlNode value) {

  public String name() {
    return key.text();
  }

  /// Whether it brings in the entries of other mappings (`<<`), as kubectl's parser does.
  public boolean merges() {
    return key.text().equals("<<") && key.style() == YamlScalar.Style.PLAIN;
  }

  public Span span() {
    return new Span(key.span().start(), Math.max(key.span().end(), value.span().end()));
  }
}
