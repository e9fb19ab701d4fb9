// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.SampleCluster;
import dev.pilothouse.sample.api.ClusterClient.Answer;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.Write;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectsTest {

  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";
  private static final String STRATEGIC = "application/strategic-merge-patch+json";
  private static final String MERGE = "application/merge-patch+json";
  private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

  private static final String WEB =
      """
      {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web","labels":{"app":"web"}},
       "spec":{"replicas":2,"selector":{"matchLabels":{"app":"web"}},
        "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[
         {"name":"web","image":"web:1","env":[{"name":"A","value":"1"},{"name":"B","value":"2"}]},
         {"name":"proxy","image":"proxy:1"}]}}}}
      """;

  private final SampleCluster cluster = SampleCluster.start();
  private final ClusterClient client = new ClusterClient(cluster);

  @BeforeEach
  void createWeb() {
    assertThat(client.post(DEPLOYMENTS, WEB).code()).isEqualTo(201);
  }

  @AfterEach
  void stop() {
    client.close();
    cluster.close();
  }

  private static String pod(String name, String node, String tier) {
    return """
        {"metadata":{"name":"%s","labels":{"app":"shop","tier":"%s"}},
         "spec":{"nodeName":"%s","containers":[{"name":"web","image":"web:1"}]}}
        """
        .formatted(name, tier, node);
  }

  private static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.path("items").forEach(it -> names.add(Json.name(it)));
    return names;
  }

  private static List<String> cells(JsonNode table, int row) {
    List<String> cells = new ArrayList<>();
    table.path("rows").path(row).path("cells").forEach(it -> cells.add(it.asText()));
    return cells;
  }

  @Test
  void refusalsAreStatusesWithReasonAndDetails() {
    Answer twice = client.post(DEPLOYMENTS, WEB);
    assertThat(twice.code()).isEqualTo(409);
    assertThat(twice.body().path("reason").asText()).isEqualTo("AlreadyExists");
    Answer missing = client.get(DEPLOYMENTS + "/none");
    assertThat(missing.code()).isEqualTo(404);
    assertThat(missing.body().path("message").asText()).isEqualTo("deployments.apps \"none\" not found");
    assertThat(missing.body().at("/details/kind").asText()).isEqualTo("deployments");
    Answer invalid = client.post(PODS, "{\"metadata\":{\"name\":\"Bad_Name\"},\"spec\":{}}");
    assertThat(invalid.code()).isEqualTo(422);
    assertThat(invalid.body().at("/details/causes").findValuesAsText("field"))
        .containsExactly("metadata.name", "spec.containers");
    Answer broken = client.post(PODS, "{");
    assertThat(broken.code()).isEqualTo(400);
    Answer nowhere = client.post("/api/v1/namespaces/none/pods", pod("a", "n1", "front"));
    assertThat(nowhere.code()).isEqualTo(404);
  }

  @Test
  void anOutdatedUpdateIsAConflict() {
    ObjectNode first = (ObjectNode) client.get(DEPLOYMENTS + "/web").body();
    Json.child(first, "spec").put("replicas", 3);
    assertThat(client.put(DEPLOYMENTS + "/web", first).code()).isEqualTo(200);
    Json.child(first, "spec").put("replicas", 4);
    Answer second = client.put(DEPLOYMENTS + "/web", first);
    assertThat(second.code()).isEqualTo(409);
    assertThat(second.body().path("reason").asText()).isEqualTo("Conflict");
  }

  @Test
  void allPatchFormatsAreUnderstood() {
    client.patch(DEPLOYMENTS + "/web", MERGE, "{\"spec\":{\"replicas\":5},\"metadata\":{\"labels\":{\"x\":\"y\"}}}");
    client.patch(
        DEPLOYMENTS + "/web", "application/json-patch+json", "[{\"op\":\"remove\",\"path\":\"/metadata/labels/x\"}]");
    JsonNode after =
        client
            .patch(
                DEPLOYMENTS + "/web",
                STRATEGIC,
                """
                {"spec":{"template":{"spec":{"containers":[
                  {"name":"web","image":"web:2","env":[{"name":"B","$patch":"delete"}]}]}}}}
                """)
            .body();
    assertThat(after.at("/spec/replicas").asInt()).isEqualTo(5);
    assertThat(Json.labels(after)).containsOnlyKeys("app");
    JsonNode containers = after.at("/spec/template/spec/containers");
    assertThat(containers.findValuesAsText("image")).containsExactly("web:2", "proxy:1");
    assertThat(containers.path(0).path("env").findValuesAsText("name")).containsExactly("A");
    assertThat(client.patch(DEPLOYMENTS + "/web", "text/plain", "{}").code()).isEqualTo(415);
  }

  @Test
  void serverSideApplyCreatesAndChanges() {
    String yaml = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  colour: red\n";
    String path = "/api/v1/namespaces/default/configmaps/settings?fieldManager=me";
    assertThat(client.patch(path, "application/apply-patch+yaml", yaml).code()).isEqualTo(201);
    JsonNode changed = client.patch(path, "application/apply-patch+yaml", yaml.replace("red", "blue")).body();
    assertThat(Json.text(changed, "data", "colour")).isEqualTo("blue");
    assertThat(changed.at("/metadata/managedFields").toString()).contains("\"me\"", "Apply");
  }

  @Test
  void aMisspeltFieldIsToldWhenStrictAndDroppedOtherwise() {
    String misspelt = WEB.replace("\"replicas\"", "\"replica\"").replace("\"name\":\"web\",\"labels\"", "\"name\":\"w2\",\"labels\"");
    Answer strict = client.post(DEPLOYMENTS + "?fieldValidation=Strict", misspelt);
    assertThat(strict.code()).isEqualTo(400);
    assertThat(strict.body().path("message").asText())
        .isEqualTo("strict decoding error: unknown field \"spec.replica\"");
    Answer lenient = client.post(DEPLOYMENTS, misspelt);
    assertThat(lenient.code()).isEqualTo(201);
    assertThat(lenient.body().path("spec").has("replica")).isFalse();
    Answer mistyped = client.patch(DEPLOYMENTS + "/web", MERGE, "{\"spec\":{\"replicas\":\"two\"}}");
    assertThat(mistyped.code()).isEqualTo(400);
    assertThat(mistyped.body().path("message").asText()).contains("cannot unmarshal string");
  }

  @Test
  void aDryRunAnswersButKeepsNothing() {
    assertThat(client.post(PODS + "?dryRun=All", pod("a", "n1", "front")).code()).isEqualTo(201);
    client.patch(DEPLOYMENTS + "/web?dryRun=All", MERGE, "{\"spec\":{\"replicas\":9}}");
    client.delete(DEPLOYMENTS + "/web?dryRun=All");
    assertThat(client.get(PODS + "/a").code()).isEqualTo(404);
    assertThat(client.get(DEPLOYMENTS + "/web").body().at("/spec/replicas").asInt()).isEqualTo(2);
  }

  @Test
  void selectorsChooseByLabelsAndFields() {
    client.post(PODS, pod("a", "n1", "front"));
    client.post(PODS, pod("b", "n2", "back"));
    assertThat(names(client.get(PODS + "?labelSelector=tier%3Dfront").body())).containsExactly("a");
    assertThat(names(client.get(PODS + "?labelSelector=tier+notin+(front,side),app").body())).containsExactly("b");
    assertThat(names(client.get(PODS + "?labelSelector=!tier").body())).isEmpty();
    assertThat(names(client.get(PODS + "?fieldSelector=spec.nodeName%3Dn2").body())).containsExactly("b");
    assertThat(names(client.get("/api/v1/pods?fieldSelector=metadata.name!%3Da,status.phase%3DPending").body()))
        .containsExactly("b");
    assertThat(client.get(PODS + "?fieldSelector=spec.colour%3Dred").code()).isEqualTo(400);
  }

  @Test
  void aListInPiecesStaysAsItWas() {
    for (String name : List.of("a", "b", "c")) {
      client.post(PODS, pod(name, "n1", "front"));
    }
    JsonNode first = client.get(PODS + "?limit=2").body();
    assertThat(names(first)).containsExactly("a", "b");
    assertThat(first.at("/metadata/remainingItemCount").asInt()).isEqualTo(1);
    client.delete(PODS + "/c", "{\"gracePeriodSeconds\":0}");
    JsonNode rest = client.get(PODS + "?limit=2&continue=" + first.at("/metadata/continue").asText()).body();
    assertThat(names(rest)).containsExactly("c");
    assertThat(rest.at("/metadata/continue").isMissingNode()).isTrue();
    assertThat(client.get(PODS + "?limit=2&continue=eyJpZCI6Ijk5Iiwic3RhcnQiOjJ9").code()).isEqualTo(410);
  }

  @Test
  void tablesHaveTheColumnsOfKubectl() {
    JsonNode table = client.get(DEPLOYMENTS, TABLE).body();
    assertThat(table.path("columnDefinitions").findValuesAsText("name"))
        .containsExactly("Name", "Ready", "Up-to-date", "Available", "Age", "Containers", "Images", "Selector");
    assertThat(cells(table, 0)).contains("web", "0/2", "web,proxy", "web:1,proxy:1", "app=web");
    assertThat(table.at("/rows/0/object/kind").asText()).isEqualTo("PartialObjectMetadata");
  }

  @Test
  void scalingChangesTheReplicas() {
    assertThat(client.get(DEPLOYMENTS + "/web/scale").body().at("/spec/replicas").asInt()).isEqualTo(2);
    Answer scaled = client.patch(DEPLOYMENTS + "/web/scale", MERGE, "{\"spec\":{\"replicas\":7}}");
    assertThat(scaled.body().path("kind").asText()).isEqualTo("Scale");
    assertThat(scaled.body().at("/status/selector").asText()).isEqualTo("app=web");
    assertThat(client.get(DEPLOYMENTS + "/web").body().at("/spec/replicas").asInt()).isEqualTo(7);
    assertThat(client.patch(DEPLOYMENTS + "/web/scale", MERGE, "{\"spec\":{\"replicas\":-1}}").code()).isEqualTo(422);
  }

  @Test
  void theStatusIsWrittenByItsOwnPath() {
    String both = "{\"spec\":{\"replicas\":9},\"status\":{\"replicas\":1}}";
    JsonNode after = client.patch(DEPLOYMENTS + "/web/status", MERGE, both).body();
    assertThat(after.at("/spec/replicas").asInt()).isEqualTo(2);
    assertThat(after.at("/status/replicas").asInt()).isEqualTo(1);
    JsonNode spec = client.patch(DEPLOYMENTS + "/web", MERGE, "{\"status\":{\"replicas\":5}}").body();
    assertThat(spec.at("/status/replicas").asInt()).isEqualTo(1);
  }

  @Test
  void deletingAnswersWhatBecameOfTheObject() {
    Answer gone = client.delete(DEPLOYMENTS + "/web");
    assertThat(gone.body().path("status").asText()).isEqualTo("Success");
    client.post(PODS, pod("a", "n1", "front"));
    Answer going = client.delete(PODS + "/a");
    assertThat(going.body().at("/metadata/deletionGracePeriodSeconds").asInt()).isEqualTo(30);
    assertThat(cells(client.get(PODS, TABLE).body(), 0)).contains("Terminating");
    assertThat(client.delete(PODS + "/a", "{\"preconditions\":{\"uid\":\"other\"}}").code()).isEqualTo(409);
    client.delete(PODS, "{\"gracePeriodSeconds\":0}");
    assertThat(names(client.get(PODS).body())).isEmpty();
  }

  @Test
  void aBudgetForbidsEviction() {
    client.post(PODS, pod("a", "n1", "front"));
    ObjectNode budget = Json.object();
    Json.metadata(budget).put("namespace", "default").put("name", "keep");
    Json.child(budget, "spec", "selector", "matchLabels").put("app", "shop");
    Json.child(budget, "status").put("disruptionsAllowed", 1);
    cluster.store().create(BuiltInTypes.POD_DISRUPTION_BUDGETS, budget, Write.by("test"));
    client.post(PODS, pod("b", "n1", "front"));
    client.post(PODS, pod("c", "n1", "front"));
    for (String name : List.of("a", "b")) {
      String status = "{\"status\":{\"phase\":\"Running\",\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}";
      client.patch(PODS + "/" + name + "/status", MERGE, status);
    }
    String other = "{\"deleteOptions\":{\"preconditions\":{\"uid\":\"other\"}}}";
    assertThat(client.post(PODS + "/a/eviction", other).code()).isEqualTo(409);
    assertThat(client.post(PODS + "/a/eviction", "{}").code()).isEqualTo(201);
    Answer refused = client.post(PODS + "/b/eviction", "{}");
    assertThat(refused.code()).isEqualTo(429);
    assertThat(refused.body().path("message").asText()).contains("disruption budget");
    assertThat(client.post(PODS + "/c/eviction", "{}").code()).as("it has not begun yet").isEqualTo(201);
  }

  @Test
  void eventsAreServedUnderBothNames() {
    client.post(
        "/api/v1/namespaces/default/events",
        """
        {"metadata":{"name":"e1"},"involvedObject":{"kind":"Pod","name":"a","namespace":"default"},
         "reason":"Pulled","message":"image is there","type":"Normal","count":2}
        """);
    JsonNode event = client.get("/apis/events.k8s.io/v1/namespaces/default/events/e1").body();
    assertThat(Json.text(event, "note")).isEqualTo("image is there");
    assertThat(Json.text(event, "regarding", "name")).isEqualTo("a");
    assertThat(names(client.get("/api/v1/events?fieldSelector=involvedObject.name%3Da,type%3DNormal").body()))
        .containsExactly("e1");
  }
}
