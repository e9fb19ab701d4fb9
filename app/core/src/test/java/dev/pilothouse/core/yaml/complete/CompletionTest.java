// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.complete;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.yaml.complete.Proposal.Insertion;
import dev.pilothouse.core.yaml.schema.OpenApiDocument;
import dev.pilothouse.core.yaml.schema.ServedSchemas;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// What is proposed at the caret, the `|` of each case in `cases.txt`: a line `== ` with its name, lines `#: ` with what is
/// expected, then the text. In it `¦` stands for a pipe of YAML's, `␍` for a carriage return, `@Deployment` for the head of one.
class CompletionTest {
  private static final String HEAD = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: checkout\n";
  private static final ServedSchemas SERVED = served();

  private static final Names NAMES =
      new Names() {
        @Override
        public List<String> names(String kind, String namespace) {
          return switch (kind + " in " + namespace) {
            case "Secret in default" -> List.of("payments-key");
            case "Secret in shop" -> List.of("shop-key");
            case "ConfigMap in default" -> List.of("checkout-env");
            case "Deployment in default" -> List.of("checkout");
            case "StorageClass in default" -> List.of("fast");
            default -> List.of();
          };
        }

        @Override
        public List<String> keys(String kind, String namespace, String name) {
          return (kind + " " + namespace + " " + name).equals("Secret default payments-key") ? List.of("password", "user") : List.of();
        }

        @Override
        public List<String> images() {
          return List.of("nginx:1.27", "redis:7");
        }

        @Override
        public List<String> labelKeys() {
          return List.of("app", "team");
        }

        @Override
        public List<String> labelValues(String key) {
          return key.equals("app") ? List.of("checkout", "cart") : List.of();
        }
      };

  static Stream<Arguments> cases() throws IOException {
    try (InputStream file = Objects.requireNonNull(CompletionTest.class.getResourceAsStream("cases.txt"))) {
      String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.split("(?m)^== ")).filter(each -> !each.isBlank()).map(CompletionTest::parsed).toList().stream();
    }
  }

  private static Arguments parsed(String block) {
    List<String> lines = block.lines().toList();
    List<String> expected = lines.stream().filter(line -> line.startsWith("#: ")).map(line -> line.substring(3)).toList();
    String text = String.join("\n", lines.stream().skip(1).filter(line -> !line.startsWith("#: ")).toList());
    return arguments(lines.getFirst(), expected, text.replace("@Deployment\n", HEAD).replace("␍", "\r"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void whatIsProposedAtThisPlace(String name, List<String> expected, String marked) {
    int caret = marked.indexOf('|');
    String text = marked.replace("|", "").replace('¦', '|');
    Completion completion = Completion.at(text, caret, SERVED, NAMES);
    assertThat(expected).isNotEmpty();
    for (String each : expected) {
      int cut = each.indexOf(' ');
      check(completion, text, each.substring(0, cut < 0 ? each.length() : cut), each.substring(cut + 1));
    }
  }

  private static void check(Completion completion, String text, String what, String words) {
    List<Proposal> all = completion.proposals();
    List<String> fitting = all.stream().filter(each -> !each.apart()).map(Proposal::label).toList();
    String[] listed = Arrays.stream(words.split("(?<!\\\\), ")).map(each -> each.replace("\\,", ",")).toArray(String[]::new);
    switch (what) {
      case "nothing" -> assertThat(fitting).isEmpty();
      case "first" -> assertThat(fitting).startsWith(listed);
      case "has" -> assertThat(fitting).contains(listed);
      case "lacks" -> assertThat(fitting).doesNotContain(listed);
      case "only" -> assertThat(fitting).containsExactlyInAnyOrder(listed);
      case "apart" -> assertThat(all.stream().filter(Proposal::apart).map(Proposal::label)).contains(listed);
      case "set" -> assertThat(all).anyMatch(each -> (each.label() + " in line " + each.setInLine()).equals(words));
      case "unset" -> assertThat(all).noneMatch(each -> each.label().equals(words) && each.setInLine() > 0);
      case "whole" -> assertThat(completion.whole().of(text)).isEqualTo(words);
      case "writes" -> assertThat(written(all, words.substring(0, words.indexOf(": ")))).isEqualTo(after(words));
      case "changes" -> assertThat(changed(all, text, words.substring(0, words.indexOf(": ")))).contains(after(words));
      default -> throw new IllegalArgumentException(what);
    }
  }

  private static String after(String words) {
    return words.substring(words.indexOf(": ") + 2).replace("\\n", "\n");
  }

  private static Proposal named(List<Proposal> all, String label) {
    String name = label.replace("\\,", ",");
    return all.stream().filter(each -> each.label().equals(name)).findFirst().orElseThrow(() -> new AssertionError("no " + name));
  }

  private static String written(List<Proposal> all, String label) {
    Insertion insertion = named(all, label).insertion();
    return insertion.text().substring(0, insertion.caret()) + "|" + insertion.text().substring(insertion.caret());
  }

  private static String changed(List<Proposal> all, String text, String label) {
    StringBuilder changed = new StringBuilder(text);
    named(all, label).also().forEach(edit -> changed.replace(edit.span().start(), edit.span().end(), edit.replacement()));
    return changed.toString();
  }

  @Test
  void theLettersThatWereTypedAreMarked() {
    String text = HEAD + "spec:\n  strategy:\n    maU";
    Proposal first = Completion.at(text, text.length(), SERVED, Names.NONE).proposals().getFirst();
    assertThat(first.label()).isEqualTo("rollingUpdate.maxUnavailable");
    assertThat(first.matched().stream().map(at -> first.label().substring(at, at + 1))).containsExactly("m", "a", "U");
  }

  @Test
  void aFieldIsDocumentedAtItsNameAndAtItsValue() {
    String text = HEAD + "spec:\n  strategy:\n    type: Recreate\n";
    for (String word : List.of("type", "ecreate")) {
      FieldDoc doc = Completion.documentation(text, text.indexOf(word), SERVED).orElseThrow();
      assertThat(doc.name()).isEqualTo("type");
      assertThat(doc.path()).isEqualTo("spec.strategy");
      assertThat(doc.owner()).isEqualTo("DeploymentStrategy");
      assertThat(doc.allowed()).containsExactly("Recreate", "RollingUpdate");
      assertThat(doc.required()).isFalse();
    }
    assertThat(Completion.documentation("# text\n", 3, SERVED)).isEmpty();
  }

  @Test
  void everyPlaceOfEveryTextHasAnAnswer() throws IOException {
    cases().forEach(each -> {
      String text = ((String) each.get()[2]).replace('¦', '|');
      for (int caret = 0; caret <= text.length(); caret++) {
        assertThat(Completion.at(text, caret, SERVED, NAMES).whole().start()).isBetween(0, text.length());
        Completion.documentation(text, caret, SERVED);
      }
    });
  }

  private static ServedSchemas served() {
    try {
      URI where = Objects.requireNonNull(CompletionTest.class.getResource("/dev/pilothouse/core/yaml/openapi")).toURI();
      Map<String, OpenApiDocument> documents = new HashMap<>();
      try (Stream<Path> files = Files.list(Path.of(where))) {
        for (Path file : files.toList()) {
          String name = file.getFileName().toString().replace(".json", "");
          int cut = name.lastIndexOf('-');
          String version = cut < 0 ? name : name.substring(0, cut) + "/" + name.substring(cut + 1);
          documents.put(version, new OpenApiDocument(new ObjectMapper().readTree(file.toFile())));
        }
      }
      return ServedSchemas.of(documents);
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
