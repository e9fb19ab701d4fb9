// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Status;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/// Every file under `kind/KIND/` is an object as the API server sends it and, in a second YAML document, what its row must say:
/// `status` as health and key with its places, and `cells` by the column's id. Times are seen from `now`.
class KindFixturesTest {
  private final Kinds kinds = new Kinds();

  @TestFactory
  Stream<DynamicTest> anObjectBecomesTheRowThatItsFixtureSays() throws IOException, URISyntaxException {
    return files().stream()
        .map(file -> DynamicTest.dynamicTest(file.getParent().getFileName() + "/" + file.getFileName(), () -> check(file)));
  }

  @Test
  void everyBuiltInKindHasAFixture() throws IOException, URISyntaxException {
    Set<String> seen = new TreeSet<>();
    for (Path file : files()) {
      seen.add(ObjectRows.documents(Files.newInputStream(file)).getFirst().path("kind").asText());
    }
    assertThat(seen).containsAll(kinds.builtIn().stream().map(one -> one.kind().kind()).toList());
  }

  @Test
  void aKindIsFoundInItsOwnVersionOnly() {
    assertThat(kinds.find(PodKind.KIND)).get().isInstanceOf(PodKind.class);
    var older = new dev.pilothouse.core.model.ResourceKind(
        "autoscaling", "v1", "horizontalpodautoscalers", "HorizontalPodAutoscaler", true);
    assertThat(kinds.find(older)).isEmpty();
  }

  @Test
  void everyKindBeginsWithNamespaceAndNameAndNamesEachColumnOnce() {
    for (KindDescriptor kind : kinds.builtIn()) {
      List<String> ids = kind.columns().stream().map(Column::id).toList();
      assertThat(ids).as(kind.kind().kind()).doesNotHaveDuplicates().contains("age");
      assertThat(ids.subList(0, 2)).as(kind.kind().kind()).contains("name");
      assertThat(ids.getFirst()).isEqualTo(kind.kind().namespaced() ? "namespace" : "name");
    }
  }

  @Test
  void anObjectWithOddValuesEverywhereStillBecomesARow() {
    for (KindDescriptor kind : kinds.builtIn()) {
      String odd =
          """
          metadata: {name: odd, uid: u-1, annotations: 7, generation: many}
          spec: [1, 2]
          status: none
          data: 3
          rules: {a: b}
          subjects: 1
          roleRef: []
          involvedObject: 1
          endpoints: {x: 1}
          """;
      Row row = ObjectRows.read(kind, odd);
      assertThat(kind.status(row, 0)).isNotNull();
      kind.columns().forEach(column -> column.value().apply(row));
    }
  }

  private static List<Path> files() throws IOException, URISyntaxException {
    Path root = Path.of(KindFixturesTest.class.getResource("/kind").toURI());
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private void check(Path file) throws IOException {
    List<JsonNode> documents = ObjectRows.documents(Files.newInputStream(file));
    JsonNode object = documents.get(0);
    JsonNode expected = documents.get(1);
    KindDescriptor kind =
        kinds.builtIn().stream()
            .filter(one -> one.kind().kind().equals(object.path("kind").asText()))
            .filter(one -> one.kind().apiVersion().equals(object.path("apiVersion").asText()))
            .findFirst()
            .orElseThrow();
    Row row = ObjectRows.read(kind, object);
    assertThat(words(kind.status(row, ObjectRows.seconds(expected.path("now").asText()))))
        .isEqualTo(expected.path("status").asText());
    for (Map.Entry<String, JsonNode> cell : expected.path("cells").properties()) {
      Column column =
          kind.columns().stream().filter(one -> one.id().equals(cell.getKey())).findFirst().orElseThrow();
      Object value = column.value().apply(row);
      assertThat(value == null ? "" : value.toString()).as(cell.getKey()).isEqualTo(cell.getValue().asText());
    }
  }

  /// `BAD status.crashLoop 1 7`.
  static String words(Status status) {
    List<String> parts = new ArrayList<>();
    parts.add(status.health().name());
    parts.add(status.words().key());
    for (Object place : status.words().places()) {
      parts.add(place instanceof Duration duration ? duration.toSeconds() + "s" : place.toString());
    }
    return String.join(" ", parts);
  }

  @Test
  void theWorstHealthIsTheGreatest() {
    assertThat(Health.worst(List.of(Health.GOOD, Health.BAD, Health.PROGRESSING))).isEqualTo(Health.BAD);
  }
}
