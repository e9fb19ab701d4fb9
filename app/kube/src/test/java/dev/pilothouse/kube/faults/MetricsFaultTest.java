// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.faults;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.MetricsSource.Reading;
import dev.pilothouse.core.port.MetricsSource.Usage;
import dev.pilothouse.kube.metrics.KubeMetrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// A metrics API that is not there, that knows only half, or that says odd things.
class MetricsFaultTest {
  private static final String ROOT = "/apis/metrics.k8s.io/v1beta1";
  private static final String REFUSED = """
      {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": %d, "message": "no"}""";
  private static final String NODES = """
      {"kind": "NodeMetricsList", "items": [
        {"metadata": {"name": "node-1"}, "usage": {"cpu": "1500m", "memory": "2Gi"}},
        {"metadata": {"name": "node-3"}, "usage": {"cpu": "250000000n", "memory": "1048576Ki"}}]}""";
  private static final String PODS = """
      {"kind": "PodMetricsList", "items": [
        {"metadata": {"name": "web", "namespace": "default"}, "containers": [
          {"name": "main", "usage": {"cpu": "100m", "memory": "64Mi"}}, {"name": "side", "usage": {"cpu": "1n", "memory": "1Ki"}}]},
        {"metadata": {"name": "starting", "namespace": "default"}, "containers": []},
        {"metadata": {"name": "odd", "namespace": "default"}, "containers": [
          {"name": "main", "usage": {"cpu": "much", "memory": "-5"}}, {"name": "none"}, null]}]}""";
  private FaultyCluster cluster;
  private KubeMetrics metrics;

  @BeforeEach
  void start() throws Exception {
    cluster = FaultyCluster.start();
    metrics = new KubeMetrics(cluster.http());
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private void always(String path, int code, String json) {
    cluster.faults().answerAlways(request -> request.path().equals(path), code, json);
  }

  @Test
  void aClusterWithoutMetricsSaysSoAtOnce() {
    cluster.faults().answerAlways(request -> request.path().startsWith(ROOT), 404, "404 page not found");
    assertThatThrownBy(() -> metrics.read("")).isInstanceOfSatisfying(
        ClusterException.class, e -> assertThat(e.failure().kind()).isEqualTo(Kind.NOT_FOUND));
    assertThat(cluster.requests(ROOT)).hasSize(1);
  }

  @Test
  void aNodeThatIsMissingIsMissingAndTheOthersAreThere() throws Exception {
    always(ROOT + "/nodes", 200, NODES);
    Reading reading = metrics.read("");
    assertThat(reading.nodes()).containsOnlyKeys("node-1", "node-3");
    assertThat(reading.nodes().get("node-1")).isEqualTo(new Usage(1.5, 2L << 30));
    assertThat(reading.nodes().get("node-3")).isEqualTo(new Usage(0.25, 1L << 30));
  }

  @Test
  void containersAreAddedUpToTheBillionth() throws Exception {
    always(ROOT + "/pods", 200, PODS);
    Reading reading = metrics.read("");
    assertThat(reading.pods().get("default/web").cores()).isCloseTo(0.100000001, within(1e-12));
    assertThat(reading.pods().get("default/web").bytes()).isEqualTo((64L << 20) + 1024);
    assertThat(reading.pods().get("default/starting")).isEqualTo(new Usage(0, 0));
  }

  @Test
  void nonsenseCountsAsNothing() throws Exception {
    always(ROOT + "/pods", 200, PODS);
    assertThat(metrics.read("").pods().get("default/odd")).isEqualTo(new Usage(0, 0));
  }

  @Test
  void whoMayNotSeeNodesStillSeesPods() throws Exception {
    always(ROOT + "/nodes", 403, REFUSED.formatted(403));
    always(ROOT + "/namespaces/default/pods", 200, PODS);
    Reading reading = metrics.read("default");
    assertThat(reading.nodes()).isEmpty();
    assertThat(reading.pods()).containsKey("default/web");
  }

  @Test
  void aMetricsServerThatStartsIsAskedAgain() throws Exception {
    cluster.faults().answerNext(ROOT + "/pods", 503, REFUSED.formatted(503));
    assertThat(metrics.read("").pods()).isEmpty();
    assertThat(cluster.requests(ROOT + "/pods")).hasSize(2);
  }
}
