// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.reference;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.YamlText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Objects that name others, good and bad, in a cluster that holds what `cluster.txt` holds. What is expected stands at the top of
/// each file, a line `#: ` for each problem: place, severity, fault, what would come of it and, after an arrow, what the first fix
/// puts there.
class ReferenceCheckTest {
  private static final Path FOLDER = folder();

  /// Writes what is found now to the top of each file, for a person to read before it becomes what is expected.
  public static void main(String... args) throws IOException {
    for (Path file : texts().toList()) {
      Path source = Path.of("src/test/resources/dev/pilothouse/core/yaml/references").resolve(file.getFileName());
      List<String> rest = Files.readAllLines(source).stream().filter(line -> !line.startsWith("#: ")).toList();
      int lines = told(String.join("\n", rest) + "\n", cluster()).size();
      String moved = "#: \n".repeat(lines) + String.join("\n", rest) + "\n";
      String expected = told(moved, cluster()).stream().map(line -> "#: " + line + "\n").collect(Collectors.joining());
      Files.writeString(source, expected + String.join("\n", rest) + "\n");
    }
  }

  static Stream<Path> texts() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void everyReferenceThatLeadsNowhereIsFoundAtItsPlaceAndNothingElse(Path file) throws IOException {
    String text = Files.readString(file);
    List<String> expected = text.lines().filter(line -> line.startsWith("#: ")).map(line -> line.substring(3)).toList();
    assertThat(told(text, cluster())).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void whatHasAFixIsGoneAfterIt(Path file) throws IOException {
    String text = Files.readString(file);
    String fixed = text;
    List<Problem> problems = ReferenceCheck.of(YamlText.read(text), cluster());
    for (Problem problem : problems.reversed()) {
      fixed = problem.fixes().isEmpty() ? fixed : problem.fixes().getFirst().applyTo(fixed);
    }
    long withoutFix = problems.stream().filter(problem -> problem.fixes().isEmpty()).count();
    assertThat(ReferenceCheck.of(YamlText.read(fixed), cluster())).as(fixed).hasSize((int) withoutFix);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void ofAClusterThatIsNotKnownNothingIsSaid(Path file) throws IOException {
    YamlText text = YamlText.read(Files.readString(file));
    assertThat(ReferenceCheck.of(text, NOTHING_KNOWN)).noneMatch(problem ->
        switch (problem.fault()) {
          case Fault.MissingObject it -> true;
          case Fault.SelectsNothing it -> true;
          case Fault.MissingKey it -> !it.name().equals("ferry");
          case Fault.MissingPort it -> !it.owner().equals("container");
          default -> false;
        });
  }

  @Test
  void aSecretThatMayNotBeReadIsNotCalledMissing() throws IOException {
    String manifest = Files.readString(FOLDER.resolve("cluster.txt"));
    YamlText text = YamlText.read(Files.readString(FOLDER.resolve("secret-near.yaml")));
    assertThat(ReferenceCheck.of(text, ManifestSurroundings.of(manifest, "shop", TargetKind.SECRET))).isEmpty();
  }

  private static final Surroundings NOTHING_KNOWN = new Surroundings() {
    @Override
    public String namespace() {
      return "shop";
    }

    @Override
    public KnownObjects objects(TargetKind kind, String namespace) {
      return KnownObjects.UNKNOWN;
    }

    @Override
    public java.util.Optional<java.util.Set<String>> keys(TargetKind kind, String namespace, String name) {
      return java.util.Optional.empty();
    }
  };

  private static Surroundings cluster() throws IOException {
    return ManifestSurroundings.of(Files.readString(FOLDER.resolve("cluster.txt")), "shop");
  }

  private static List<String> told(String text, Surroundings around) {
    YamlText read = YamlText.read(text);
    return ReferenceCheck.of(read, around).stream()
        .map(problem -> read.lines().place(problem.span().start()) + " " + problem.severity().name().toLowerCase(Locale.ROOT) + ": "
            + told(problem.fault()) + fix(problem))
        .toList();
  }

  private static String fix(Problem problem) {
    return problem.fixes().stream().findFirst().map(Fix::word).map(word -> " -> " + word).orElse("");
  }

  private static String told(Fault fault) {
    return switch (fault) {
      case Fault.MissingObject it ->
          "no " + it.kind() + " " + it.name() + (it.namespace().isEmpty() ? "" : " in " + it.namespace()) + ", " + it.consequence();
      case Fault.MissingKey it -> it.kind() + " " + it.name() + " has no key " + it.key() + ", " + it.consequence();
      case Fault.MissingPort it -> it.owner() + " " + it.name() + " has no port " + it.port() + ", " + it.consequence();
      case Fault.MissingVolume it -> "no volume " + it.volume();
      case Fault.SelectorMismatch it -> "the selector wants " + it.label() + ", the template has " + it.found();
      case Fault.SelectsNothing it -> it.kind() + " selects nothing by " + it.selector() + " in " + it.namespace();
      case Fault.Repeated it -> it.part() + " " + it.value() + " stands in line " + it.otherLine();
      default -> fault.toString();
    };
  }

  private static Path folder() {
    try {
      URI where = Objects.requireNonNull(ReferenceCheckTest.class.getResource("/dev/pilothouse/core/yaml/references")).toURI();
      return Path.of(where);
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
