// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.kind.GenericKind;
import dev.pilothouse.core.kind.GenericKind.TableColumn;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterWrites.PatchKind;
import dev.pilothouse.core.port.ClusterWrites.Propagation;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.kube.discovery.DiscoveryReader;
import dev.pilothouse.kube.feed.Recorder;
import dev.pilothouse.kube.feed.WatchFeed;
import dev.pilothouse.kube.gateway.KubeGateway;
import dev.pilothouse.kube.gateway.PlainWrites;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/// A kind that nobody knew before, from its definition to its table, on every cluster that there is.
class CustomKindContractTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  /// Defines lighthouses in a group of this test's own and waits until they are served.
  private static ResourceKind define(ClusterUnderTest cluster) throws Exception {
    String group = cluster.namespace() + ".example";
    ResourceKind kind = new ResourceKind(group, "v1", "lighthouses", "Lighthouse", true);
    cluster.createForAll(DEFINITIONS, "lighthouses." + group, """
        {"kind": "CustomResourceDefinition", "apiVersion": "apiextensions.k8s.io/v1", "metadata": {"name": "lighthouses.%1$s"},
         "spec": {"group": "%1$s", "scope": "Namespaced",
           "names": {"kind": "Lighthouse", "listKind": "LighthouseList", "plural": "lighthouses", "singular": "lighthouse"},
           "versions": [{"name": "v1", "served": true, "storage": true,
             "subresources": {"status": {}, "scale": {"specReplicasPath": ".spec.lamps", "statusReplicasPath": ".status.lamps",
               "labelSelectorPath": ".status.selector"}},
             "additionalPrinterColumns": [
               {"name": "Rock", "type": "string", "jsonPath": ".spec.rock", "description": "Where it stands."},
               {"name": "Lamps", "type": "integer", "jsonPath": ".spec.lamps"},
               {"name": "Height", "type": "number", "jsonPath": ".spec.height", "priority": 1},
               {"name": "Lit", "type": "boolean", "jsonPath": ".spec.lit"},
               {"name": "Built", "type": "date", "jsonPath": ".spec.built"}],
             "schema": {"openAPIV3Schema": {"type": "object", "required": ["spec"], "properties": {
               "spec": {"type": "object", "required": ["rock"], "properties": {
                 "rock": {"type": "string", "pattern": "^[a-z]+$", "minLength": 2, "maxLength": 12},
                 "lamps": {"type": "integer", "minimum": 0, "maximum": 9, "default": 1},
                 "mode": {"type": "string", "enum": ["fixed", "flashing"]},
                 "height": {"type": "number"}, "lit": {"type": "boolean"},
                 "built": {"type": "string", "format": "date-time"}}},
               "status": {"type": "object", "properties": {
                 "lamps": {"type": "integer"}, "selector": {"type": "string"}}}}}}}]}}""".formatted(group));
    await().atMost(SOON).until(() -> new DiscoveryReader(cluster.http()).read().byId(kind.id()).isPresent());
    return kind;
  }

  private static JsonNode lighthouse(ClusterUnderTest cluster, ResourceKind kind, String name, String spec) throws Exception {
    return cluster.create(kind.path(cluster.namespace()), """
        {"kind": "Lighthouse", "apiVersion": "%s/v1", "metadata": {"name": "%s"}, "spec": %s}"""
        .formatted(kind.group(), name, spec));
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void itsTableHasTheColumnsOfTheDefinition(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); WatchFeed feed = new WatchFeed(cluster.http())) {
      ResourceKind kind = define(cluster);
      lighthouse(cluster, kind, "east", """
          {"rock": "wolf", "lamps": 3, "height": 41.5, "lit": true, "built": "2020-05-01T00:00:00Z"}""");
      GenericKind table = (GenericKind) new KubeGateway(cluster.http()).describe(kind);
      assertThat(table.definitions()).extracting(TableColumn::name)
          .containsExactly("Name", "Rock", "Lamps", "Height", "Lit", "Built");
      assertThat(table.definitions()).extracting(TableColumn::type)
          .containsExactly("string", "string", "integer", "number", "boolean", "date");
      assertThat(table.definitions()).extracting(TableColumn::priority).containsExactly(0, 0, 0, 1, 0, 0);
      assertThat(table.definitions().get(1).description()).isEqualTo("Where it stands.");

      Recorder told = new Recorder();
      feed.watch(table, cluster.namespace(), told);
      await().atMost(SOON).until(told::live);
      assertThat(told.row("east").orElseThrow().cell(1).toString()).isEqualTo("wolf");
      assertThat(told.row("east").orElseThrow().cell(2).toString()).isEqualTo("3");
      assertThat(told.row("east").orElseThrow().cell(3).toString()).isEqualTo("41.5");
      assertThat(told.row("east").orElseThrow().cell(4).toString()).isEqualTo("true");

      lighthouse(cluster, kind, "west", "{\"rock\": \"bell\"}");
      await().atMost(SOON).until(() -> told.row("west").isPresent());
      assertThat(told.row("west").orElseThrow().cell(2).toString()).as("the default of the schema").isEqualTo("1");
      assertThat(told.row("west").orElseThrow().cell(3)).as("a value that is not there").isNull();
      assertThat(told.skipped).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void itIsScaledAndPatchedAndDeletedAsAnyOther(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); WatchFeed feed = new WatchFeed(cluster.http())) {
      ResourceKind kind = define(cluster);
      lighthouse(cluster, kind, "east", "{\"rock\": \"wolf\"}");
      Recorder told = new Recorder();
      feed.watch(new KubeGateway(cluster.http()).describe(kind), cluster.namespace(), told);
      await().atMost(SOON).until(told::live);
      PlainWrites writes = new PlainWrites(cluster.http());
      writes.patch(cluster.ref(kind, "east"), "scale", PatchKind.MERGE, new ObjectMapper().readTree("{\"spec\":{\"replicas\":4}}"));
      await().atMost(SOON).until(() -> told.row("east").orElseThrow().cell(2).toString().equals("4"));
      KubeObject changed = writes.patch(
          cluster.ref(kind, "east"), "", PatchKind.MERGE, new ObjectMapper().readTree("{\"spec\":{\"mode\":\"fixed\"}}"));
      assertThat(changed.at("metadata", "generation").asInt()).isEqualTo(3);
      writes.delete(cluster.ref(kind, "east"), Propagation.BACKGROUND);
      await().atMost(SOON).until(() -> told.row("east").isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void itsScaleTellsHowManyThereAreOfWhichPodsAndKeepsToTheSchema(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      ResourceKind kind = define(cluster);
      lighthouse(cluster, kind, "east", "{\"rock\": \"wolf\", \"lamps\": 3}");
      ObjectMapper json = new ObjectMapper();
      PlainWrites writes = new PlainWrites(cluster.http());
      writes.patch(
          cluster.ref(kind, "east"), "status", PatchKind.MERGE,
          json.readTree("{\"status\": {\"lamps\": 2, \"selector\": \"app=lamp\"}}"));
      JsonNode scale = cluster.get(kind.path(cluster.namespace()) + "/east/scale");
      assertThat(scale.at("/spec/replicas").asInt()).isEqualTo(3);
      assertThat(scale.at("/status/replicas").asInt()).isEqualTo(2);
      assertThat(scale.at("/status/selector").asText()).isEqualTo("app=lamp");

      assertThatThrownBy(
              () -> writes.patch(
                  cluster.ref(kind, "east"), "scale", PatchKind.MERGE, json.readTree("{\"spec\":{\"replicas\":12}}")))
          .isInstanceOfSatisfying(
              ClusterException.class, refused -> {
                assertThat(refused.failure().kind()).isEqualTo(ClusterFailure.Kind.INVALID);
                assertThat(refused.failure().detail()).contains("should be less than or equal to 9");
              });
      assertThat(cluster.get(kind.path(cluster.namespace()) + "/east").at("/spec/lamps").asInt()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void whatItsSchemaForbidsIsRefusedWithTheFieldsNamed(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      ResourceKind kind = define(cluster);
      lighthouse(cluster, kind, "east", "{\"rock\": \"wolf\"}");
      PlainWrites writes = new PlainWrites(cluster.http());
      for (String[] bad : new String[][] {
          {"{\"spec\":{\"rock\":\"UPPER\"}}", "spec.rock: Invalid value: \"UPPER\": spec.rock in body should match '^[a-z]+$'"},
          {"{\"spec\":{\"rock\":\"a\"}}", "spec.rock: Invalid value: \"a\": spec.rock in body should be at least 2 chars long"},
          {"{\"spec\":{\"rock\":\"abcdefghijklmn\"}}", "spec.rock: Too long: may not be more than 12 bytes"},
          {"{\"spec\":{\"rock\":null}}", "spec.rock: Required value"},
          {"{\"spec\":{\"lamps\":10}}", "spec.lamps: Invalid value: 10: spec.lamps in body should be less than or equal to 9"},
          {"{\"spec\":{\"lamps\":\"x\"}}", "spec.lamps: Invalid value: \"string\": spec.lamps in body must be of type integer: \"string\""},
          {"{\"spec\":{\"mode\":\"dim\"}}", "spec.mode: Unsupported value: \"dim\": supported values: \"fixed\", \"flashing\""}}) {
        assertThatThrownBy(() -> writes.patch(cluster.ref(kind, "east"), "", PatchKind.MERGE, new ObjectMapper().readTree(bad[0])))
            .as(bad[0])
            .isInstanceOfSatisfying(ClusterException.class, e -> {
              assertThat(e.failure().kind()).isEqualTo(ClusterFailure.Kind.INVALID);
              assertThat(e.failure().detail()).contains("Lighthouse.").contains("\"east\" is invalid").contains(bad[1]);
            });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void itGoesWithItsDefinition(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); WatchFeed feed = new WatchFeed(cluster.http())) {
      ResourceKind kind = define(cluster);
      lighthouse(cluster, kind, "east", "{\"rock\": \"wolf\"}");
      Recorder told = new Recorder();
      feed.watch(new KubeGateway(cluster.http()).describe(kind), cluster.namespace(), told);
      await().atMost(SOON).until(() -> told.live() && told.row("east").isPresent());
      ResourceKind definitions = new ResourceKind(
          "apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", false);
      new PlainWrites(cluster.http()).delete(
          new dev.pilothouse.core.model.ResourceRef(definitions, "", "lighthouses." + kind.group()), Propagation.BACKGROUND);
      await().atMost(SOON).until(() -> told.row("east").isEmpty() || told.state() instanceof Freshness.Refused);
      await().atMost(SOON).until(() -> new DiscoveryReader(cluster.http()).read().byId(kind.id()).isEmpty());
    }
  }
}
