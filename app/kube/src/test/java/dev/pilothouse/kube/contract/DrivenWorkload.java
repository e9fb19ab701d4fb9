// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterWrites.PatchKind;
import dev.pilothouse.kube.gateway.PlainWrites;
import java.time.Duration;
import java.util.function.Predicate;

import static org.awaitility.Awaitility.await;

/// The workload `web` of a test, with one container, driven by patches and watched from its first state on.
class DrivenWorkload {
  static final Duration A_WHILE = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();
  final ClusterUnderTest cluster;
  final StatusHistory history;
  private final ResourceRef ref;

  /// @param spec fields of the spec besides selector and template, in JSON
  /// @param pod fields of the pod's spec, in JSON and with a comma after each
  DrivenWorkload(ClusterUnderTest cluster, ResourceKind kind, String spec, String pod) throws Exception {
    this.cluster = cluster;
    this.ref = cluster.ref(kind, "web");
    this.history = new StatusHistory(cluster, ref, cluster.create(kind.path(cluster.namespace()), """
        {"kind": "%s", "apiVersion": "apps/v1", "metadata": {"name": "web"},
         "spec": {%s, "selector": {"matchLabels": {"app": "web"}},
                  "template": {"metadata": {"labels": {"app": "web"}},
                               "spec": {"terminationGracePeriodSeconds": 1, %s
                                        "containers": [{"name": "main", "image": "registry.example/main:1"}]}}}}"""
        .formatted(kind.kind(), spec, pod)));
  }

  /// @param spec fields of the spec, in JSON
  void patch(String spec) throws Exception {
    new PlainWrites(cluster.http()).patch(ref, "", PatchKind.MERGE, JSON.readTree("{\"spec\": {%s}}".formatted(spec)));
  }

  void image(String image) throws Exception {
    patch("""
        "template": {"spec": {"containers": [{"name": "main", "image": "registry.example/%s"}]}}""".formatted(image));
  }

  /// Waits until the controller has seen the present generation and the object is so.
  void observed(String what, Predicate<JsonNode> object) {
    await(what).atMost(A_WHILE).until(() -> {
      JsonNode now = history.now();
      long generation = now.path("metadata").path("generation").asLong();
      return now.path("status").path("observedGeneration").asLong() == generation && object.test(now);
    });
  }
}
