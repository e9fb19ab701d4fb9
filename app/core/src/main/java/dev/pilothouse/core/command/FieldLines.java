// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.command.ChangedLines.Sign;
import dev.pilothouse.core.yaml.ReadableYaml;
import dev.pilothouse.core.yaml.YamlWriter;
import dev.pilothouse.core.yaml.merge.ObjectPatch.Change;
import java.util.ArrayList;
import java.util.List;

/// Changed fields of any object as lines of YAML, under the fields that lead to them. Pure.
final class FieldLines {
  private static final String INDENT = "  ";
  private static final List<String> VALUES = List.of("data", "stringData");
  private final boolean secret;
  private final List<Line> lines = new ArrayList<>();
  private List<String> open = List.of();

  private FieldLines(boolean secret) {
    this.secret = secret;
  }

  /// @param secret whether the object is a Secret, whose values are not told
  static List<Line> of(List<Change> changes, boolean secret) {
    FieldLines fields = new FieldLines(secret);
    changes.forEach(fields::change);
    return List.copyOf(fields.lines);
  }

  private void change(Change change) {
    List<String> parents = change.path().subList(0, Math.max(0, change.path().size() - 1));
    int common = 0;
    while (common < Math.min(parents.size(), open.size()) && parents.get(common).equals(open.get(common))) {
      common++;
    }
    for (int depth = common; depth < parents.size(); depth++) {
      lines.add(new Line(Sign.SAME, INDENT.repeat(depth) + parent(parents.get(depth))));
    }
    open = parents;
    String name = change.path().isEmpty() ? "" : change.path().getLast();
    value(Sign.REMOVED, name, change.before(), parents.size());
    value(Sign.ADDED, name, change.after(), parents.size());
  }

  private static String parent(String step) {
    return step.startsWith("[") ? "- " + step.substring(1, step.length() - 1).replaceFirst("=", ": ") : step + ":";
  }

  private void value(Sign sign, String name, JsonNode value, int depth) {
    if (value.isMissingNode()) {
      return;
    }
    boolean hidden = secret && VALUES.stream().anyMatch(part -> part.equals(name) || open.contains(part));
    String text =
        hidden
            ? name + ": " + ReadableYaml.MASK
            : name.startsWith("[") ? YamlWriter.itemOf(value, 0) : YamlWriter.fieldOf(name, value, 0);
    text.lines().forEach(line -> lines.add(new Line(sign, INDENT.repeat(depth) + line)));
  }
}
