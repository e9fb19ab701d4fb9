// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.SampleCluster;
import dev.pilothouse.sample.api.ClusterClient.Lines;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.Write;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WatchTest {

  private static final String CONFIGS = "/api/v1/namespaces/default/configmaps";
  private static final Write ME = Write.by("test");

  private final SampleCluster cluster = SampleCluster.start();
  private final ClusterClient client = new ClusterClient(cluster);

  @AfterEach
  void stop() {
    client.close();
    cluster.close();
  }

  private ObjectNode create(String name, String colour) {
    ObjectNode object = Json.object();
    Json.metadata(object).put("namespace", "default").put("name", name).putObject("labels").put("colour", colour);
    return cluster.store().create(BuiltInTypes.CONFIG_MAPS, object, ME);
  }

  private void paint(String name, String colour) {
    cluster
        .store()
        .update(
            BuiltInTypes.CONFIG_MAPS,
            "default",
            name,
            it -> {
              Json.child(it, "metadata", "labels").put("colour", colour);
              return it;
            },
            ME);
  }

  private static void becomes(Lines lines, String... events) {
    await().untilAsserted(() -> assertThat(lines.events()).containsExactly(events));
  }

  @Test
  void withoutAVersionAWatchBeginsWithWhatIsThere() {
    create("a", "red");
    try (Lines lines = client.watch(CONFIGS + "?watch=1")) {
      becomes(lines, "ADDED a");
      paint("a", "blue");
      cluster.store().delete(BuiltInTypes.CONFIG_MAPS, "default", "a", DeleteOptions.now());
      becomes(lines, "ADDED a", "MODIFIED a", "DELETED a");
    }
  }

  @Test
  void aWatchGoesOnFromTheVersionOfAList() {
    create("a", "red");
    String version = client.get(CONFIGS).body().at("/metadata/resourceVersion").asText();
    create("b", "red");
    try (Lines lines = client.watch(CONFIGS + "?watch=1&resourceVersion=" + version)) {
      becomes(lines, "ADDED b");
    }
  }

  @Test
  void aStreamedListEndsWithItsBookmark() {
    create("a", "red");
    create("b", "red");
    String query =
        "?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&resourceVersion=";
    try (Lines lines = client.watch(CONFIGS + query)) {
      becomes(lines, "ADDED a", "ADDED b", "BOOKMARK");
      JsonNode bookmark = lines.object(2);
      assertThat(Json.text(bookmark, "metadata", "annotations", "k8s.io/initial-events-end")).isEqualTo("true");
      assertThat(Json.version(bookmark)).isEqualTo(cluster.store().version());
      assertThat(Json.text(bookmark, "kind")).isEqualTo("ConfigMap");
    }
    assertThat(client.get(CONFIGS + "?watch=1&sendInitialEvents=true").code()).isEqualTo(400);
  }

  @Test
  void aForgottenVersionIsToldAsGone() {
    create("a", "red");
    cluster.store().forgetHistory(BuiltInTypes.CONFIG_MAPS);
    try (Lines lines = client.watch(CONFIGS + "?watch=1&resourceVersion=1")) {
      await().untilAsserted(() -> assertThat(lines.end()).isEqualTo("ended"));
      assertThat(lines.events()).containsExactly("ERROR");
      assertThat(lines.object(0).path("code").asInt()).isEqualTo(410);
      assertThat(lines.object(0).path("reason").asText()).isEqualTo("Expired");
    }
  }

  @Test
  void whatLeavesTheSelectionIsToldAsDeleted() {
    create("a", "red");
    try (Lines lines = client.watch(CONFIGS + "?watch=1&labelSelector=colour%3Dred")) {
      becomes(lines, "ADDED a");
      create("b", "blue");
      paint("a", "blue");
      paint("b", "red");
      becomes(lines, "ADDED a", "DELETED a", "ADDED b");
      assertThat(Json.labels(lines.object(1))).containsEntry("colour", "red");
    }
  }

  @Test
  void aTimeoutEndsTheWatchProperlyWithABookmark() {
    try (Lines lines = client.watch(CONFIGS + "?watch=1&resourceVersion=1&timeoutSeconds=1&allowWatchBookmarks=true")) {
      await().untilAsserted(() -> assertThat(lines.end()).isEqualTo("ended"));
      assertThat(lines.events()).containsExactly("BOOKMARK");
    }
  }

  @Test
  void aWatchOfTablesNamesItsColumnsOnce() {
    create("a", "red");
    create("b", "red");
    try (Lines lines = client.stream(CONFIGS + "?watch=1", "application/json;as=Table;v=v1;g=meta.k8s.io")) {
      await().untilAsserted(() -> assertThat(lines.lines()).hasSize(2));
      assertThat(lines.object(0).path("columnDefinitions")).hasSize(3);
      assertThat(lines.object(1).path("columnDefinitions").isNull()).isTrue();
      assertThat(lines.object(1).at("/rows/0/cells/0").asText()).isEqualTo("b");
    }
  }

  @Test
  void oneObjectCanBeWatchedByItsName() {
    create("a", "red");
    create("b", "red");
    try (Lines lines = client.watch(CONFIGS + "?watch=1&fieldSelector=metadata.name%3Db")) {
      becomes(lines, "ADDED b");
    }
  }

  @Test
  void aDefinitionMakesAKindThatIsServed() {
    client.post(
        "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
        """
        {"metadata":{"name":"boats.harbor.example"},"spec":{"group":"harbor.example","scope":"Namespaced",
          "names":{"plural":"boats","kind":"Boat","shortNames":["bt"]},
          "versions":[{"name":"v1","served":true,"storage":true,"subresources":{"status":{}},
            "additionalPrinterColumns":[{"name":"Crew","type":"integer","jsonPath":".spec.crew"},
              {"name":"Ready","type":"string","jsonPath":".status.conditions[?(@.type==\\"Ready\\")].status"}],
            "schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object",
              "properties":{"crew":{"type":"integer","minimum":1}}},
              "status":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}}}]}}
        """);
    String boats = "/apis/harbor.example/v1/namespaces/default/boats";
    await().untilAsserted(() -> assertThat(client.get(boats).code()).isEqualTo(200));
    assertThat(client.post(boats, "{\"metadata\":{\"name\":\"mary\"},\"spec\":{\"crew\":3}}").code()).isEqualTo(201);
    assertThat(client.post(boats, "{\"metadata\":{\"name\":\"none\"},\"spec\":{\"crew\":0}}").code()).isEqualTo(422);
    client.patch(
        boats + "/mary/status",
        "application/merge-patch+json",
        "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}");
    JsonNode table = client.get(boats, "application/json;as=Table;v=v1;g=meta.k8s.io").body();
    assertThat(table.at("/rows/0/cells").toString()).isEqualTo("[\"mary\",3,\"True\"]");
    assertThat(client.get("/apis/harbor.example/v1").body().findValuesAsText("name")).contains("boats", "boats/status");
    client.delete("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/boats.harbor.example");
    await().untilAsserted(() -> assertThat(client.get(boats).code()).isEqualTo(404));
  }

  @Test
  void aRequestThatFailsOnPurposeFailsOnce() {
    cluster.faults().answerNext(CONFIGS, 503, "{\"kind\":\"Status\",\"code\":503}");
    assertThat(client.get(CONFIGS).code()).isEqualTo(503);
    assertThat(client.get(CONFIGS).code()).isEqualTo(200);
  }

  @Test
  void watchesEndBreakAndCarryRubbishOnPurpose() {
    try (Lines ended = client.watch(CONFIGS + "?watch=1&resourceVersion=1")) {
      await().until(() -> cluster.faults().openStreams(CONFIGS) == 1);
      cluster.faults().inject(CONFIGS, "{\"type\":\"ADDED\",\"object\":{\n".getBytes());
      await().untilAsserted(() -> assertThat(ended.events()).containsExactly("unreadable"));
      cluster.faults().endStreams();
      await().untilAsserted(() -> assertThat(ended.end()).isEqualTo("ended"));
    }
    try (Lines broken = client.watch(CONFIGS + "?watch=1&resourceVersion=1")) {
      await().until(() -> cluster.faults().openStreams(CONFIGS) == 1);
      cluster.faults().cutStreams();
      await().untilAsserted(() -> assertThat(broken.end()).isEqualTo("broken"));
    }
    cluster.faults().endWatchesAtOnce(CONFIGS);
    try (Lines refused = client.watch(CONFIGS + "?watch=1&resourceVersion=1")) {
      await().untilAsserted(() -> assertThat(refused.end()).isEqualTo("ended"));
    }
  }

  @Test
  void aPausedServerSaysNothingUntilItGoesOn() {
    try (Lines lines = client.watch(CONFIGS + "?watch=1&resourceVersion=1")) {
      await().until(() -> cluster.faults().openStreams(CONFIGS) == 1);
      cluster.faults().pause();
      create("a", "red");
      await().during(java.time.Duration.ofMillis(200)).until(() -> lines.lines().isEmpty());
      cluster.faults().resume();
      becomes(lines, "ADDED a");
    }
  }

  @Test
  void anAnswerIsCutShortOnPurpose() {
    create("a", "red");
    cluster.faults().cutNext(CONFIGS, 10);
    try (Lines lines = client.watch(CONFIGS)) {
      await().untilAsserted(() -> assertThat(lines.end()).isEqualTo("broken"));
    }
    assertThat(client.get(CONFIGS).body().path("items")).hasSize(1);
    assertThat(List.of(client.get(CONFIGS).code())).containsExactly(200);
  }
}
