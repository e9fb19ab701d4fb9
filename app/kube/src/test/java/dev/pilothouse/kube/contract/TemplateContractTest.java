// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.schema.OpenApiDocument;
import dev.pilothouse.core.yaml.schema.SchemaCheck;
import dev.pilothouse.core.yaml.schema.ServedSchemas;
import dev.pilothouse.core.yaml.template.ExampleOf;
import dev.pilothouse.core.yaml.template.Templates;
import dev.pilothouse.kube.discovery.DiscoveryReader;
import dev.pilothouse.kube.discovery.OpenApiReader;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// What one begins with is taken by the server as it is.
class TemplateContractTest {

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void everyTemplateOfAKindThatIsServedPassesTheStrictDryRun(String name) throws Exception {
    // The sample cluster does not serve every kind, nor know every rule.
    assumeTrue(name.equals("real"), "only a real server has every kind and every rule");
    Templates templates = Templates.read();
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Discovery discovery = new DiscoveryReader(cluster.http()).read();
      List<String> refused = new ArrayList<>();
      int sent = 0;
      for (String kind : templates.kinds()) {
        String text = templates.of(kind).orElseThrow().replace("namespace: default", "namespace: " + cluster.namespace());
        YamlMapping object = YamlText.read(text).documents().getFirst().object().orElseThrow();
        var served = discovery.byKind(object.text("apiVersion"), kind);
        if (served.isPresent()) {
          sent++;
          JsonNode answer = dryRun(cluster, served.get(), text);
          if (answer.path("kind").asText().equals("Status")) {
            refused.add(kind + ": " + answer.path("message").asText());
          }
        }
      }
      assertThat(refused).isEmpty();
      assertThat(sent).isGreaterThan(30);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void anExampleOfEveryKindThatIsServedPassesOurOwnCheck(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      OpenApiReader reader = new OpenApiReader(cluster.http());
      Map<String, List<String>> versions = new HashMap<>();
      Map<String, OpenApiDocument> documents = new HashMap<>();
      for (ResourceKind kind : new DiscoveryReader(cluster.http()).read().kinds()) {
        versions.computeIfAbsent(kind.kind(), key -> new ArrayList<>()).add(kind.apiVersion());
        if (!documents.containsKey(kind.apiVersion())) {
          schemas(reader, kind.apiVersion()).ifPresent(document -> documents.put(kind.apiVersion(), document));
        }
      }
      ServedSchemas served = new ServedSchemas(versions, documents);
      List<String> wrong = new ArrayList<>();
      versions.forEach((kind, all) -> all.forEach(version -> served.schema(version, kind).ifPresent(schema -> {
        String example = ExampleOf.kind(version, kind, schema);
        // That a kind is on its way out is no fault of its example.
        SchemaCheck.of(YamlText.read(example), served).stream()
            .filter(problem -> !(problem.fault() instanceof Fault.DeprecatedKind))
            .forEach(problem -> wrong.add(version + "/" + kind + ": " + problem.fault() + "\n" + example));
      })));
      assertThat(wrong).isEmpty();
    }
  }

  /// Empty where a version is served without schemas.
  private static Optional<OpenApiDocument> schemas(OpenApiReader reader, String version) throws ClusterException {
    try {
      return Optional.of(reader.schemas(version));
    } catch (ClusterException e) {
      if (e.failure().kind() == ClusterFailure.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static JsonNode dryRun(ClusterUnderTest cluster, ResourceKind kind, String text) throws Exception {
    String path = kind.path(cluster.namespace()) + "?dryRun=All&fieldValidation=Strict";
    HttpResponse<String> answer = cluster.http().send(
        cluster.http().request(path).post("application/yaml", text).build(), String.class, Duration.ofSeconds(20));
    return new ObjectMapper().readTree(answer.body());
  }
}
