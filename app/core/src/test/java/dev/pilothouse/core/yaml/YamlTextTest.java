// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class YamlTextTest {

  private static YamlMapping object(String text) {
    return YamlText.read(text).documents().getFirst().object().orElseThrow();
  }

  /// Each problem as `line:column what word`.
  private static List<String> problems(String text) {
    YamlText read = YamlText.read(text);
    return read.problems().stream()
        .map(problem -> read.lines().place(problem.span().start()) + " " + told(problem.fault()) + " " + problem.span().of(text).strip())
        .toList();
  }

  private static String told(Fault fault) {
    return switch (fault) {
      case Fault.NotYaml not -> not.error().name();
      case Fault.DuplicateKey key -> "DUPLICATE of line " + key.otherLine();
      case Fault.GluedDocuments glued -> "GLUED to line " + glued.firstLine();
      default -> fault.toString();
    };
  }

  @Test
  void everyNodeKnowsItsOwnWords() {
    String text = "# shop\nmetadata:\n  name: \"cart\"   # mine\n  labels: {app: cart, tier: web}\nspec:\n  args:\n  - one\n  - |\n    two\n    three\n\nlast: 😀x\n";
    YamlMapping root = object(text);
    YamlMapping metadata = root.mapping("metadata").orElseThrow();
    assertThat(metadata.span().of(text)).startsWith("name:").endsWith("tier: web}");
    assertThat(metadata.value("name").orElseThrow().span().of(text)).isEqualTo("\"cart\"");
    assertThat(metadata.mapping("labels").orElseThrow().span().of(text)).isEqualTo("{app: cart, tier: web}");
    List<YamlNode> args = root.mapping("spec").orElseThrow().items("args");
    assertThat(args.getFirst().span().of(text)).isEqualTo("one");
    assertThat(args.getLast().span().of(text)).isEqualTo("|\n    two\n    three");
    assertThat(root.value("last").orElseThrow().span().of(text)).isEqualTo("😀x");
  }

  @Test
  void documentsAreDividedWhereALineBeginsWithDashes() {
    String text = "a: 1\n--- # second\nb: |\n  --- not here\n---\n\n# nothing\n---\nc: 3\n...\n";
    YamlText read = YamlText.read(text);
    assertThat(read.problems()).isEmpty();
    assertThat(read.documents().stream().map(each -> each.object().orElseThrow().entries().getFirst().name()))
        .containsExactly("a", "b", "c");
    assertThat(read.documentAt(text.indexOf("not here")).orElseThrow().object().orElseThrow().text("b")).isEqualTo("--- not here\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n\n", "# only a word\n", "---\n", "--- # nothing\n...\n", "\uFEFF"})
  void aTextWithoutContentHasNoDocumentAndNoProblem(String text) {
    YamlText read = YamlText.read(text);
    assertThat(read.documents()).isEmpty();
    assertThat(read.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a:\\n\\tb: 1            | '2:1 TAB '",
        "a: 1\\nfoo\\nb: 2        | 2:1 MISSING_COLON foo",
        "a: b: c                 | 1:5 UNEXPECTED_COLON :",
        "a:\\n b: 1\\n  c: 2\\n  d: 3\\n  e: 4  | 2:2 WRONG_INDENTATION b:",
        "a:\\n  b: 1\\n   c: 2\\n  d: 3  | 3:5 UNEXPECTED_COLON :",
        "a:\\n  fo\\n  b: 1\\n  c: 2  | 2:3 MISSING_COLON fo",
        "a:\\n- na\\n  b: 1\\n  c: 2  | 2:3 MISSING_COLON na",
        "a:\\n  b: 1\\n c: 2       | 3:2 WRONG_INDENTATION c:",
        "a: \"b\\nc: 1             | 1:4 OPEN_QUOTE \"b",
        "a: [1, 2\\nb: 1          | 1:4 OPEN_BRACKET [1,",
        "a: \"\\q\"                | 1:6 BAD_ESCAPE q\"",
        "a: *b                   | 1:4 UNKNOWN_ANCHOR *b",
        "a: @b                   | 1:4 RESERVED_CHARACTER @b",
        "? [a]\\n: b              | 1:3 KEY_NOT_A_WORD [a]",
        "a: &x [*x]              | 1:8 RECURSIVE_ALIAS *x",
      })
  void aSyntaxErrorIsNamedWhereItWasMade(String text, String problem) {
    assertThat(problems(text.strip().replace("\\n", "\n").replace("\\t", "\t"))).containsExactly(problem);
  }

  @Test
  void everyErrorIsFoundAndTheGoodLinesKeepTheirTree() {
    String text = "kind: Deployment\nspec:\n\treplicas: 3\n  paused: false\n  strategy: a: b\n  minReadySeconds: 5\n---\nkind: Service\n";
    assertThat(problems(text)).containsExactly("3:1 TAB ", "5:14 UNEXPECTED_COLON :");
    YamlText read = YamlText.read(text);
    YamlDocument first = read.documents().getFirst();
    assertThat(first.whole()).isFalse();
    YamlMapping object = first.object().orElseThrow();
    assertThat(object.mapping("spec").orElseThrow().text("minReadySeconds")).isEqualTo("5");
    assertThat(read.documents().getLast().whole()).isTrue();
  }

  @Test
  void tabsBecomeSpacesByTheFix() {
    String text = "spec:\n\treplicas: 3\n";
    Problem problem = YamlText.read(text).problems().getFirst();
    assertThat(problem.fixes().getFirst().applyTo(text)).isEqualTo("spec:\n  replicas: 3\n");
  }

  @Test
  void aKeyThatStandsTwiceNamesBothLines() {
    assertThat(problems("a:\n  b: 1\n  c: 2\n  b: 3\n")).containsExactly("4:3 DUPLICATE of line 2 b");
  }

  @Test
  void twoObjectsInOneDocumentAreToldFromTwoMistakes() {
    String text = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\napiVersion: v1\nkind: Secret\nmetadata:\n  name: b\n";
    assertThat(problems(text)).containsExactly("5:1 GLUED to line 1 apiVersion");
    String fixed = YamlText.read(text).problems().getFirst().fixes().getFirst().applyTo(text);
    assertThat(YamlText.read(fixed).problems()).isEmpty();
    assertThat(YamlText.read(fixed).documents()).hasSize(2);
  }

  @Test
  void threeGluedObjectsAreThreeDocumentsAfterAllFixes() {
    String one = "kind: ConfigMap\napiVersion: v1\nmetadata: {name: x}\n";
    String text = one + one + one;
    List<Problem> problems = YamlText.read(text).problems();
    assertThat(problems).hasSize(2);
    String fixed = text;
    for (Problem problem : problems.reversed()) {
      fixed = problem.fixes().getFirst().applyTo(fixed);
    }
    assertThat(YamlText.read(fixed).documents()).hasSize(3);
  }

  @Test
  void anAliasMeansItsAnchorAndAMergeKeyBringsItsEntries() {
    YamlMapping root = object("base: &b {a: 1, b: 2}\nsame: *b\nmore:\n  <<: *b\n  b: 3\n");
    assertThat(root.mapping("same").orElseThrow().text("a")).isEqualTo("1");
    assertThat(root.mapping("more").orElseThrow().text("a")).isEqualTo("1");
    assertThat(root.mapping("more").orElseThrow().text("b")).isEqualTo("3");
  }

  @Test
  void aTextThatGrowsWithoutEndByItsAliasesIsRefused() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      text.append("a%d: &a%d [".formatted(i, i)).append("*a%d, ".formatted(i - 1).repeat(9)).append("x]\n");
    }
    assertThat(problems(text.toString())).singleElement().asString().contains("TOO_MANY_ALIASES");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void aTextThatIsTooDeepIsRefused(String step) {
    assertThat(problems(step.repeat(20_000))).singleElement().asString().contains("TOO_DEEP");
  }

  @Test
  void whatIsTooLargeIsNotRead() {
    assertThat(problems("a: " + "x".repeat(YamlText.LARGEST))).singleElement().asString().contains("TOO_LARGE");
    assertThat(problems("---\na: 1\n".repeat(YamlText.MOST_DOCUMENTS + 1))).singleElement().asString().contains("TOO_MANY_DOCUMENTS");
  }

  @Test
  void aCharacterThatNobodyCanPrintIsNamed() {
    YamlText read = YamlText.read("a: b\u0007c\n");
    assertThat(read.problems().getFirst().fault()).isEqualTo(new Fault.NotYaml(SyntaxError.UNPRINTABLE_CHARACTER, "U+0007"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"._", "!<tag", "&", "*", "%YAML 9.9\n---\na", "a: !!int x", "- - - :", "\"\\U0011FFFF\"", "? ", ": :", "\r\ra: 1", "a: 'b'c"})
  void whateverTheTextThereIsAnAnswer(String text) {
    YamlText read = YamlText.read(text);
    assertThat(read.problems()).allSatisfy(problem -> assertThat(problem.span().end()).isLessThanOrEqualTo(text.length()));
  }
}
