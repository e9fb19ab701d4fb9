// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.faults;

import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.kube.discovery.DiscoveryReader;
import dev.pilothouse.sample.api.http.Request;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Servers that are older, and servers that are not whole.
class DiscoveryFaultTest {
  private static final String REFUSED = """
      {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": %d, "message": "no"}""";
  private FaultyCluster cluster;
  private Discovery whole;

  @BeforeEach
  void start() throws Exception {
    cluster = FaultyCluster.start();
    whole = new DiscoveryReader(cluster.http()).read();
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private Discovery read() throws ClusterException {
    return new DiscoveryReader(cluster.http()).read();
  }

  private static Predicate<Request> root() {
    return request -> request.path().equals("/api") || request.path().equals("/apis");
  }

  private static void assertSame(Discovery found, Discovery expected) {
    assertThat(found.kinds()).containsExactlyInAnyOrderElementsOf(expected.kinds());
    assertThat(found.verbs()).isEqualTo(expected.verbs());
  }

  @Test
  void twoRequestsAreEnoughWhereDiscoveryIsAggregated() throws Exception {
    int before = cluster.requests("/api").size();
    read();
    assertThat(cluster.requests("/api").size() - before).isEqualTo(2);
    assertThat(whole.kinds()).extracting(ResourceKind::id).contains("pods", "deployments.apps", "nodes", "leases.coordination.k8s.io");
  }

  @Test
  void aServerThatIgnoresTheHeaderIsAskedForEachGroup() throws Exception {
    cluster.faults().seeInstead(request -> root().test(request) ? request.with("Accept", "application/json") : request);
    Discovery found = read();
    assertSame(found, whole);
    assertThat(found.failedGroups()).isEmpty();
    assertThat(cluster.requests("/apis/apps/v1")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 406})
  void aServerThatRefusesTheHeaderIsAskedPlainly(int code) throws Exception {
    cluster.faults().answerAlways(
        root().and(request -> request.header("accept").contains("apidiscovery")), code, REFUSED.formatted(code));
    assertSame(read(), whole);
  }

  @Test
  void aGroupThatDoesNotAnswerIsNamedAndTheRestIsGood() throws Exception {
    cluster.faults().seeInstead(request -> root().test(request) ? request.with("Accept", "application/json") : request);
    cluster.faults().answerAlways(request -> request.path().equals("/apis/metrics.k8s.io/v1beta1"), 503, REFUSED.formatted(503));
    Discovery found = read();
    assertThat(found.failedGroups()).containsOnlyKeys("metrics.k8s.io/v1beta1");
    assertThat(found.byId("pods.metrics.k8s.io")).isEmpty();
    assertThat(found.byId("deployments.apps")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void oneHalfThatIsNotForUsLeavesTheOther(int code) throws Exception {
    cluster.faults().answerAlways(request -> request.path().equals("/apis"), code, REFUSED.formatted(code));
    Discovery found = read();
    assertThat(found.byId("pods")).isPresent();
    assertThat(found.byId("deployments.apps")).isEmpty();
    assertThat(found.failedGroups()).containsKey("/apis");
  }

  @Test
  void nothingAtAllIsAFailure() {
    cluster.faults().answerAlways(root(), 403, REFUSED.formatted(403));
    assertThatThrownBy(this::read).isInstanceOfSatisfying(
        ClusterException.class, e -> assertThat(e.failure().kind()).isEqualTo(Kind.FORBIDDEN));
  }

  @Test
  void aStaleGroupIsNamed() throws Exception {
    cluster.faults().answerAlways(request -> request.path().equals("/apis"), 200, """
        {"kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "items": [
          {"metadata": {"name": "ships.example"}, "versions": [{"version": "v1", "freshness": "Stale"}]},
          {"metadata": {"name": "apps"}, "versions": [{"version": "v1", "freshness": "Current", "resources": [
            {"resource": "deployments", "responseKind": {"kind": "Deployment"}, "scope": "Namespaced", "verbs": ["get"]}]}]}]}""");
    Discovery found = read();
    assertThat(found.failedGroups()).containsOnlyKeys("ships.example/v1");
    assertThat(found.byId("deployments.apps")).isPresent();
    assertThat(found.can(found.byId("deployments.apps").orElseThrow(), "list")).isFalse();
  }

  @Test
  void passingTroubleIsTriedAgain() throws Exception {
    cluster.faults().answerNext("/apis", 503, REFUSED.formatted(503));
    assertSame(read(), whole);
  }
}
