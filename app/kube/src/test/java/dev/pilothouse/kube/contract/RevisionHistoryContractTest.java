// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.kind.ControllerRevisionKind;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.ResourceKind;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// How many revisions of a StatefulSet and of a DaemonSet their controllers keep, on every cluster that there is.
@Execution(ExecutionMode.CONCURRENT)
class RevisionHistoryContractTest {

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  /// The numbers of the revisions that are kept, in order.
  private static List<Integer> kept(ClusterUnderTest cluster) throws Exception {
    JsonNode all = cluster.get(ControllerRevisionKind.KIND.path(cluster.namespace())).path("items");
    return StreamSupport.stream(all.spliterator(), false).map(one -> one.path("revision").asInt()).sorted().toList();
  }

  /// Rolls out three more revisions, each when the one before it is out.
  private static void roll(ClusterUnderTest cluster, ResourceKind kind, String limit, List<Integer> left) throws Exception {
    DrivenWorkload web = new DrivenWorkload(cluster, kind, "\"revisionHistoryLimit\": " + limit, "");
    for (int image = 2; image <= 4; image++) {
      await("revision " + (image - 1)).atMost(DrivenWorkload.A_WHILE).until(() -> out(web.history.now()));
      web.image("main:" + image);
      web.observed("seen", object -> true);
    }
    await("all is out").atMost(DrivenWorkload.A_WHILE).until(() -> out(web.history.now()));
    await("forgotten").atMost(DrivenWorkload.A_WHILE).untilAsserted(() -> assertThat(kept(cluster)).isEqualTo(left));
    // One that is brought back is the newest again, and pushes nobody out.
    web.image("main:" + left.getFirst());
    int newest = left.getFirst() == 4 ? 4 : 5;
    await("brought back").atMost(DrivenWorkload.A_WHILE).untilAsserted(() -> assertThat(kept(cluster)).last().isEqualTo(newest));
    assertThat(kept(cluster)).hasSameSizeAs(left);
  }

  private static boolean out(JsonNode object) {
    JsonNode status = object.path("status");
    boolean seen = status.path("observedGeneration").asLong() == object.path("metadata").path("generation").asLong();
    if (object.path("spec").has("serviceName") || status.has("currentRevision")) {
      return seen && status.path("currentRevision").equals(status.path("updateRevision")) && status.path("readyReplicas").asInt() == 1;
    }
    int wanted = status.path("desiredNumberScheduled").asInt();
    return seen && wanted > 0 && status.path("updatedNumberScheduled").asInt() == wanted
        && status.path("numberAvailable").asInt() == wanted;
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aStatefulSetKeepsItsRevisionAndAsManyOldOnesAsItsLimitSays(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      roll(cluster, StatefulSetKind.KIND, "1", List.of(3, 4));
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aDaemonSetKeepsItsRevisionAndAsManyOldOnesAsItsLimitSays(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      roll(cluster, DaemonSetKind.KIND, "1", List.of(3, 4));
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void withALimitOfNoneOnlyThePresentRevisionIsKept(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      roll(cluster, StatefulSetKind.KIND, "0", List.of(4));
    }
  }
}
