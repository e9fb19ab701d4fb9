// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterWrites.Propagation;
import dev.pilothouse.kube.gateway.PlainWrites;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/// What the controllers of StatefulSets and DaemonSets say of their pods, on every cluster that there is.
@Execution(ExecutionMode.CONCURRENT)
class PodSetStatusContractTest {
  private static final ResourceKind STATEFUL_SETS = new ResourceKind("apps", "v1", "statefulsets", "StatefulSet", true);
  private static final ResourceKind DAEMON_SETS = new ResourceKind("apps", "v1", "daemonsets", "DaemonSet", true);

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  /// A StatefulSet or DaemonSet of a test.
  private static final class Web extends DrivenWorkload {

    Web(ClusterUnderTest cluster, ResourceKind kind, String spec, String pod) throws Exception {
      super(cluster, kind, spec, pod);
    }

    /// Waits until the status of the present generation is so.
    JsonNode until(String what, Predicate<JsonNode> status) throws Exception {
      observed(what, object -> status.test(object.path("status")));
      return history.now().path("status");
    }

    List<String> told(String... fields) throws Exception {
      return history.of(state -> {
        StringBuilder text = new StringBuilder();
        for (String field : fields) {
          text.append(text.isEmpty() ? "" : " ").append(state.path("status").path(field).asInt());
        }
        return text.toString();
      });
    }
  }

  private static boolean isComplete(JsonNode status) {
    return status.path("currentRevision").equals(status.path("updateRevision"))
        && status.path("availableReplicas").asInt() == 3
        && status.path("updatedReplicas").asInt() == 3;
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aStatefulSetComesInOrderAndIsReplacedFromItsEnd(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Web web = new Web(cluster, STATEFUL_SETS, "\"replicas\": 3, \"serviceName\": \"web\", \"minReadySeconds\": 2", "");
      web.until("complete", PodSetStatusContractTest::isComplete);
      assertThat(web.told("replicas", "readyReplicas", "availableReplicas"))
          .as("a controller that has much to do may tell two steps at once, but no pod comes before the one before it is available")
          .containsSubsequence("1 0 0", "2 1 1", "3 2 2", "3 3 3")
          .doesNotContain("2 0 0", "2 1 0", "3 1 1", "3 2 1");
      web.image("main:2");
      web.until("complete", PodSetStatusContractTest::isComplete);
      assertThat(web.told("currentReplicas", "updatedReplicas"))
          .containsSubsequence("3 3", "2 1", "1 2", "3 3")
          .doesNotContain("1 0", "0 1");
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aStatefulSetWithAPartitionKeepsBothRevisions(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      String partition = "\"updateStrategy\": {\"rollingUpdate\": {\"partition\": %d}}";
      Web web = new Web(cluster, STATEFUL_SETS, "\"replicas\": 3, \"serviceName\": \"web\", " + partition.formatted(2), "");
      web.until("complete", PodSetStatusContractTest::isComplete);
      web.image("main:2");
      JsonNode held = web.until("held", status ->
          status.path("updatedReplicas").asInt() == 1 && status.path("readyReplicas").asInt() == 3);
      assertThat(held.path("currentReplicas").asInt()).isEqualTo(2);
      assertThat(held.path("currentRevision")).isNotEqualTo(held.path("updateRevision"));
      web.patch(partition.formatted(0));
      web.until("complete", PodSetStatusContractTest::isComplete);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aBrokenPodOfAStatefulSetIsNotReplacedByABetterTemplateButByWhoDeletesIt(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Web web = new Web(cluster, STATEFUL_SETS, "\"replicas\": 3, \"serviceName\": \"web\"", "");
      web.until("complete", PodSetStatusContractTest::isComplete);
      web.image("missing:2");
      web.until("broken", status -> status.path("updatedReplicas").asInt() == 1 && status.path("readyReplicas").asInt() == 2);
      web.image("main:3");
      web.until("blocked", status -> status.path("updatedReplicas").asInt() == 0 && status.path("replicas").asInt() == 3);
      ResourceRef broken = cluster.ref(ClusterUnderTest.PODS, "web-2");
      JsonNode pod = cluster.get(ClusterUnderTest.PODS.path(cluster.namespace()) + "/web-2");
      assertThat(pod.path("metadata").has("deletionTimestamp")).isFalse();
      assertThat(pod.path("spec").path("containers").path(0).path("image").asText()).endsWith("missing:2");
      new PlainWrites(cluster.http()).delete(broken, Propagation.BACKGROUND);
      web.until("complete", PodSetStatusContractTest::isComplete);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void whatADaemonSetMayNotRunAnyLongerStaysAndIsCountedAsMisplaced(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      assumeThat(cluster.get("/api/v1/nodes").findValuesAsText("effect")).as("a node that wants a toleration").contains("NoSchedule");
      Web web = new Web(
          cluster, DAEMON_SETS, "\"updateStrategy\": {\"type\": \"OnDelete\"}", "\"tolerations\": [{\"operator\": \"Exists\"}],");
      JsonNode everywhere = web.until("everywhere", status -> {
        int wanted = status.path("desiredNumberScheduled").asInt();
        return wanted > 0 && status.path("numberAvailable").asInt() == wanted;
      });
      web.patch("\"template\": {\"spec\": {\"tolerations\": null}}");
      JsonNode fewer = web.until("misplaced", status -> status.path("numberMisscheduled").asInt() > 0);
      assertThat(fewer.path("desiredNumberScheduled").asInt() + fewer.path("numberMisscheduled").asInt())
          .isEqualTo(everywhere.path("desiredNumberScheduled").asInt());
      assertThat(fewer.path("updatedNumberScheduled").asInt()).isZero();
      assertThat(fewer.path("numberUnavailable").asInt()).isZero();
      web.patch("\"updateStrategy\": {\"type\": \"RollingUpdate\", \"rollingUpdate\": {\"maxUnavailable\": 1}}");
      int wanted = fewer.path("desiredNumberScheduled").asInt();
      web.until("replaced", status -> status.path("updatedNumberScheduled").asInt() == wanted
          && status.path("numberAvailable").asInt() == wanted && status.path("numberMisscheduled").asInt() == 0);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aSurgingDaemonSetIsAvailableEverywhereAllTheTime(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Web web = new Web(
          cluster, DAEMON_SETS,
          "\"updateStrategy\": {\"type\": \"RollingUpdate\", \"rollingUpdate\": {\"maxUnavailable\": 0, \"maxSurge\": 1}}", "");
      int wanted = web.until("everywhere", status -> {
        int all = status.path("desiredNumberScheduled").asInt();
        return all > 0 && status.path("numberAvailable").asInt() == all;
      }).path("desiredNumberScheduled").asInt();
      int before = web.history.all().size();
      web.image("main:2");
      web.until("replaced", status -> status.path("updatedNumberScheduled").asInt() == wanted);
      assertThat(web.history.all().stream().skip(before)).allSatisfy(state ->
          assertThat(state.path("status").path("currentNumberScheduled").asInt()).isEqualTo(wanted));
    }
  }
}
