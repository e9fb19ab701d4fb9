// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import dev.pilothouse.core.yaml.Corpus.Case;
import dev.pilothouse.core.yaml.schema.ServedSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class CorpusTest {
  private static final ServedSchemas SERVED = Corpus.served();

  /// Writes what is found now into the files, for a person to read before it becomes what is expected.
  public static void main(String... args) throws IOException {
    Map<String, StringBuilder> files = new LinkedHashMap<>();
    for (Case each : Corpus.cases()) {
      files.computeIfAbsent(each.file(), name -> new StringBuilder()).append(each.written(told(each.text()), each.server()));
    }
    for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
      Files.writeString(Path.of("src/test/resources" + Corpus.FOLDER, file.getKey()), file.getValue());
    }
  }

  static List<Case> cases() {
    return Corpus.cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyProblemIsFoundAtItsPlaceAndNothingElse(Case each) {
    assertThat(told(each.text())).containsExactlyElementsOf(each.expected());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void whatHasAFixIsGoneAfterIt(Case each) {
    List<Problem> problems = Corpus.check(each.text(), SERVED);
    String fixed = each.text();
    for (Problem problem : problems.reversed()) {
      fixed = problem.fixes().isEmpty() ? fixed : problem.fixes().getFirst().applyTo(fixed);
    }
    long withoutFix = problems.stream().filter(problem -> problem.fixes().isEmpty()).count();
    assertThat(Corpus.check(fixed, SERVED)).as(fixed).hasSizeLessThanOrEqualTo((int) withoutFix);
  }

  @Test
  void thereAreGoodAndBadOnesOfEveryKind() {
    assertThat(Corpus.cases()).hasSizeGreaterThan(250);
    assertThat(Corpus.cases().stream().filter(each -> each.name().equals("good")))
        .allSatisfy(each -> assertThat(each.expected()).as("errors").allMatch(problem -> problem.contains(" deprecated ")))
        .allSatisfy(each -> assertThat(each.server()).isEmpty())
        .extracting(Case::file).doesNotHaveDuplicates().hasSameSizeAs(Corpus.files(Corpus.FOLDER));
  }

  private static List<String> told(String text) {
    Lines lines = Lines.of(text);
    return Corpus.check(text, SERVED).stream().map(problem -> Corpus.told(problem, lines)).toList();
  }
}
