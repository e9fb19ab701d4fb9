// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What a Deployment's controller says of its rollouts, one word after another, on every cluster that there is.
@Execution(ExecutionMode.CONCURRENT)
class DeploymentStatusContractTest {
  private static final String CREATED = "True NewReplicaSetCreated";
  private static final String UPDATED = "True ReplicaSetUpdated";
  private static final String AVAILABLE = "True NewReplicaSetAvailable";
  private static final String EXCEEDED = "False ProgressDeadlineExceeded";
  private static final String PAUSED = "Unknown DeploymentPaused";
  private static final String RESUMED = "Unknown DeploymentResumed";

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  /// A Deployment of a test.
  private static final class Web extends DrivenWorkload {

    Web(ClusterUnderTest cluster, int replicas, String spec) throws Exception {
      super(cluster, ClusterUnderTest.DEPLOYMENTS, "\"replicas\": %d, %s".formatted(replicas, spec), "");
    }

    /// One that rolls a pod at a time, a new one before an old one goes.
    static Web oneByOne(ClusterUnderTest cluster, String spec) throws Exception {
      return new Web(cluster, 2, spec + "\"strategy\": {\"rollingUpdate\": {\"maxSurge\": 1, \"maxUnavailable\": 0}}");
    }

    /// Waits until the controller says so of the present generation.
    void until(String progressing) {
      observed(
          progressing,
          now ->
              progressing(now).equals(progressing)
                  && (!progressing.equals(AVAILABLE) || updated(now) == now.path("spec").path("replicas").asInt()));
    }

    /// Waits until the controller has said so for the nth time: what it says only in passing may be over when one looks.
    void untilTold(String progressing, int times) {
      await(progressing).atMost(DrivenWorkload.A_WHILE).until(() -> Collections.frequency(told(), progressing) == times);
    }

    /// Waits until each revision is to have so many pods, from the first to the last.
    void untilSizes(Integer... wanted) throws Exception {
      await(List.of(wanted).toString()).atMost(DrivenWorkload.A_WHILE).until(() -> sizes().equals(List.of(wanted)));
    }

    private List<Integer> sizes() throws Exception {
      Map<Integer, Integer> sizes = new TreeMap<>();
      for (JsonNode set : cluster.get(ClusterUnderTest.REPLICA_SETS.path(cluster.namespace())).path("items")) {
        sizes.put(
            set.path("metadata").path("annotations").path("deployment.kubernetes.io/revision").asInt(),
            set.path("spec").path("replicas").asInt());
      }
      return List.copyOf(sizes.values());
    }

    List<String> told() throws Exception {
      keepsTheRulesOfConditions(history.all());
      return history.of(DeploymentStatusContractTest::progressing);
    }
  }

  private static String progressing(JsonNode object) {
    JsonNode progressing = StatusHistory.condition(object, "Progressing");
    return (progressing.path("status").asText() + " " + progressing.path("reason").asText()).strip();
  }

