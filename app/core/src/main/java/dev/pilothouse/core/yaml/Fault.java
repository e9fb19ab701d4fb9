// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.List;

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

  /// A field that the schema does not have: the server drops it, or refuses the object where it checks strictly.
  ///
  /// @param owner the field or kind that it stands in
  /// @param near the name that was probably meant; empty without one
  record UnknownField(String field, String owner, String near) implements Fault {}

  /// A value of another type than the schema's.
  record WrongType(String field, Expected expected, Found found) implements Fault {}

  /// A field that has to be there.
  ///
  /// @param owner the field or kind that it belongs in
  record MissingField(String field, String owner) implements Fault {}

  /// A value that is none of those allowed.
  record NotAllowed(String field, String value, List<String> allowed) implements Fault {

    public NotAllowed {
      allowed = List.copyOf(allowed);
    }
  }

  /// A value that breaks a rule of its field.
  ///
  /// @param limit the rule's bound: a number, a pattern, a format's name
  record BreaksRule(String field, Rule rule, String limit) implements Fault {}

  /// A plain word that kubectl reads as something other than the text it looks like, where any value is taken.
  record Ambiguous(String word, Found readAs, String value) implements Fault {}

  /// The cluster serves no such kind.
  ///
  /// @param near a kind that was probably meant; empty without one
  record UnknownKind(String apiVersion, String kind, String near) implements Fault {}

  /// The cluster serves the kind, in other versions.
  record WrongVersion(String kind, String apiVersion, List<String> served) implements Fault {

    public WrongVersion {
      served = List.copyOf(served);
    }
  }

  /// What the schema has for a value.
  enum Expected {
    OBJECT,
    LIST,
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    INTEGER_OR_STRING,
    QUANTITY
  }

  /// What stands there.
  enum Found {
    OBJECT,
    LIST,
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    NOTHING
  }

  /// The rules of an OpenAPI schema that bind a single value or list.
  enum Rule {
    PATTERN,
    FORMAT,
    MINIMUM,
    MAXIMUM,
    LEAST_LENGTH,
    GREATEST_LENGTH,
    LEAST_ITEMS,
    MOST_ITEMS
  }
}
