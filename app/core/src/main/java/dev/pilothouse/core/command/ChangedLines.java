// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a command changes in its object, as lines of YAML: what the request itself says, with the lines around that lead to it.
/// What was there before is told only where the command knows it.
public final class ChangedLines {
  private static final String INDENT = "  ";

  private final List<Line> lines = new ArrayList<>();
  private int depth;
  private int inside;

  private ChangedLines() {}

  /// What becomes of a line.
  public enum Sign {
    SAME,
    REMOVED,
    ADDED
  }

  /// One line, with its indent.
  public record Line(Sign sign, String text) {}

  /// Begins at the root of the object, with the fields that lead on.
  static ChangedLines under(String... fields) {
    ChangedLines begun = new ChangedLines();
    for (String field : fields) {
      begun.add(Sign.SAME, field + ":");
      begun.depth++;
    }
    begun.inside = begun.depth;
    return begun;
  }

  /// An item of a list, known by its name; what follows is in it.
  ChangedLines item(String name) {
    depth = inside;
    add(Sign.SAME, "- name: " + name);
    depth++;
    return this;
  }

  /// A field and what it holds before and after; null when it is not there.
  ChangedLines change(String field, @Nullable String before, @Nullable String after) {
    if (before != null) {
      add(Sign.REMOVED, field + ": " + before);
    }
    if (after != null) {
      add(Sign.ADDED, field + ": " + after);
    }
    return this;
  }

  /// A line that goes.
  ChangedLines gone(String text) {
    add(Sign.REMOVED, text);
    return this;
  }

  /// A line that comes.
  ChangedLines added(String text) {
    add(Sign.ADDED, text);
    return this;
  }

  /// A line that says of what comes what fields cannot.
  ChangedLines remark(String text) {
    add(Sign.ADDED, "# " + text);
    return this;
  }

  /// A whole other place of the object.
  ChangedLines and(ChangedLines other) {
    lines.addAll(other.lines);
    return this;
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }

  private void add(Sign sign, String text) {
    lines.add(new Line(sign, INDENT.repeat(depth) + text));
  }

  /// A text as YAML has it when it may hold anything.
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
