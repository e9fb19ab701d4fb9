// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.function.IntFunction;

/// Which lines belong to which by their indentation: a line and the deeper ones below it, and the items of a list that stand as
/// deep as their key. Pure, over the lines it is given.
final class Folds {
  private final IntFunction<String> lines;
  private final int count;

  Folds(IntFunction<String> lines, int count) {
    this.lines = lines;
    this.count = count;
  }

  /// @return the last line that belongs to this one; the line itself when none does
  int end(int line) {
    String head = lines.apply(line);
    if (Lines.blank(head) || head.startsWith("---")) {
      return line;
    }
    int depth = Lines.indent(head);
    boolean list = !item(head, depth) && head.stripTrailing().endsWith(":");
    int end = line;
    for (int next = line + 1; next < count; next++) {
      String text = lines.apply(next);
      if (!Lines.blank(text)) {
        int indent = Lines.indent(text);
        if (indent <= depth && !(list && indent == depth && item(text, indent))) {
          break;
        }
        end = next;
      }
    }
    return end;
  }

  /// Whether anything belongs to the line. Reads no further than to the next one with text.
  boolean begins(int line) {
    String head = lines.apply(line);
    if (Lines.blank(head) || head.startsWith("---")) {
      return false;
    }
    int depth = Lines.indent(head);
    for (int next = line + 1; next < count; next++) {
      String text = lines.apply(next);
      if (!Lines.blank(text)) {
        int indent = Lines.indent(text);
        return indent > depth
            || (indent == depth && item(text, indent) && !item(head, depth) && head.stripTrailing().endsWith(":"));
      }
    }
    return false;
  }

  /// @return the nearest line at or above this one that something belongs to, this one among it; -1 when there is none
  int around(int line) {
    for (int at = line; at >= 0; at--) {
      if (begins(at) && (at == line || end(at) >= line)) {
        return at;
      }
    }
    return -1;
  }

  /// How deep the guides beside a line go; an empty line has those of the next one with text.
  int depth(int line) {
    for (int at = line; at < count && at < line + 100; at++) {
      String text = lines.apply(at);
      if (!Lines.blank(text)) {
        return Lines.indent(text);
      }
    }
    return 0;
  }

  private static boolean item(String line, int indent) {
    return line.startsWith("- ", indent) || (line.length() == indent + 1 && line.charAt(indent) == '-');
  }
}
