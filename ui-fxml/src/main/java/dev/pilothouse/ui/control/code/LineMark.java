// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

/// What is known of a few characters of a line from elsewhere: an error, a warning, what was put right. It is underlined, said
/// after the end of the line, and has a glyph in the gutter and a tick beside the scroll bar.
///
/// @param line counted from 0
/// @param start the first character in the line, from 0, in UTF-16 chars
/// @param end the one after the last; behind the end of the line means up to there, the same as the start underlines nothing
/// @param words what is wrong, in a few words that have the colour of the severity
/// @param more what else there is to say, muted; empty for nothing
/// @param hint the key that helps, as it is drawn on the key; empty for none
public record LineMark(int line, int start, int end, Severity severity, String words, String more, String hint) {

  /// How bad it is, the worst first.
  public enum Severity {
    ERROR("✕", "tone-bad"),
    WARNING("▲", "tone-warn"),
    /// Something that was not right and is now.
    DONE("●", "tone-ok");

    private final String glyph;
    private final String tone;

    Severity(String glyph, String tone) {
      this.glyph = glyph;
      this.tone = tone;
    }

    /// The colour is never all: the glyph says it too.
    String glyph() {
      return glyph;
    }

    String tone() {
      return tone;
    }

    boolean isProblem() {
      return this != DONE;
    }
  }

  /// All of its words.
  String said() {
    return words.isEmpty() || more.isEmpty() ? words + more : words + ", " + more;
  }

  LineMark at(int newLine, int newStart, int newEnd) {
    return new LineMark(newLine, newStart, newEnd, severity, words, more, hint);
  }
}
