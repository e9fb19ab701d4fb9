// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LineEditsTest {

  @Test
  void linesBecomeCommentsAtTheirCommonDepthAndLinesAgain() {
    List<String> lines = List.of("  a:", "    b: 1", "");
    List<String> comments = LineEdits.comment(lines);
    assertThat(comments).containsExactly("  # a:", "  #   b: 1", "");
    assertThat(LineEdits.comment(comments)).isEqualTo(lines);
  }

  @Test
  void outdentTakesNoMoreThanThereIs() {
    assertThat(LineEdits.outdent(List.of("   a", " b", "c"))).containsExactly(" a", "b", "c");
    assertThat(LineEdits.indent(List.of("a", ""))).containsExactly("  a", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'spec:'            | '  '",
        "'  replicas: 3'    | '  '",
        "'data: |'          | '  '",
        "'- name: cart'     | '  '",
        "'- one'            | '- '",
        "'  - ports:'       | '      '",
        "'# spec:'          | ''",
      })
  void enterGoesOnWhereTheNextLineBelongs(String before, String begun) {
    assertThat(LineEdits.enter(before)).isEqualTo("\n" + (begun == null ? "" : begun));
  }
}
