// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.controller.Pods;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeploymentLifeTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private void web(String strategy) {
    world.create(BuiltInTypes.DEPLOYMENTS, World.deployment("web", 4, "web:1", strategy));
    world.seconds(60);
    assertThat(world.ready("web")).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 5, 4", "0, 1, 4, 3", "50%, 25%, 6, 3", "2, 2, 6, 2"})
  void aRollingUpdateNeverExceedsItsSurgeNorItsUnavailability(String surge, String unavailable, int most, int least) {
    web("strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: %s, maxUnavailable: %s}}".formatted(surge, unavailable));
    List<Integer> alive = new ArrayList<>();
    List<Integer> ready = new ArrayList<>();
    world.setImage(BuiltInTypes.DEPLOYMENTS, "web", "slow:2");
    for (int i = 0; i < 600; i++) {
      world.after(java.time.Duration.ofMillis(500));
      alive.add((int) world.pods("web").stream().filter(Pods::isActive).count());
      ready.add((int) world.ready("web"));
    }
    assertThat(alive).allMatch(count -> count <= most).contains(most);
    assertThat(ready).allMatch(count -> count >= least);
    assertThat(world.pods("web")).hasSize(4)
        .allMatch(pod -> pod.at("/spec/containers/0/image").asText().equals("slow:2"));
    assertThat(world.condition(BuiltInTypes.DEPLOYMENTS, "web", "Progressing")).isEqualTo("True NewReplicaSetAvailable");
  }

  @Test
  void aBadImageStallsAndEndsInTheExceededDeadlineWhileTheOldPodsServe() {
    web("strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}");
    world.setImage(BuiltInTypes.DEPLOYMENTS, "web", "bad:2");
    world.seconds(20);
    assertThat(world.condition(BuiltInTypes.DEPLOYMENTS, "web", "Progressing")).isEqualTo("True ReplicaSetUpdated");
    world.seconds(80);
    assertThat(world.condition(BuiltInTypes.DEPLOYMENTS, "web", "Progressing")).isEqualTo("False ProgressDeadlineExceeded");
    assertThat(world.condition(BuiltInTypes.DEPLOYMENTS, "web", "Available")).startsWith("True");
    assertThat(world.ready("web")).isEqualTo(4);
    ObjectNode stuck = world.pods("web").stream().filter(pod -> !Pods.isReady(pod)).findFirst().orElseThrow();
    assertThat(stuck.at("/status/containerStatuses/0/state/waiting/reason").asText()).isEqualTo("ImagePullBackOff");
    assertThat(stuck.at("/status/containerStatuses/0/state/waiting/message").asText())
        .startsWith("Back-off pulling image \"bad:2\": ErrImagePull: rpc error: code = NotFound");
    assertThat(world.events(Json.name(stuck))).contains("Failed: Error: ErrImagePull", "Failed: Error: ImagePullBackOff");
  }

  @Test
  void anUndoBringsTheOldReplicaSetBackUnderANewRevision() {
    web("");
    String first = Json.name(world.cluster.store().list(BuiltInTypes.REPLICA_SETS, "default").getFirst());
    world.setImage(BuiltInTypes.DEPLOYMENTS, "web", "bad:2");
    world.seconds(30);
    world.setImage(BuiltInTypes.DEPLOYMENTS, "web", "web:1");
    world.seconds(60);
    ObjectNode back = world.get(BuiltInTypes.REPLICA_SETS, first);
    assertThat(Json.integer(0, back, "spec", "replicas")).isEqualTo(4);
    assertThat(Json.text(back, "metadata", "annotations", "deployment.kubernetes.io/revision")).isEqualTo("3");
    assertThat(Json.text(back, "metadata", "annotations", "deployment.kubernetes.io/revision-history")).isEqualTo("1");
    ObjectNode web = world.get(BuiltInTypes.DEPLOYMENTS, "web");
    assertThat(Json.text(web, "metadata", "annotations", "deployment.kubernetes.io/revision"))
        .isEqualTo("3");
    assertThat(world.pods("web")).hasSize(4).allMatch(Pods::isReady);
  }

  @Test
  void recreateStartsNothingNewBeforeTheLastOldPodIsGone() {
    web("strategy: {type: Recreate}");
    world.setImage(BuiltInTypes.DEPLOYMENTS, "web", "web:2");
    boolean mixed = false;
    for (int i = 0; i < 100; i++) {
      world.after(java.time.Duration.ofMillis(300));
      mixed |= world.pods("web").stream().map(pod -> pod.at("/spec/containers/0/image").asText()).distinct().count() > 1;
    }
    assertThat(mixed).isFalse();
    assertThat(world.ready("web")).isEqualTo(4);
  }

  @Test
  void aPausedDeploymentKeepsItsPodsAndGoesOnWhenResumed() {
    web("");
    world.change(BuiltInTypes.DEPLOYMENTS, "web", it -> Json.child(it, "spec").put("paused", true));
    world.setImage(BuiltInTypes.DEPLOYMENTS, "web", "web:2");
    world.seconds(60);
    assertThat(world.pods("web")).allMatch(pod -> pod.at("/spec/containers/0/image").asText().equals("web:1"));
    assertThat(world.condition(BuiltInTypes.DEPLOYMENTS, "web", "Progressing")).isEqualTo("Unknown DeploymentPaused");
    world.change(BuiltInTypes.DEPLOYMENTS, "web", it -> Json.child(it, "spec").remove("paused"));
    world.seconds(90);
    assertThat(world.pods("web")).hasSize(4).allMatch(pod -> pod.at("/spec/containers/0/image").asText().equals("web:2"));
  }

  @Test
  void scalingSaysWhatItDidAndTheStatusFollows() {
    web("");
    world.change(BuiltInTypes.DEPLOYMENTS, "web", it -> Json.child(it, "spec").put("replicas", 6));
    world.seconds(30);
    world.change(BuiltInTypes.DEPLOYMENTS, "web", it -> Json.child(it, "spec").put("replicas", 2));
    world.seconds(30);
    String set = Json.name(world.cluster.store().list(BuiltInTypes.REPLICA_SETS, "default").getFirst());
    assertThat(world.events("web")).contains(
        "ScalingReplicaSet: Scaled up replica set " + set + " from 0 to 4",
        "ScalingReplicaSet: Scaled up replica set " + set + " from 4 to 6",
        "ScalingReplicaSet: Scaled down replica set " + set + " from 6 to 2");
    assertThat(world.pods("web")).hasSize(2);
    assertThat(Json.integer(0, world.get(BuiltInTypes.DEPLOYMENTS, "web"), "status", "readyReplicas")).isEqualTo(2);
  }

  @Test
  void scalingIsNoRollout() {
    web("");
    world.change(BuiltInTypes.DEPLOYMENTS, "web", it -> Json.child(it, "spec").put("replicas", 6));
    for (int i = 0; i < 30; i++) {
      world.seconds(1);
      assertThat(world.condition(BuiltInTypes.DEPLOYMENTS, "web", "Progressing")).isEqualTo("True NewReplicaSetAvailable");
    }
    assertThat(world.ready("web")).isEqualTo(6);
  }

  @Test
  void deletingADeploymentTakesItsReplicaSetsAndPodsWithIt() {
    web("");
    world.delete(BuiltInTypes.DEPLOYMENTS, "web");
    world.seconds(1);
    assertThat(world.pods("web")).hasSize(4).allMatch(Json::isDeleting);
    world.seconds(40);
    assertThat(world.pods("web")).isEmpty();
    assertThat(world.cluster.store().list(BuiltInTypes.REPLICA_SETS, "default")).isEmpty();
  }
}
