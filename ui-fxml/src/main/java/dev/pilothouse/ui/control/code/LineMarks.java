// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The marks of all lines, found by line. Immutable.
final class LineMarks {
  static final LineMarks NONE = new LineMarks(List.of());
  private final Map<Integer, List<LineMark>> byLine;
  private final boolean owned;

  LineMarks(List<LineMark> marks) {
    byLine = new HashMap<>(marks.stream().collect(Collectors.groupingBy(LineMark::line)));
    owned = marks.stream().anyMatch(mark -> mark.type() == LineMark.Type.OWNER);
  }

  /// Whether any line has an owner, for which a column is kept free.
  boolean owned() {
    return owned;
  }

  Optional<LineMark> at(int line, LineMark.Type type) {
    return byLine.getOrDefault(line, List.of()).stream().filter(mark -> mark.type() == type).findFirst();
  }

  /// What the marks of a line say, the problems first.
  String words(int line) {
    return byLine.getOrDefault(line, List.of()).stream()
        .sorted((one, other) -> other.type().compareTo(one.type()))
        .map(LineMark::words)
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
