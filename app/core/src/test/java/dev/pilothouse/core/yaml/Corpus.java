// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.yaml.reference.KnownObjects;
import dev.pilothouse.core.yaml.reference.ReferenceCheck;
import dev.pilothouse.core.yaml.reference.Surroundings;
import dev.pilothouse.core.yaml.reference.TargetKind;
import dev.pilothouse.core.yaml.rule.RuleCheck;
import dev.pilothouse.core.yaml.schema.OpenApiDocument;
import dev.pilothouse.core.yaml.schema.SchemaCheck;
import dev.pilothouse.core.yaml.schema.ServedSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Objects of every kind, good and bad. A file has the cases of one kind; each begins with a line `### ` and what is the matter
/// with it. After that stand the problems that steps 1 to 3 find without knowing the cluster, a line `#: ` for each: place, fault and,
/// after an arrow, what the first fix puts there; then, in lines `#! `, what a real server's strict dry run refuses beside that, by
/// the server's path: what only the server can know.
public final class Corpus {
  public static final String FOLDER = "/dev/pilothouse/core/yaml/corpus";

  private static final RuleCheck RULES = new RuleCheck();

  private Corpus() {}

  /// One object.
  public record Case(String file, String name, List<String> expected, List<String> server, String text) {
    @Override
    public String toString() {
      return file + ", " + name;
    }

    /// With other expectations, as it stands in its file.
    public String written(List<String> problems, List<String> refused) {
      StringBuilder text = new StringBuilder("### " + name + "\n");
      problems.forEach(line -> text.append("#: ").append(line).append('\n'));
      refused.forEach(line -> text.append("#! ").append(line).append('\n'));
      return text.append(this.text).toString();
    }
  }

  public static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Path file : files(FOLDER)) {
      String name = file.getFileName().toString();
      try {
        for (String part : ("\n" + Files.readString(file)).split("\n### ")) {
          if (!part.isBlank()) {
            cases.add(read(name, part.endsWith("\n") ? part : part + "\n"));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return cases;
  }

  private static Case read(String file, String part) {
    List<String> lines = part.lines().toList();
    List<String> expected = lines.stream().filter(line -> line.startsWith("#: ")).map(line -> line.substring(3)).toList();
    List<String> server = lines.stream().filter(line -> line.startsWith("#! ")).map(line -> line.substring(3)).toList();
    int head = 1 + expected.size() + server.size();
    return new Case(file, lines.getFirst(), expected, server, String.join("\n", lines.subList(head, lines.size())) + "\n");
  }

  /// What steps 1 to 3 find in a text, in its order, where nothing is known of the cluster but its schemas.
  public static List<Problem> check(String text, ServedSchemas served) {
    YamlText read = YamlText.read(text);
    List<Problem> problems = new ArrayList<>(read.problems());
    problems.addAll(SchemaCheck.of(read, served));
    problems.addAll(RULES.of(read));
    problems.addAll(ReferenceCheck.of(read, NOTHING_KNOWN));
    problems.sort(Comparator.comparingInt(problem -> problem.span().start()));
    return problems;
  }

  /// A problem as the data files tell it.
  public static String told(Problem problem, Lines lines) {
    String fix = problem.fixes().stream().findFirst().map(first -> " -> " + first.edits().getFirst().replacement()).orElse("");
    String severity = problem.severity() == Problem.Severity.WARNING ? " (warning)" : "";
    return lines.place(problem.span().start()) + " " + told(problem.fault()) + severity + fix.replace("\n", "\\n");
  }

  private static String told(Fault fault) {
    return switch (fault) {
      case Fault.NotYaml it -> it.error().name();
      case Fault.HiddenCharacter it -> it.kind() + " " + it.codePoint();
      case Fault.UnknownTag it -> it.tag();
      case Fault.UnknownField it -> "unknown " + it.field() + " in " + it.owner() + near(it.near());
      case Fault.WrongType it -> it.field() + " wants " + it.expected() + ", has " + it.found();
      case Fault.MissingField it -> "no " + it.field() + " in " + it.owner();
      case Fault.NotAllowed it -> it.field() + " is none of " + it.allowed();
      case Fault.BreaksRule it -> it.field() + " breaks " + it.rule() + " " + it.limit();
      case Fault.Ambiguous it -> it.word() + " reads as " + it.readAs() + " " + it.value();
      case Fault.UnknownKind it -> "no kind " + it.kind() + near(it.near());
      case Fault.WrongVersion it -> it.kind() + " is not in " + it.apiVersion() + " but in " + it.served();
      case Fault.RemovedVersion it -> it.kind() + " is not in " + it.apiVersion() + " since " + it.release();
      case Fault.DuplicateKey it -> it.key() + " stands in line " + it.otherLine() + " already";
      case Fault.MissingVolume it -> "no volume " + it.volume();
      case Fault.MissingPort it -> "no port " + it.port();
      case Fault.SelectorMismatch it -> "the selector wants " + it.label();
      case Fault.NotHere it -> it.field() + " is not for " + it.owner();
      case Fault.OnlyOne it -> "only one of " + it.fields() + " in " + it.owner();
      case Fault.NoneOf it -> "none of " + (it.fields().size() > 6 ? it.fields().size() + " fields" : it.fields()) + " in " + it.owner();
      case Fault.TooMuch it -> it.field() + " " + it.value() + " is above " + it.other() + " " + it.limit();
      case Fault.DeprecatedKind it -> it.apiVersion() + " " + it.kind() + " deprecated " + it.release() + " for " + it.replacement();
      case Fault.DeprecatedVersion it -> it.apiVersion() + " " + it.kind() + " deprecated for " + it.replacement();
      case Fault.OneWay it -> it.field() + (it.rises() ? " not below " : " not above ") + it.bound();
      case Fault.NotRemovable it -> it.field() + " cannot be taken away";
      case Fault.Together it -> it.field() + " changes together with " + it.other();
      case Fault.Unchangeable it -> it.field() + " cannot change";
      case Fault.Repeated it -> it.part() + " " + it.value() + " stands in line " + it.otherLine() + " already";
      default -> fault.toString();
    };
  }

  private static String near(String word) {
    return word.isEmpty() ? "" : ", near " + word;
  }

  /// The schemas of a real server (1.36) with the custom resource definitions of the corpus.
  public static ServedSchemas served() {
    try {
      Map<String, OpenApiDocument> documents = new HashMap<>();
      for (Path file : files("/dev/pilothouse/core/yaml/openapi")) {
        String name = file.getFileName().toString().replace(".json", "");
        int cut = name.lastIndexOf('-');
        String version = cut < 0 ? name : name.substring(0, cut) + "/" + name.substring(cut + 1);
        documents.put(version, new OpenApiDocument(new ObjectMapper().readTree(file.toFile())));
      }
      return ServedSchemas.of(documents);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The files of a folder of the test's resources.
  public static List<Path> files(String folder) {
    try {
      URI where = Objects.requireNonNull(Corpus.class.getResource(folder)).toURI();
      try (Stream<Path> files = Files.list(Path.of(where))) {
        return files.sorted().toList();
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final Surroundings NOTHING_KNOWN = new Surroundings() {
    @Override
    public String namespace() {
      return "default";
    }

    @Override
    public KnownObjects objects(TargetKind kind, String namespace) {
      return KnownObjects.UNKNOWN;
    }

    @Override
    public Optional<Set<String>> keys(TargetKind kind, String namespace, String name) {
      return Optional.empty();
    }
  };
}
