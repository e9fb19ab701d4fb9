// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class YamlLexerTest {

  /// The parts of a text as `style:words`, a line after the other.
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int open = YamlLexer.PLAIN;
    for (String line : text.split("\n", -1)) {
      open = YamlLexer.read(line, open, (from, to, style) -> parts.add(style.replace("yaml-", "") + ":" + line.substring(from, to)));
    }
    return parts;
  }

  @ParameterizedTest
  @CsvSource({
    "no, boolean", "yes, boolean", "on, boolean", "true, boolean", "~, boolean", "5, number", "0777, number", "1e3, number",
    "100m, number", "64Mi, number", "25%, number", "1.4.2, string", "quay, string", "12:30, string", "yEs, string",
  })
  void aWordHasTheColourOfWhatKubectlReadsItAs(String word, String style) {
    assertThat(parts("a: " + word)).containsExactly("key:a", "mark::", style + ":" + word);
  }

  @Test
  void quotesMakeATextOfAWord() {
    assertThat(parts("a: \"no\"  # why")).containsExactly("key:a", "mark::", "string:\"no\"", "comment:# why");
  }

  @Test
  void aBlockOfTextHasNoKeysInIt() {
    assertThat(parts("a: |\n  b: 1\n  # c\nd: 2"))
        .containsExactly("key:a", "mark::", "mark:|", "string:  b: 1", "string:  # c", "key:d", "mark::", "number:2");
  }

  @Test
  void aQuotedTextGoesOnOverLines() {
    assertThat(parts("a: \"one\n  two: 2\" \nb: x")).containsExactly("key:a", "mark::", "string:\"one", "string:  two: 2\"", "key:b", "mark::", "string:x");
  }

  @Test
  void bracketsKeepTheirItemsApart() {
    assertThat(parts("- {a: x, b: [1, *c]}"))
        .containsExactly(
            "mark:-", "mark:{", "key:a", "mark::", "string:x", "mark:,", "key:b", "mark::", "mark:[", "number:1", "mark:,", "anchor:*c",
            "mark:]", "mark:}");
  }

  @Test
  void aColonWithinAWordIsNoKey() {
    assertThat(parts("image: registry:5000/cart:1")).containsExactly("key:image", "mark::", "string:registry:5000/cart:1");
  }

  @Test
  void documentsAreMarkedOff() {
    assertThat(parts("---\na: 1")).startsWith("document:---");
  }
}
