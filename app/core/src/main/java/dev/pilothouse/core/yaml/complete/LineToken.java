// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.complete;

/// The dash of an item, or a key, where a line of a block has one.
///
/// @param line counted from 0 in the whole text
/// @param column in UTF-16 chars
/// @param name the key without its quotes; empty for a dash
/// @param value what stands behind the colon on the same line, without its comment
record LineToken(boolean item, int line, int column, String name, String value) {

  /// Whether what is deeper below can belong to it.
  boolean opens() {
    return value.isEmpty() || value.startsWith("&") || value.startsWith("!");
  }

  /// The value without its quotes.
  String word() {
    boolean quoted = value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"));
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
