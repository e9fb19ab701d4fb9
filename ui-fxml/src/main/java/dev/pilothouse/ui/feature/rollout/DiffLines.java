// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.rollout.TemplateDiff;
import dev.pilothouse.ui.text.YamlText;
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
      int dot = change.path().lastIndexOf('.');
      String parent = dot < 0 ? "" : change.path().substring(0, dot);
      if (!parent.equals(group) && !parent.isEmpty()) {
        lines.add(new Line(' ', parent));
      }
      group = parent;
      String name = change.path().substring(dot + 1);
      List<String> before = change.added() ? List.of() : written(name, change.before());
      List<String> after = change.removed() ? List.of() : written(name, change.after());
      before.forEach(line -> lines.add(new Line('-', "  " + line)));
      after.forEach(line -> lines.add(new Line('+', "  " + line)));
      gone += before.size();
      come += after.size();
    }
    return new DiffLines(List.copyOf(lines), gone, come);
  }

  private static List<String> written(String name, JsonNode value) {
    if (!value.isContainerNode()) {
      return (name + ": " + value.asText()).lines().toList();
    }
    JsonNode wrapped = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode().set(name, value);
    return YamlText.of(new KubeObject(wrapped)).stripTrailing().lines().toList();
  }
}
