// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.schema.OpenApiDocument;
import dev.pilothouse.core.yaml.schema.SchemaCheck;
import dev.pilothouse.core.yaml.schema.ServedSchemas;
import dev.pilothouse.kube.discovery.DiscoveryReader;
import dev.pilothouse.kube.discovery.OpenApiReader;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// The schemas that clusters serve, and that our check by them says of each object what the server's strict dry run says.
class SchemaContractTest {

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void theFieldsOfABuiltInKindAreThere(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      OpenApiDocument apps = new OpenApiReader(cluster.http()).schemas("apps/v1");
      assertThat(apps.of("apps/v1", "Deployment").orElseThrow().field("spec").orElseThrow().fields()).contains("replicas", "template");
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aVersionThatIsNotServedHasNoSchemas(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      OpenApiReader reader = new OpenApiReader(cluster.http());
      ClusterException refused = catchThrowableOfType(ClusterException.class, () -> reader.schemas("extensions/v1beta1"));
      assertThat(refused.failure().kind()).isEqualTo(Kind.NOT_FOUND);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aDocumentIsReadOnce(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      OpenApiReader reader = new OpenApiReader(cluster.http());
      assertThat(reader.schemas("apps/v1")).isSameAs(reader.schemas("apps/v1"));
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void theServerRefusesWhatWeFindWrongAndTakesTheRest(String name) throws Exception {
    // The sample cluster knows the fields of objects, but not every rule of every field.
    assumeTrue(name.equals("real"), "only a real server has every rule");
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Discovery discovery = new DiscoveryReader(cluster.http()).read();
      ServedSchemas served = served(cluster, discovery);
      List<String> differ = new ArrayList<>();
      for (Path file : objects()) {
        String text = Files.readString(file).replace("namespace: default", "namespace: " + cluster.namespace());
        List<Problem> problems = SchemaCheck.of(YamlText.read(text), served);
        String fixed = fixed(text, problems);
        compare(cluster, discovery, file, text, problems.stream().noneMatch(SchemaContractTest::wrong), differ);
        if (!fixed.equals(text) && problems.stream().noneMatch(problem -> problem.fixes().isEmpty())) {
          compare(cluster, discovery, file, fixed, true, differ);
        }
      }
      assertThat(differ).isEmpty();
    }
  }

  /// A warning is of what the server takes, but perhaps not as it was meant.
  private static boolean wrong(Problem problem) {
    return problem.severity() == Problem.Severity.ERROR;
  }

  private static String fixed(String text, List<Problem> problems) {
    String fixed = text;
    for (Problem problem : problems.reversed()) {
      fixed = problem.fixes().isEmpty() ? fixed : problem.fixes().getFirst().applyTo(fixed);
    }
    return fixed;
  }

  private static void compare(
      ClusterUnderTest cluster, Discovery discovery, Path file, String text, boolean good, List<String> differ) throws Exception {
    Optional<JsonNode> answer = dryRun(cluster, discovery, text);
    boolean taken = answer.isPresent() && !answer.get().path("kind").asText().equals("Status");
    if (answer.isPresent() && taken != good) {
      differ.add(file.getFileName() + (good ? " is good, says our check: " : " is bad, says our check: ") + answer.get());
    }
  }

  /// @return empty for what has no place to be sent to: no kind that is served, or a list
  private static Optional<JsonNode> dryRun(ClusterUnderTest cluster, Discovery discovery, String text) throws Exception {
    Optional<YamlMapping> object = YamlText.read(text).documents().getFirst().object();
    Optional<ResourceKind> kind = object.flatMap(it -> discovery.byKind(it.text("apiVersion"), it.text("kind")));
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    String path = kind.get().path(cluster.namespace()) + "?dryRun=All&fieldValidation=Strict";
    HttpResponse<String> answer = cluster.http().send(
        cluster.http().request(path).post("application/yaml", text).build(), String.class, Duration.ofSeconds(20));
    return Optional.of(new ObjectMapper().readTree(answer.body()));
  }

  private static ServedSchemas served(ClusterUnderTest cluster, Discovery discovery) throws Exception {
    OpenApiReader reader = new OpenApiReader(cluster.http());
    Map<String, List<String>> versions = new HashMap<>();
    discovery.kinds().forEach(kind -> versions.computeIfAbsent(kind.kind(), key -> new ArrayList<>()).add(kind.apiVersion()));
    Map<String, OpenApiDocument> documents = new HashMap<>();
    for (String version : List.of("v1", "apps/v1", "harbour.example/v1")) {
      documents.put(version, reader.schemas(version));
    }
    return new ServedSchemas(versions, documents);
  }

  private static List<Path> objects() throws Exception {
    URI folder = Objects.requireNonNull(SchemaContractTest.class.getResource("/dev/pilothouse/core/yaml/objects")).toURI();
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.sorted().toList();
    }
  }
}
