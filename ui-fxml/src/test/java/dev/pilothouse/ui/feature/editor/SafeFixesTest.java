// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.Problem.Rung;
import dev.pilothouse.core.yaml.Problem.Severity;
import dev.pilothouse.core.yaml.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Which fixes one button makes all at once.
class SafeFixesTest {
  private static final Fix RENAME = Fix.of(Fix.Kind.RENAME, "replicas", new Span(4, 10), "replicas");
  private static final Fix OTHER = Fix.of(Fix.Kind.RENAME, "replaces", new Span(4, 10), "replaces");
  private static final Fix REMOVE = Fix.of(Fix.Kind.REMOVE, "replcas", new Span(4, 14), "");

  private static Problem problem(Severity severity, Fix... fixes) {
    return new Problem(severity, Rung.SCHEMA, new Span(4, 10), new Fault.DuplicateKey("replicas", 1), List.of(fixes));
  }

  private static List<Fix> safe(Problem... problems) {
    return SafeFixes.of(List.of(problems));
  }

  @Test
  void an_error_with_one_answer_is_mended() {
    assertThat(safe(problem(Severity.ERROR, RENAME))).containsExactly(RENAME);
  }

  @Test
  void nothing_is_taken_out_unasked() {
    assertThat(safe(problem(Severity.ERROR, REMOVE))).isEmpty();
    assertThat(safe(problem(Severity.ERROR, RENAME, REMOVE))).containsExactly(RENAME);
  }

  @Test
  void where_there_are_two_answers_somebody_has_to_choose() {
    assertThat(safe(problem(Severity.ERROR, RENAME, OTHER))).isEmpty();
  }

  @Test
  void a_warning_may_be_meant() {
    assertThat(safe(problem(Severity.WARNING, RENAME))).isEmpty();
  }

  @Test
  void no_fix_touches_another() {
    assertThat(safe(problem(Severity.ERROR, RENAME), problem(Severity.ERROR, OTHER))).containsExactly(RENAME);
  }
}
