// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.Comparator;
import java.util.List;

/// A change of the text that puts a problem right.
///
/// @param edits stretches of the text as it was when the problem was found; they do not touch each other
public record Fix(Kind kind, String word, List<Edit> edits) {

  public Fix {
    edits = edits.stream().sorted(Comparator.comparingInt((Edit edit) -> edit.span().start()).reversed()).toList();
  }

  /// One replacement.
  public static Fix of(Kind kind, String word, Span span, String replacement) {
    return new Fix(kind, word, List.of(new Edit(span, replacement)));
  }

  /// The text with the change made.
  public String applyTo(String text) {
    StringBuilder changed = new StringBuilder(text);
    edits.forEach(edit -> changed.replace(edit.span().start(), edit.span().end(), edit.replacement()));
    return changed.toString();
  }

  /// One stretch of text that becomes another.
  public record Edit(Span span, String replacement) {}

  /// What a fix does; [Fix#word] is the name or value that it puts in.
  public enum Kind {
    USE_SPACES,
    ADD_SPACE,
    CLOSE_QUOTE,
    SEPARATE_DOCUMENTS,
    RENAME,
    REMOVE,
    QUOTE,
    UNQUOTE,
    REPLACE,
    ADD
  }
}
