// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

/// The ways in which a text is no YAML, or more of it than anyone would send.
public enum SyntaxError {
  TAB,
  MISSING_COLON,
  UNEXPECTED_COLON,
  WRONG_INDENTATION,
  OPEN_QUOTE,
  OPEN_BRACKET,
  BAD_ESCAPE,
  UNKNOWN_ANCHOR,
  RESERVED_CHARACTER,
  UNPRINTABLE_CHARACTER,
  KEY_NOT_A_WORD,
  RECURSIVE_ALIAS,
  TOO_MANY_ALIASES,
  TOO_DEEP,
  TOO_LARGE,
  TOO_MANY_DOCUMENTS,
  /// Text that a template engine has to fill first: `{{ .Values.name }}`.
  TEMPLATE,
  OTHER
}
