// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

/// Finds the line that a person got wrong where the parser stumbles over the next one: what is not finished takes the line below it
/// for its continuation. Pure.
final class OddLines {
  private OddLines() {}

  /// A key that is not finished yet takes the next line for its continuation, and the colon there is too many: it is the first
  /// line that lacks its own.
  ///
  /// @return where its words begin; -1 when the line above has its colon
  static int withoutColon(String text, int offset) {
    int found = -1;
    int start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
    while (start > 0) {
      int above = text.lastIndexOf('\n', start - 2) + 1;
      String line = text.substring(above, start - 1).stripTrailing();
      String words = line.strip();
      if (words.isEmpty() || words.startsWith("#") || words.startsWith("---") || words.endsWith(":") || words.contains(": ")) {
        return found;
      }
      int dash = words.startsWith("- ") ? 2 : 0;
      found = above + line.length() - words.length() + dash;
      start = above;
    }
    return found;
  }

  /// A line that is less indented than those around it takes the next one for the continuation of its value: it is the odd one
  /// where more lines of the block stand as the next one does.
  ///
  /// @return where the words of the line above begin; -1 when it is the line itself that is odd
  static int ofAnotherIndent(String text, int offset) {
    int start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
    int indent = indent(text, start);
    int above = start;
    do {
      above = above == 0 ? -1 : text.lastIndexOf('\n', above - 2) + 1;
    } while (above >= 0 && blank(text, above));
    int odd = above < 0 ? indent : indent(text, above);
    if (odd >= indent) {
      return -1;
    }
    int asNext = 0;
    int asOdd = 0;
    for (int line = start; line >= 0 && line < text.length(); line = next(text, line)) {
      if (!blank(text, line)) {
        int there = indent(text, line);
        if (there < odd) {
          break;
        }
        asNext += there == indent ? 1 : 0;
        asOdd += there == odd ? 1 : 0;
      }
    }
    return asNext > asOdd + 1 ? above + odd : -1;
  }

  private static int next(String text, int line) {
    int end = text.indexOf('\n', line);
    return end < 0 ? -1 : end + 1;
  }

  private static int indent(String text, int line) {
    int at = line;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at - line;
  }

  private static boolean blank(String text, int line) {
    int at = line + indent(text, line);
    return at >= text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r' || text.charAt(at) == '#';
  }
}
