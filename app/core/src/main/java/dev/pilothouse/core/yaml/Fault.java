// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

/// What is wrong, in facts; the words are the window's.
public sealed interface Fault {

  /// The text is no YAML here.
  ///
  /// @param detail what the text has there, or what the parser says of it where we have no better word
  record NotYaml(SyntaxError error, String detail) implements Fault {}

  /// A key stands twice in one mapping: kubectl and the server's strict check refuse that.
  ///
  /// @param otherLine where it stands first, from 1
  record DuplicateKey(String key, int otherLine) implements Fault {}

  /// Two objects stand in one document: there is no `---` between them, and the second would overwrite the first.
  ///
  /// @param firstLine where the first one begins, from 1
  record GluedDocuments(int firstLine) implements Fault {}
}
