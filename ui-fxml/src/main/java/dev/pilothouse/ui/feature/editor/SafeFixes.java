// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.Problem.Severity;
import java.util.ArrayList;
import java.util.List;

/// Which fixes may be made all at once. Pure.
final class SafeFixes {
  private SafeFixes() {}

  /// The fixes of errors that have only one answer, so that none touches another. To take something out is never the only answer:
  /// it is left to who wrote it.
  static List<Fix> of(List<Problem> problems) {
    List<Fix> safe = new ArrayList<>();
    int end = -1;
    for (Problem problem : problems) {
      List<Fix> answers = problem.fixes().stream().filter(fix -> fix.kind() != Fix.Kind.REMOVE).toList();
      if (answers.size() == 1 && problem.severity() == Severity.ERROR) {
        Fix only = answers.getFirst();
        int from = only.edits().stream().mapToInt(edit -> edit.span().start()).min().orElse(0);
        if (from > end) {
          safe.add(only);
          end = only.edits().stream().mapToInt(edit -> edit.span().end()).max().orElse(end);
        }
      }
    }
    return safe;
  }
}
