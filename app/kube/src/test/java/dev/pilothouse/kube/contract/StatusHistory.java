// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.model.ResourceRef;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Every state that one object had since it was made, as the cluster's watch tells them once more.
final class StatusHistory {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ClusterUnderTest cluster;
  private final ResourceRef ref;
  private final String first;

  /// @param made the object as it was when it was made
  StatusHistory(ClusterUnderTest cluster, ResourceRef ref, JsonNode made) {
    this.cluster = cluster;
    this.ref = ref;
    this.first = made.path("metadata").path("resourceVersion").asText();
  }

  JsonNode now() throws Exception {
    return cluster.get(ref.kind().path(ref.namespace()) + "/" + ref.name());
  }

  List<JsonNode> all() throws Exception {
    String path = "%s?watch=1&resourceVersion=%s&timeoutSeconds=1&fieldSelector=metadata.name%%3D%s"
        .formatted(ref.kind().path(ref.namespace()), first, ref.name());
    HttpResponse<String> answer = cluster.http().send(cluster.http().request(path).build(), String.class, LIMIT);
    List<JsonNode> states = new ArrayList<>();
    try (MappingIterator<JsonNode> events = JSON.readerFor(JsonNode.class).readValues(answer.body())) {
      while (events.hasNext()) {
        JsonNode event = events.next();
        if (event.path("type").asText().equals("ERROR")) {
          throw new IllegalStateException(event.toString());
        }
        states.add(event.path("object"));
      }
    }
    return states;
  }

  /// What a view of the object was, one after another, without those that stayed the same.
  List<String> of(Function<JsonNode, String> view) throws Exception {
    List<String> seen = new ArrayList<>();
    for (JsonNode state : all()) {
      String now = view.apply(state);
      if (seen.isEmpty() || !seen.getLast().equals(now)) {
        seen.add(now);
      }
    }
    return seen;
  }

  static JsonNode condition(JsonNode object, String type) {
    for (JsonNode each : object.path("status").path("conditions")) {
      if (each.path("type").asText().equals(type)) {
        return each;
      }
    }
    return JSON.missingNode();
  }
}
