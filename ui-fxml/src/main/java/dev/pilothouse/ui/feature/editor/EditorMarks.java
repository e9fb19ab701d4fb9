// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.yaml.Lines;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.edit.FieldOwners.Owner;
import dev.pilothouse.ui.control.code.LineMark;
import dev.pilothouse.ui.control.code.LineOwner;
import dev.pilothouse.ui.text.FaultWords;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of a text, in the shape in which the editor shows it beside the lines. Pure.
final class EditorMarks {
  private static final int COLOURS = 8;
  // the first colour is the accent, which stands for what the person changed herself
  private static final int FIRST = 2;
  private final FaultWords words;

  EditorMarks(Texts texts) {
    words = new FaultWords(texts);
  }

  /// Each manager with its colour, the last writer first.
  static Map<String, Integer> colours(Checked checked) {
    Map<String, Integer> colours = new LinkedHashMap<>();
    checked.owners().values().stream().flatMap(List::stream).map(Owner::manager).distinct().sorted()
        .forEach(name -> colours.put(name, FIRST + colours.size() % (COLOURS - FIRST + 1)));
    return colours;
  }

  static List<@Nullable LineOwner> owners(Checked checked) {
    if (checked.owners().isEmpty()) {
      return List.of();
    }
    Map<String, Integer> colours = colours(checked);
    List<@Nullable LineOwner> lines = new ArrayList<>();
    for (int line = 0; line < checked.text().lines().count(); line++) {
      List<Owner> owners = checked.owners().getOrDefault(line, List.of());
      lines.add(owners.isEmpty() ? null : owner(owners, colours));
    }
    return lines;
  }

  private static LineOwner owner(List<Owner> owners, Map<String, Integer> colours) {
    String names = String.join(", ", owners.stream().map(Owner::manager).distinct().toList());
    return new LineOwner(names, colours.getOrDefault(owners.getFirst().manager(), COLOURS));
  }

  List<LineMark> problems(Checked checked) {
    Lines lines = checked.text().lines();
    return checked.problems().stream().map(problem -> mark(problem, lines)).toList();
  }

  private LineMark mark(Problem problem, Lines lines) {
    int line = lines.lineOf(problem.span().start());
    int start = problem.span().start() - lines.start(line);
    int end = Math.max(problem.span().end() - lines.start(line), start + 1);
    String said = words.shortly(problem.fault());
    int comma = said.indexOf(", ");
    String hint = problem.fixes().isEmpty() ? "" : "Alt Enter";
    LineMark.Severity severity =
        problem.severity() == Problem.Severity.ERROR ? LineMark.Severity.ERROR : LineMark.Severity.WARNING;
    return comma < 0
        ? new LineMark(line, start, end, severity, said, "", hint)
        : new LineMark(line, start, end, severity, said.substring(0, comma), said.substring(comma + 2), hint);
  }
}
