// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.yaml.rule.FixedCase;
import dev.pilothouse.kube.discovery.DiscoveryReader;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// What an existing object keeps, on a real control plane: what is found here before it is sent the server refuses, and what is not
/// found it takes, with all its defaults in the object.
class FixedFieldsContractTest {
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private final Map<String, JsonNode> made = new HashMap<>();

  @Test
  void theServerKeepsWhatIsSaidToBeKeptAndLetsGoOfTheRest() throws Exception {
    assumeTrue(ClusterUnderTest.names().contains("real"), "only a real server has every rule");
    List<String> differ = new ArrayList<>();
    try (ClusterUnderTest cluster = ClusterUnderTest.open("real")) {
      List<ResourceKind> kinds = new DiscoveryReader(cluster.http()).read().kinds();
      for (FixedCase each : FixedCase.all()) {
        JsonNode object = each.object(cluster.namespace());
        ResourceKind kind = kind(kinds, object);
        String collection = kind.path(cluster.namespace());
        JsonNode live = live(cluster, collection, object, each.title());
        JsonNode changed = each.changed(live);
        if ((answer(cluster, collection, changed).code() != 200) != each.kept()) {
          differ.add(each + ": the server says otherwise");
        }
        if (FixedCase.found(changed, live).isEmpty() == each.kept()) {
          differ.add(each + ": found " + FixedCase.found(changed, live));
        }
        if (!FixedCase.found(live, live).isEmpty()) {
          differ.add(each + ": something is wrong with what is there");
        }
      }
      takeAway(cluster, kinds);
    }
    assertThat(differ).isEmpty();
  }

  @Test
  void whatMayNotBeLeftOutIsFoundAndNothingElse() throws Exception {
    assumeTrue(ClusterUnderTest.names().contains("real"), "only a real server has every rule");
    List<String> differ = new ArrayList<>();
    try (ClusterUnderTest cluster = ClusterUnderTest.open("real")) {
      List<ResourceKind> kinds = new DiscoveryReader(cluster.http()).read().kinds();
      for (FixedCase each : FixedCase.objects()) {
        ObjectNode object = each.object(cluster.namespace());
        if (object.path("spec") instanceof ObjectNode spec) {
          // A port of all nodes is taken by one object at a time, and there are two tests.
          spec.remove("healthCheckNodePort");
        }
        ResourceKind kind = kind(kinds, object);
        String collection = kind.path(cluster.namespace());
        JsonNode live = live(cluster, collection, object, each.title());
        for (FixedCase less : each.leavingOut(live)) {
          JsonNode changed = less.changed(live);
          HttpResponse<String> answer = answer(cluster, collection, changed);
          boolean required = answer.body().contains("\"reason\":\"FieldValueRequired\"") || FixedCase.lacks(changed);
          boolean found = !FixedCase.found(changed, live).isEmpty();
          if (found != (answer.code() != 200) && !required) {
            differ.add(less + ": " + (found ? "found, but " : "not found: ") + answer.code() + " " + answer.body());
          }
        }
      }
      takeAway(cluster, kinds);
    }
    assertThat(differ).isEmpty();
  }

  private static ResourceKind kind(List<ResourceKind> kinds, JsonNode object) {
    return kinds.stream()
        .filter(one -> one.kind().equals(object.path("kind").asText()) && one.apiVersion().equals(object.path("apiVersion").asText()))
        .findFirst().orElseThrow();
  }

  /// What is in no namespace stays when that goes.
  private void takeAway(ClusterUnderTest cluster, List<ResourceKind> kinds) throws Exception {
    for (JsonNode object : made.values()) {
      if (object.path("metadata").path("namespace").isMissingNode()) {
        String path = kind(kinds, object).path("") + "/" + object.path("metadata").path("name").asText();
        cluster.http().send(cluster.http().request(path).method("DELETE", "application/json", "{}").build(), String.class, ANSWER);
      }
    }
  }

  /// The object as the cluster has it; made once.
  private JsonNode live(ClusterUnderTest cluster, String collection, JsonNode object, String title) throws Exception {
    String path = collection + "/" + object.path("metadata").path("name").asText();
    if (!made.containsKey(title)) {
      cluster.create(collection, object.toString());
    }
    JsonNode live = cluster.get(path);
    made.put(title, live);
    return live;
  }

  private static HttpResponse<String> answer(ClusterUnderTest cluster, String collection, JsonNode changed) throws Exception {
    ObjectNode sent = changed.deepCopy();
    String path = collection + "/" + sent.path("metadata").path("name").asText();
    HttpResponse<String> answer;
    do {
      // A controller may have written into it since it was read.
      sent.withObjectProperty("metadata").set("resourceVersion", cluster.get(path).path("metadata").path("resourceVersion"));
      answer = cluster.http().send(
          cluster.http().request(path + "?dryRun=All").method("PUT", "application/json", sent.toString()).build(), String.class, ANSWER);
    } while (answer.code() == 409);
    assertThat(answer.code()).as(answer.body()).isIn(200, 403, 422);
    return answer;
  }
}