  /// A condition's transition time moves when its status does and then only; where status and reason stay, only that of progress
  /// is renewed.
  private static void keepsTheRulesOfConditions(List<JsonNode> states) {
    for (int i = 1; i < states.size(); i++) {
      for (JsonNode condition : states.get(i).path("status").path("conditions")) {
        JsonNode was = StatusHistory.condition(states.get(i - 1), condition.path("type").asText());
        boolean sameStatus = was.path("status").equals(condition.path("status"));
        if (sameStatus) {
          assertThat(condition.path("lastTransitionTime")).isEqualTo(was.path("lastTransitionTime"));
        } else {
          assertThat(condition.path("lastTransitionTime")).isEqualTo(condition.path("lastUpdateTime"));
        }
        if (sameStatus && was.path("reason").equals(condition.path("reason"))) {
          assertThat(condition.path("message")).isEqualTo(was.path("message"));
          assertThat(condition.path("type").asText().equals("Progressing")
              || was.path("lastUpdateTime").equals(condition.path("lastUpdateTime"))).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void oneRolloutAfterAnother(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Web web = Web.oneByOne(cluster, "");
      web.until(AVAILABLE);
      web.image("main:2");
      web.until(AVAILABLE);
      assertThat(web.told()).containsExactly(CREATED, UPDATED, AVAILABLE, CREATED, UPDATED, AVAILABLE);
      assertThat(web.history.of(state -> StatusHistory.condition(state, "Available").path("reason").asText()))
          .containsExactly("", "MinimumReplicasUnavailable", "MinimumReplicasAvailable");
      assertThat(web.history.of(state -> updated(state) + " of " + state.path("status").path("replicas").asInt()))
          .containsSubsequence("0 of 0", "2 of 2", "1 of 3", "2 of 3", "2 of 2");
      assertThat(web.history.of(state -> state.path("status").path("terminatingReplicas").asText())).contains("1");
      assertThat(web.history.of(state -> state.path("status").path("conditions").findValuesAsText("type").toString()))
          .as("what changes goes to the end")
          .containsExactly("[Progressing]", "[Progressing, Available]", "[Available, Progressing]");
    }
  }

  private static int updated(JsonNode state) {
    return state.path("status").path("updatedReplicas").asInt();
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void whoGoesBackAfterAMissedDeadlineFindsTheOldReplicaSetWithoutAWordOfIt(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Web web = Web.oneByOne(cluster, "\"progressDeadlineSeconds\": 7, ");
      web.until(AVAILABLE);
      web.image("missing:2");
      web.until(EXCEEDED);
      web.patch("\"paused\": true");
      web.until(EXCEEDED);
      web.patch("\"paused\": false");
      web.until(EXCEEDED);
      web.image("main:1");
      web.until(AVAILABLE);
      assertThat(web.told())
          .as("a missed deadline stays so when it is paused")
          .endsWith(EXCEEDED, UPDATED, AVAILABLE)
          .filteredOn(said -> !said.equals(UPDATED))
          .containsExactly(CREATED, AVAILABLE, CREATED, EXCEEDED, AVAILABLE);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aBetterImageAfterAMissedDeadlineBeginsAnew(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Web web = Web.oneByOne(cluster, "\"progressDeadlineSeconds\": 7, ");
      web.until(AVAILABLE);
      web.image("missing:2");
      web.until(EXCEEDED);
      web.image("main:3");
      web.until(AVAILABLE);
      assertThat(web.told())
          .endsWith(EXCEEDED, CREATED, UPDATED, AVAILABLE)
          .filteredOn(said -> !said.equals(UPDATED))
          .containsExactly(CREATED, AVAILABLE, CREATED, EXCEEDED, CREATED, AVAILABLE);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void pausedAfterItsEndAndPausedOnItsWay(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Web web = new Web(cluster, 4, "\"strategy\": {\"rollingUpdate\": {\"maxSurge\": 2, \"maxUnavailable\": 1}}");
      web.until(AVAILABLE);
      web.patch("\"paused\": true");
      web.until(PAUSED);
      web.patch("\"paused\": false");
      web.until(AVAILABLE);
      web.image("missing:2");
      web.untilSizes(3, 3);
      web.until(UPDATED);
      web.patch("\"paused\": true");
      web.until(PAUSED);
      web.patch("\"replicas\": 10");
      web.untilSizes(6, 6);
      web.patch("\"replicas\": 5");
      web.untilSizes(3, 4);
      web.patch("\"paused\": false");
      web.untilTold(RESUMED, 2);
      web.patch("\"replicas\": 9");
      web.untilSizes(5, 6);
      web.image("main:3");
      web.until(AVAILABLE);
      web.untilSizes(0, 0, 9);
      assertThat(web.told())
          .startsWith(CREATED, UPDATED, AVAILABLE, PAUSED, RESUMED, AVAILABLE, CREATED, UPDATED, PAUSED, RESUMED)
          .endsWith(CREATED, UPDATED, AVAILABLE);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void whatItIsScaledToIsSharedByTheRevisions(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Web web = new Web(cluster, 6, "\"strategy\": {\"rollingUpdate\": {\"maxSurge\": \"50%\", \"maxUnavailable\": \"25%\"}}");
      web.until(AVAILABLE);
      web.patch("\"replicas\": 8");
      web.until(AVAILABLE);
      await().atMost(DrivenWorkload.A_WHILE).until(() -> web.history.now().path("status").path("availableReplicas").asInt() == 8);
      assertThat(web.told()).as("scaling is no rollout").containsExactly(CREATED, UPDATED, AVAILABLE);
      web.image("missing:2");
      web.untilSizes(6, 6);
      web.patch("\"replicas\": 3");
      web.untilSizes(2, 3);
      web.patch("\"replicas\": 0");
      web.untilSizes(0, 0);
      web.until(AVAILABLE);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void withoutADeadlineNothingIsSaidOfProgress(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Web web = Web.oneByOne(cluster, "\"progressDeadlineSeconds\": %d, ".formatted(Integer.MAX_VALUE));
      await().atMost(DrivenWorkload.A_WHILE).until(() -> web.history.now().path("status").path("availableReplicas").asInt() == 2);
      assertThat(web.told()).containsExactly("");
      web.patch("\"progressDeadlineSeconds\": 60, \"minReadySeconds\": 1");
      web.until(AVAILABLE);
      assertThat(web.told()).containsExactly("", "True FoundNewReplicaSet", AVAILABLE);
      JsonNode set = cluster.get(ClusterUnderTest.REPLICA_SETS.path(cluster.namespace())).path("items").path(0);
      assertThat(set.path("spec").path("minReadySeconds").asInt()).as("what is no part of the template is taken over").isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void recreateSaysNothingUntilThereIsANewReplicaSet(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Web web = new Web(cluster, 2, "\"strategy\": {\"type\": \"Recreate\"}");
      web.until(AVAILABLE);
      web.image("main:2");
      web.until(AVAILABLE);
      assertThat(web.told()).containsExactly(CREATED, UPDATED, AVAILABLE, CREATED, UPDATED, AVAILABLE);
      assertThat(web.history.of(state -> updated(state) + " of " + state.path("status").path("replicas").asInt()))
          .containsExactly("0 of 0", "2 of 2", "0 of 2", "0 of 0", "2 of 2");
    }
  }
}
