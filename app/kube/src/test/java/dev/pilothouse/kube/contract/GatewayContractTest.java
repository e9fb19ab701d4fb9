// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ClusterWrites.PatchKind;
import dev.pilothouse.core.port.ClusterWrites.Propagation;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.kube.discovery.DiscoveryReader;
import dev.pilothouse.kube.gateway.KubeGateway;
import dev.pilothouse.kube.gateway.PlainWrites;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Discovery, single questions and writes, on every cluster that there is.
class GatewayContractTest {

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  private static ResourceRef ref(ClusterUnderTest cluster, String name) {
    return new ResourceRef(ClusterUnderTest.DEPLOYMENTS, cluster.namespace(), name);
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void discoversKindsAndWhatMayBeDone(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Discovery found = new DiscoveryReader(cluster.http()).read();
      assertThat(found.byId("deployments.apps")).contains(ClusterUnderTest.DEPLOYMENTS);
      assertThat(found.byId("pods")).contains(ClusterUnderTest.PODS);
      assertThat(found.byKind("v1", "Node").map(ResourceKind::namespaced)).contains(false);
      assertThat(found.can(ClusterUnderTest.PODS, "watch")).isTrue();
      assertThat(found.kinds()).extracting(ResourceKind::plural).noneMatch(plural -> plural.contains("/"));
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void scalesByTheSubresource(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      cluster.deployment("web", 1);
      var patch = JsonNodeFactory.instance.objectNode();
      patch.putObject("spec").put("replicas", 3);
      KubeObject scale = new PlainWrites(cluster.http()).patch(ref(cluster, "web"), "scale", PatchKind.MERGE, patch);
      assertThat(scale.at("spec", "replicas").asInt()).isEqualTo(3);
      assertThat(new KubeGateway(cluster.http()).get(ref(cluster, "web")).at("spec", "replicas").asInt()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void restartsByTheTemplatesAnnotation(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      cluster.deployment("web", 1);
      String now = Instant.now().toString();
      var patch = JsonNodeFactory.instance.objectNode();
      patch.putObject("spec").putObject("template").putObject("metadata").putObject("annotations")
          .put("kubectl.kubernetes.io/restartedAt", now);
      new PlainWrites(cluster.http()).patch(ref(cluster, "web"), "", PatchKind.STRATEGIC_MERGE, patch);
      KubeObject web = new KubeGateway(cluster.http()).get(ref(cluster, "web"));
      assertThat(web.text("spec", "template", "metadata", "annotations", "kubectl.kubernetes.io/restartedAt")).isEqualTo(now);
      assertThat(web.at("spec", "template", "spec", "containers")).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void deletesOnlyTheVeryObject(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      PlainWrites writes = new PlainWrites(cluster.http());
      String uid = cluster.configMap("one", "v").path("metadata").path("uid").asText();
      ResourceRef other = new ResourceRef(
          ClusterUnderTest.CONFIG_MAPS, cluster.namespace(), "one", "00000000-0000-0000-0000-000000000000");
      assertThatThrownBy(() -> writes.delete(other, Propagation.BACKGROUND))
          .isInstanceOfSatisfying(ClusterException.class, e -> assertThat(e.failure().kind()).isEqualTo(Kind.CONFLICT));

      ResourceRef same = new ResourceRef(ClusterUnderTest.CONFIG_MAPS, cluster.namespace(), "one", uid);
      writes.delete(same, Propagation.BACKGROUND);
      assertThatThrownBy(() -> new KubeGateway(cluster.http()).get(same))
          .isInstanceOfSatisfying(ClusterException.class, e -> assertThat(e.failure().kind()).isEqualTo(Kind.NOT_FOUND));
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void readsTheEventsOfOneObject(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      String uid = cluster.configMap("one", "v").path("metadata").path("uid").asText();
      for (String what : List.of("later", "earlier")) {
        cluster.create("/api/v1/namespaces/" + cluster.namespace() + "/events", """
            {"kind": "Event", "apiVersion": "v1", "metadata": {"name": "%1$s"}, "reason": "%1$s", "message": "m", "type": "Normal",
             "lastTimestamp": "2026-01-0%2$dT00:00:00Z",
             "involvedObject": {"kind": "ConfigMap", "apiVersion": "v1", "namespace": "%3$s", "name": "one", "uid": "%4$s"}}"""
            .formatted(what, what.equals("later") ? 2 : 1, cluster.namespace(), uid));
      }
      ResourceRef one = new ResourceRef(ClusterUnderTest.CONFIG_MAPS, cluster.namespace(), "one", uid);
      assertThat(new KubeGateway(cluster.http()).events(one)).extracting(event -> event.text("reason"))
          .containsExactly("earlier", "later");
      ResourceRef two = new ResourceRef(ClusterUnderTest.CONFIG_MAPS, cluster.namespace(), "two");
      assertThat(new KubeGateway(cluster.http()).events(two)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void asksWhetherItMay(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      assertThat(new KubeGateway(cluster.http()).may("delete", ClusterUnderTest.PODS, "", cluster.namespace())).isTrue();
      assertThat(new KubeGateway(cluster.http()).may("patch", ClusterUnderTest.DEPLOYMENTS, "scale", "")).isTrue();
    }
  }
}
