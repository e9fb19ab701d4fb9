// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

/// What is known of a line from elsewhere, painted in the gutter beside it.
///
/// @param line counted from 0
/// @param tone the style class of its colour: `tone-c1` … `tone-c8` for owners, `tone-bad`, `tone-warn`, `tone-info`, `tone-ok`
/// @param words what it says, shown where the mouse rests and read out with the line
public record LineMark(int line, Type type, String tone, String words) {

  /// Where a mark is painted.
  public enum Type {
    /// Whose the line is: a stripe at the left edge.
    OWNER,
    /// Changed by the person who edits: a thin bar before the text.
    EDITED,
    /// Something is wrong: its words after the text, its colour on the number.
    PROBLEM
  }
}
