// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.diff;

import dev.pilothouse.core.yaml.diff.LineDiff.Kind;
import dev.pilothouse.core.yaml.diff.LineDiff.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineDiffTest {

  @Test
  void aLineThatBecameAnotherStandsBesideIt() {
    List<Row> rows = LineDiff.of("a\nb\nc\n", "a\nB\nc\nd\n").rows();
    assertThat(rows).extracting(Row::kind).containsExactly(Kind.SAME, Kind.CHANGED, Kind.SAME, Kind.NEW);
    assertThat(rows.get(1)).isEqualTo(Row.of(Kind.CHANGED, 2, "b", 2, "B"));
    assertThat(rows.get(3)).isEqualTo(Row.of(Kind.NEW, 0, "", 4, "d"));
  }

  @Test
  void whatGoesAndComesIsCounted() {
    LineDiff diff = LineDiff.of("a\nb\nc\n", "c\nd\n");
    assertThat(diff.gone()).isEqualTo(2);
    assertThat(diff.come()).isEqualTo(1);
  }

  @Test
  void longRunsAreHiddenButForTheFieldsThatLeadToAChange() {
    String before = "spec:\n  a: 1\n  b: 1\n  c: 1\n  d: 1\n  inner:\n" + "    x: 1\n".repeat(6) + "    y: 1\n" + "end: 1\n".repeat(8);
    List<Row> rows = LineDiff.of(before, before.replace("y: 1", "y: 2")).folded();
    assertThat(rows).extracting(row -> row.kind() == Kind.HIDDEN ? "hidden " + row.hidden() : row.newText().strip())
        .containsExactly(
            "spec:", "hidden 4", "inner:", "hidden 3", "x: 1", "x: 1", "x: 1", "y: 2", "end: 1", "end: 1", "end: 1", "hidden 5");
  }

  @Test
  void equalTextsHaveNothingToShow() {
    assertThat(LineDiff.of("a\n", "a\n").changes()).isEmpty();
  }

  @Test
  void theDifferentPartOfTwoLinesIsBetweenWhatTheyShare() {
    assertThat(LineDiff.alike("image: shop:2.9.0", "image: shop:2.9.1")).containsExactly(16, 0);
    assertThat(LineDiff.alike("aa", "aaa")).containsExactly(2, 0);
  }
}
