// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.schema;

import dev.pilothouse.core.yaml.Corpus;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Objects as people write them, good and bad. What is expected stands at the top of each file, a line `#: ` for each problem:
/// place, fault and, after an arrow, what the first fix puts there. The schemas are a real server's (1.36).
class SchemaCheckTest {
  private static final ServedSchemas SERVED = Corpus.served();

  static Stream<Path> objects() throws Exception {
    return Corpus.files("/dev/pilothouse/core/yaml/objects").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objects")
  void everyProblemIsFoundAtItsPlaceAndNothingElse(Path file) throws IOException {
    String text = Files.readString(file);
    assertThat(told(text)).containsExactlyElementsOf(expected(text));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objects")
  void whatHasAFixIsGoneAfterIt(Path file) throws IOException {
    String text = Files.readString(file);
    String fixed = text;
    for (Problem problem : SchemaCheck.of(YamlText.read(text), SERVED).reversed()) {
      fixed = problem.fixes().isEmpty() ? fixed : problem.fixes().getFirst().applyTo(fixed);
    }
    List<String> withoutFix = expected(text).stream().filter(line -> !line.contains(" -> ")).toList();
    assertThat(told(fixed)).noneMatch(line -> line.contains(" -> ")).hasSameSizeAs(withoutFix);
  }

  @Test
  void aKindWhoseSchemaHasNotBeenReadIsNotJudged() {
    ServedSchemas names = new ServedSchemas(Map.of("Deployment", List.of("apps/v1")), Map.of());
    assertThat(SchemaCheck.of(YamlText.read("apiVersion: apps/v1\nkind: Deployment\nspec: {x: 1}\n"), names)).isEmpty();
  }

  @Test
  void aDeprecatedVersionIsWarnedOfAndTheFixIsTheOtherOneOfItsGroup() {
    Map<String, List<String>> versions = Map.of("Boat", List.of("new.example/v1", "old.example/v1", "old.example/v1beta1"));
    ServedSchemas served = new ServedSchemas(versions, Map.of()).deprecated(Map.of("old.example/v1beta1/Boat", "Use v1."));
    String text = "apiVersion: old.example/v1beta1\nkind: Boat\n";
    Problem problem = SchemaCheck.of(YamlText.read(text), served).getFirst();
    assertThat(problem.fault()).isEqualTo(new Fault.DeprecatedVersion("Boat", "old.example/v1beta1", "Use v1.", "old.example/v1"));
    assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
    String fixed = problem.fixes().getFirst().applyTo(text);
    assertThat(fixed).startsWith("apiVersion: old.example/v1\n");
    assertThat(SchemaCheck.of(YamlText.read(fixed), served)).isEmpty();
  }

  @Test
  void nothingIsUnknownWhileTheClusterHasSaidNothing() {
    ServedSchemas nothing = new ServedSchemas(Map.of(), Map.of());
    assertThat(SchemaCheck.of(YamlText.read("apiVersion: a/v1\nkind: B\n"), nothing)).isEmpty();
  }

  @Test
  void wordsThatOnlyLookLikeTextAreWarnedOfWhereAnyValueIsTaken() {
    String free = "{a: no, b: 0777, c: 1e3, d: 'no', e: true, f: 5}";
    String text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x, managedFields: [{fieldsV1: " + free + "}]}\n";
    assertThat(told(text))
        .containsExactly(
            "3:52 no reads as BOOLEAN false (warning) -> \"no\"",
            "3:59 0777 reads as INTEGER 511 (warning) -> \"0777\"",
            "3:68 1e3 reads as NUMBER 1000 (warning) -> \"1e3\"");
  }

  private static List<String> expected(String text) {
    return text.lines().filter(line -> line.startsWith("#: ")).map(line -> line.substring(3)).toList();
  }

  private static List<String> told(String text) {
    YamlText read = YamlText.read(text);
    return SchemaCheck.of(read, SERVED).stream()
        .map(problem -> Corpus.told(problem, read.lines()))
        .toList();
  }
}
