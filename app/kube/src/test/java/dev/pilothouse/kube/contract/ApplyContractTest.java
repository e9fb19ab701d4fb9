// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.model.ResourceKind;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Server-side apply: who owns which field, and what is refused because another does, on every cluster that there is.
class ApplyContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Answer(int code, JsonNode body) {}

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  private static Answer send(ClusterUnderTest cluster, ResourceKind kind, String name, String query, String type, String body)
      throws Exception {
    HttpResponse<String> answer = cluster.http().send(
        cluster.http().request(kind.path(cluster.namespace()) + "/" + name + "?" + query).method("PATCH", type, body).build(),
        String.class, Duration.ofSeconds(20));
    return new Answer(answer.code(), JSON.readTree(answer.body()));
  }

  private static Answer apply(ClusterUnderTest cluster, ResourceKind kind, String name, String manager, String body)
      throws Exception {
    return send(cluster, kind, name, "fieldManager=" + manager, "application/apply-patch+yaml", body);
  }

  private static Answer force(ClusterUnderTest cluster, ResourceKind kind, String name, String manager, String body)
      throws Exception {
    return send(cluster, kind, name, "force=true&fieldManager=" + manager, "application/apply-patch+yaml", body);
  }

  private static String map(String data) {
    return "{\"kind\": \"ConfigMap\", \"apiVersion\": \"v1\", \"metadata\": {\"name\": \"one\"}, \"data\": " + data + "}";
  }

  private static String web(String spec) {
    return "{\"kind\": \"Deployment\", \"apiVersion\": \"apps/v1\", \"metadata\": {\"name\": \"web\"}, \"spec\": " + spec + "}";
  }

  private static String whole(String container) {
    return web("""
        {"replicas": 1, "selector": {"matchLabels": {"app": "web"}},
         "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [%s]}}}""".formatted(container));
  }

  /// What a manager owns, without what may differ by the hour.
  private static String owns(JsonNode object, String manager, String operation) {
    List<String> found = new ArrayList<>();
    for (JsonNode entry : object.path("metadata").path("managedFields")) {
      if (entry.path("manager").asText().equals(manager) && entry.path("operation").asText().equals(operation)) {
        found.add(entry.path("fieldsV1").toString());
      }
    }
    return String.join(" ", found);
  }

  private static List<String> causes(Answer refused) {
    List<String> causes = new ArrayList<>();
    refused.body().path("details").path("causes").forEach(cause -> causes.add(
        cause.path("reason").asText() + " " + cause.path("field").asText() + " "
            + cause.path("message").asText()));
    return causes;
  }

  private static JsonNode object(ClusterUnderTest cluster, ResourceKind kind, String name) throws Exception {
    return cluster.get(kind.path(cluster.namespace()) + "/" + name);
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void eachManagerOwnsWhatItApplied(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Answer made = apply(cluster, ClusterUnderTest.CONFIG_MAPS, "one", "alice", map("{\"a\": \"1\", \"b\": \"2\"}"));
      assertThat(made.code()).isEqualTo(201);
      assertThat(owns(made.body(), "alice", "Apply")).isEqualTo("{\"f:data\":{\"f:a\":{},\"f:b\":{}}}");
      Answer shared = apply(cluster, ClusterUnderTest.CONFIG_MAPS, "one", "bob", map("{\"b\": \"2\", \"c\": \"3\"}"));
      assertThat(shared.code()).isEqualTo(200);
      assertThat(owns(shared.body(), "alice", "Apply")).isEqualTo("{\"f:data\":{\"f:a\":{},\"f:b\":{}}}");
      assertThat(owns(shared.body(), "bob", "Apply")).isEqualTo("{\"f:data\":{\"f:b\":{},\"f:c\":{}}}");
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void whatIsNoLongerWantedGoesUnlessAnotherHasIt(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      apply(cluster, ClusterUnderTest.CONFIG_MAPS, "one", "alice", map("{\"a\": \"1\", \"b\": \"2\"}"));
      apply(cluster, ClusterUnderTest.CONFIG_MAPS, "one", "bob", map("{\"b\": \"2\"}"));
      Answer less = apply(cluster, ClusterUnderTest.CONFIG_MAPS, "one", "alice", map("{\"d\": \"4\"}"));
      assertThat(less.body().path("data").toString()).isEqualTo("{\"b\":\"2\",\"d\":\"4\"}");
      assertThat(owns(less.body(), "alice", "Apply")).isEqualTo("{\"f:data\":{\"f:d\":{}}}");
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aConflictNamesManagerAndField(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      apply(cluster, ClusterUnderTest.CONFIG_MAPS, "one", "alice", map("{\"a\": \"1\", \"b\": \"2\"}"));
      Answer refused = apply(cluster, ClusterUnderTest.CONFIG_MAPS, "one", "bob", map("{\"a\": \"9\"}"));
      assertThat(refused.code()).isEqualTo(409);
      assertThat(refused.body().path("reason").asText()).isEqualTo("Conflict");
      assertThat(refused.body().path("message").asText())
          .isEqualTo("Apply failed with 1 conflict: conflict with \"alice\": .data.a");
      assertThat(causes(refused)).containsExactly("FieldManagerConflict .data.a conflict with \"alice\"");
      Answer both = apply(cluster, ClusterUnderTest.CONFIG_MAPS, "one", "bob", map("{\"a\": \"9\", \"b\": \"9\"}"));
      assertThat(both.body().path("message").asText())
          .isEqualTo("Apply failed with 2 conflicts: conflicts with \"alice\":\n- .data.a\n- .data.b");
      assertThat(object(cluster, ClusterUnderTest.CONFIG_MAPS, "one").path("data").toString())
          .isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void forceTakesTheFieldsAndTheOtherLosesThem(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      apply(cluster, ClusterUnderTest.CONFIG_MAPS, "one", "alice", map("{\"a\": \"1\", \"b\": \"2\"}"));
      Answer forced = force(cluster, ClusterUnderTest.CONFIG_MAPS, "one", "bob", map("{\"a\": \"9\"}"));
      assertThat(forced.code()).isEqualTo(200);
      assertThat(forced.body().path("data").toString()).isEqualTo("{\"a\":\"9\",\"b\":\"2\"}");
      assertThat(owns(forced.body(), "alice", "Apply")).isEqualTo("{\"f:data\":{\"f:b\":{}}}");
      assertThat(owns(forced.body(), "bob", "Apply")).isEqualTo("{\"f:data\":{\"f:a\":{}}}");
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void anUpdateTakesFieldsWithoutAsking(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      apply(cluster, ClusterUnderTest.DEPLOYMENTS, "web", "alice", whole("{\"name\": \"main\", \"image\": \"main:1\"}"));
      Answer scaled = send(cluster, ClusterUnderTest.DEPLOYMENTS, "web/scale", "fieldManager=carol",
          "application/merge-patch+json", "{\"spec\":{\"replicas\":2}}");
      assertThat(scaled.code()).isEqualTo(200);
      Answer refused = apply(
          cluster, ClusterUnderTest.DEPLOYMENTS, "web", "alice", whole("{\"name\": \"main\", \"image\": \"main:1\"}"));
      assertThat(refused.code()).isEqualTo(409);
      assertThat(causes(refused)).containsExactly(
          "FieldManagerConflict .spec.replicas conflict with \"carol\" with subresource \"scale\" using apps/v1");
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void listsAreMergedByTheirKeys(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      apply(cluster, ClusterUnderTest.DEPLOYMENTS, "web", "alice", whole("""
          {"name": "main", "image": "main:1", "ports": [{"containerPort": 80}], "env": [{"name": "A", "value": "1"}]}"""));
      Answer sidecar = apply(cluster, ClusterUnderTest.DEPLOYMENTS, "web", "bob", web("""
          {"template": {"spec": {"containers": [{"name": "side", "image": "side:1"},
                                               {"name": "main", "env": [{"name": "B", "value": "2"}]}]}}}"""));
      assertThat(sidecar.code()).as(sidecar.body().toString()).isEqualTo(200);
      JsonNode containers = sidecar.body().at("/spec/template/spec/containers");
      assertThat(containers.findValuesAsText("image")).containsExactlyInAnyOrder("main:1", "side:1");
      assertThat(owns(sidecar.body(), "bob", "Apply")).isEqualTo(
          "{\"f:spec\":{\"f:template\":{\"f:spec\":{\"f:containers\":{"
              + "\"k:{\\\"name\\\":\\\"main\\\"}\":{\".\":{},\"f:env\":{\"k:{\\\"name\\\":\\\"B\\\"}\":{\".\":{},\"f:name\":{},\"f:value\":{}}},\"f:name\":{}},"
              + "\"k:{\\\"name\\\":\\\"side\\\"}\":{\".\":{},\"f:image\":{},\"f:name\":{}}}}}}}");
      Answer refused = apply(cluster, ClusterUnderTest.DEPLOYMENTS, "web", "bob", web("""
          {"template": {"spec": {"containers": [{"name": "main", "image": "main:2"}]}}}"""));
      assertThat(causes(refused)).containsExactly(
          "FieldManagerConflict .spec.template.spec.containers[name=\"main\"].image conflict with \"alice\"");
      Answer without = apply(cluster, ClusterUnderTest.DEPLOYMENTS, "web", "bob", web("{\"minReadySeconds\": 1}"));
      assertThat(without.code()).as(without.body().toString()).isEqualTo(200);
      assertThat(without.body().at("/spec/template/spec/containers").findValuesAsText("image")).containsExactly("main:1");
      assertThat(without.body().at("/spec/template/spec/containers/0/env").findValuesAsText("name")).containsExactly("A");
      assertThat(owns(without.body(), "alice", "Apply")).isEqualTo(
          "{\"f:spec\":{\"f:replicas\":{},\"f:selector\":{},\"f:template\":{\"f:metadata\":{\"f:labels\":{\"f:app\":{}}},"
              + "\"f:spec\":{\"f:containers\":{\"k:{\\\"name\\\":\\\"main\\\"}\":{\".\":{},"
              + "\"f:env\":{\"k:{\\\"name\\\":\\\"A\\\"}\":{\".\":{},\"f:name\":{},\"f:value\":{}}},\"f:image\":{},\"f:name\":{},"
              + "\"f:ports\":{\"k:{\\\"containerPort\\\":80,\\\"protocol\\\":\\\"TCP\\\"}\":{\".\":{},\"f:containerPort\":{}}}}}}}}}");
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void applyingTheSameAgainChangesNothing(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      JsonNode first = apply(cluster, ClusterUnderTest.CONFIG_MAPS, "one", "alice", map("{\"a\": \"1\"}")).body();
      JsonNode again = apply(cluster, ClusterUnderTest.CONFIG_MAPS, "one", "alice", map("{\"a\": \"1\"}")).body();
      assertThat(((ObjectNode) again)).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void whatAnUpdateMadeIsInTheWayOfAnApply(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      JsonNode made = cluster.configMap("one", "v");
      assertThat(made.at("/metadata/managedFields")).hasSize(1);
      assertThat(made.at("/metadata/managedFields/0/operation").asText()).isEqualTo("Update");
      assertThat(made.at("/metadata/managedFields/0/fieldsV1").toString())
          .isEqualTo("{\"f:data\":{\".\":{},\"f:k\":{}},\"f:metadata\":{\"f:labels\":{\".\":{},\"f:of\":{}}}}");
      Answer same = apply(cluster, ClusterUnderTest.CONFIG_MAPS, "one", "alice", map("{\"k\": \"v\"}"));
      assertThat(same.code()).as("the same value is shared").isEqualTo(200);
      Answer other = apply(cluster, ClusterUnderTest.CONFIG_MAPS, "one", "bob", map("{\"k\": \"w\"}"));
      assertThat(other.code()).isEqualTo(409);
      assertThat(other.body().at("/details/causes")).hasSize(2);
      assertThat(other.body().at("/details/causes").findValuesAsText("field")).containsOnly(".data.k");
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void anApplyNeedsAName(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Answer nameless =
          send(cluster, ClusterUnderTest.CONFIG_MAPS, "one", "force=true", "application/apply-patch+yaml", map("{}"));
      assertThat(nameless.code()).isEqualTo(422);
      assertThat(nameless.body().path("message").asText()).contains("fieldManager: Required value: is required for apply patch");
    }
  }
}
