// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.rollout.TemplateDiff;
import dev.pilothouse.core.yaml.ReadableYaml;
import java.util.ArrayList;
import java.util.List;

/// What is different between two templates, as lines: the path of each field, then what goes and what comes.
///
/// @param lines as they are shown
/// @param gone how many go
/// @param come how many come
record DiffLines(List<Line> lines, int gone, int come) {

  /// @param sign `' '` for a path, `'-'` and `'+'` for what goes and comes
  record Line(char sign, String text) {}

  static DiffLines of(List<TemplateDiff.Change> changes) {
    List<Line> lines = new ArrayList<>();
    int gone = 0;
    int come = 0;
    String group = "";
    for (TemplateDiff.Change change : changes) {
      int end = parent(change);
      String parent = change.path().substring(0, Math.max(0, end));
      if (!parent.equals(group) && !parent.isEmpty()) {
        lines.add(new Line(' ', parent));
      }
      group = parent;
      String name = name(change.path().substring(end + 1));
      List<String> before = change.added() ? List.of() : written(name, change.before());
      List<String> after = change.removed() ? List.of() : written(name, change.after());
      before.forEach(line -> lines.add(new Line('-', "  " + line)));
      after.forEach(line -> lines.add(new Line('+', "  " + line)));
      gone += before.size();
      come += after.size();
    }
    return new DiffLines(List.copyOf(lines), gone, come);
  }

  /// Where the path of what holds the field ends; -1 for the template itself. What stands in brackets is one name, whatever is in
  /// it: the element of a list stays with its list, a label or an annotation stands alone.
  private static int parent(TemplateDiff.Change change) {
    String path = change.path();
    int depth = 0;
    for (int i = path.length() - 1; i >= 0; i--) {
      char one = path.charAt(i);
      depth += one == ']' ? 1 : one == '[' ? -1 : 0;
      boolean last = one == '[' && path.endsWith("]") && !change.before().isContainerNode() && !change.after().isContainerNode();
      if (depth == 0 && (one == '.' || (last && named(path.substring(i))))) {
        return i;
      }
    }
    return -1;
  }

  /// Whether a name in brackets is that of a field, written so because of its dots.
  private static boolean named(String bracketed) {
    return bracketed.indexOf('.') > 0 || bracketed.indexOf('/') > 0;
  }

  private static String name(String written) {
    return written.endsWith("]") && written.indexOf('[') < 0 ? written.substring(0, written.length() - 1) : written;
  }

  private static List<String> written(String name, JsonNode value) {
    if (!value.isContainerNode()) {
      return (name + ": " + value.asText()).lines().toList();
    }
    JsonNode wrapped = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode().set(name, value);
    return ReadableYaml.of(new KubeObject(wrapped)).stripTrailing().lines().toList();
  }
}
