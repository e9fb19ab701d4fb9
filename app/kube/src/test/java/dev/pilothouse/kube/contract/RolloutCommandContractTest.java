// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.PauseRollout;
import dev.pilothouse.core.command.RestartWorkload;
import dev.pilothouse.core.command.ResumeRollout;
import dev.pilothouse.core.command.SetImage;
import dev.pilothouse.core.command.SetMaxUnavailable;
import dev.pilothouse.core.command.SetPartition;
import dev.pilothouse.core.command.UndoRollout;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.rollout.Revisions;
import dev.pilothouse.core.rollout.UndoPlan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What drives a rollout leaves the object as kubectl leaves its twin, on every cluster that there is.
@Execution(ExecutionMode.CONCURRENT)
class RolloutCommandContractTest {
  private static final ResourceKind STATEFUL_SETS = new ResourceKind("apps", "v1", "statefulsets", "StatefulSet", true);
  private static final ResourceKind DAEMON_SETS = new ResourceKind("apps", "v1", "daemonsets", "DaemonSet", true);
  private static final String POD = """
      "selector": {"matchLabels": {"app": "NAME"}},
      "template": {"metadata": {"labels": {"app": "NAME"}, "annotations": {"team": "harbour"}},
                   "spec": {"terminationGracePeriodSeconds": 1,
                            "initContainers": [{"name": "prepare", "image": "registry.example/prepare:1"}],
                            "containers": [{"name": "app", "image": "registry.example/app:1", "env": [{"name": "A", "value": "1"}]},
                                           {"name": "side", "image": "registry.example/side:1"}]}}""";
  private static final String DEPLOYMENT = """
      {"kind": "Deployment", "apiVersion": "apps/v1", "metadata": {"name": "NAME", "annotations": {"team": "harbour"}},
       "spec": {"replicas": 1, %s}}""".formatted(POD);
  private static final String STATEFUL_SET = """
      {"kind": "StatefulSet", "apiVersion": "apps/v1", "metadata": {"name": "NAME"},
       "spec": {"replicas": 1, "serviceName": "NAME", %s}}""".formatted(POD);
  private static final String DAEMON_SET = """
      {"kind": "DaemonSet", "apiVersion": "apps/v1", "metadata": {"name": "NAME"}, "spec": {%s}}""".formatted(POD);

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  private static BiFunction<ResourceRef, KubeObject, Command> images(Map<String, String> images, String cause) {
    return (ref, shown) -> SetImage.of(ref, shown, images, cause);
  }

  /// Goes back to a revision of each twin.
  private static BiFunction<ResourceRef, KubeObject, Command> undo(Twins twins, long revision) {
    return (ref, shown) -> UndoRollout.of(ref, shown, revision, plan(twins, shown, revision).patch());
  }

  private static UndoPlan plan(Twins twins, KubeObject shown, long revision) {
    try {
      List<KubeObject> all = twins.revisionObjects(shown.name());
      Revisions revisions =
          shown.text("kind").equals("Deployment")
              ? Revisions.ofDeployment(shown, all) : Revisions.ofControllerRevisions(shown, all);
      return UndoPlan.of(shown, revisions.find(revision).orElseThrow());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void imagesOfContainersAndInitContainers(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Twins twins = new Twins(cluster, ClusterUnderTest.DEPLOYMENTS, DEPLOYMENT);
      twins.same(images(Map.of("app", "registry.example/app:2"), ""));
      twins.same(images(Map.of("side", "registry.example/side:2", "prepare", "registry.example/prepare:2"), "two at once"));
      twins.same(images(Map.of("app", "registry.example/app:3"), "it's \"faster\" && cheaper"));
      assertThat(twins.shown(Twins.OURS).text("metadata", "annotations", "kubernetes.io/change-cause"))
          .isEqualTo("it's \"faster\" && cheaper");
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void anImageOfAStatefulSetThatHasNoAnnotationYetTakesACause(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Twins twins = new Twins(cluster, STATEFUL_SETS, STATEFUL_SET);
      Command done = twins.same(images(Map.of("app", "registry.example/app:2"), "first")).undo();
      assertThat(twins.commands().run(done).failure()).as("and is taken back").isNull();
      KubeObject back = twins.shown(Twins.OURS);
      assertThat(back.text("spec", "template", "spec", "containers", 0, "image")).isEqualTo("registry.example/app:1");
      assertThat(back.at("metadata", "annotations").has("kubernetes.io/change-cause")).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aRestartWithACauseAndWithout(String name) throws Exception {
    for (Object[] kind : new Object[][] {
        {ClusterUnderTest.DEPLOYMENTS, DEPLOYMENT}, {STATEFUL_SETS, STATEFUL_SET}, {DAEMON_SETS, DAEMON_SET}}) {
      try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
        Twins twins = new Twins(cluster, (ResourceKind) kind[0], (String) kind[1]);
        twins.same((ref, shown) -> new RestartWorkload(ref, Instant.now()));
        Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        await().until(() -> Instant.now().isAfter(first.plusSeconds(1)));
        twins.same((ref, shown) -> new RestartWorkload(ref, Instant.now(), "new keys"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void pausedChangesGoOutWhenItIsResumed(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Twins twins = new Twins(cluster, ClusterUnderTest.DEPLOYMENTS, DEPLOYMENT);
      twins.same((ref, shown) -> new PauseRollout(ref));
      twins.same(images(Map.of("app", "registry.example/app:2"), ""));
      assertThat(twins.revisions(Twins.OURS)).as("nothing goes out").hasSize(1);
      twins.same((ref, shown) -> new ResumeRollout(ref));
      assertThat(twins.revisions(Twins.OURS)).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aDeploymentGoesBackToTheLastRevisionToOneOfThemAndForthAgain(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Twins twins = new Twins(cluster, ClusterUnderTest.DEPLOYMENTS, DEPLOYMENT);
      twins.same(images(Map.of("app", "registry.example/app:2"), "second"));
      twins.same(images(Map.of("app", "registry.example/app:3", "prepare", "registry.example/prepare:3"), "third"));
      twins.same(undo(twins, 2));
      assertThat(twins.shown(Twins.OURS).text("spec", "template", "spec", "containers", 0, "image")).endsWith("app:2");
      twins.same(undo(twins, 3));
      assertThat(twins.shown(Twins.OURS).text("spec", "template", "spec", "containers", 0, "image"))
          .as("an undo of the undo").endsWith("app:3");
      twins.same(undo(twins, 1));
      KubeObject now = twins.shown(Twins.OURS);
      assertThat(now.text("spec", "template", "spec", "containers", 0, "image")).endsWith("app:1");
      assertThat(now.at("spec", "template", "metadata", "labels").has("pod-template-hash")).isFalse();
      assertThat(now.text("metadata", "annotations", "team")).isEqualTo("harbour");
      assertThat(now.text("metadata", "annotations", "deployment.kubernetes.io/revision")).isEqualTo("6");
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aPausedDeploymentDoesNotGoBackAndNeitherGoesOneThatIsThere(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Twins twins = new Twins(cluster, ClusterUnderTest.DEPLOYMENTS, DEPLOYMENT);
      twins.same(images(Map.of("app", "registry.example/app:2"), ""));
      assertThat(plan(twins, twins.shown(Twins.OURS), 2).refusal()).isEqualTo(Message.of("rollout.undo.same", 2L));
      assertThat(twins.kubectl("rollout", "undo", "deployment/theirs", "--to-revision=2").words())
          .contains("current template already matches revision 2");

      Command before = undo(twins, 1).apply(twins.ref(Twins.OURS), twins.shown(Twins.OURS));
      twins.same((ref, shown) -> new PauseRollout(ref));
      assertThat(plan(twins, twins.shown(Twins.OURS), 1).refusal()).isEqualTo(Message.of("rollout.undo.paused", Twins.OURS));
      assertThat(twins.kubectl("rollout", "undo", "deployment/theirs", "--to-revision=1").words())
          .contains("you cannot rollback a paused deployment; resume it first");
      assertThat(twins.commands().run(before).failure().why())
          .as("one that was made before the pause")
          .isEqualTo(Message.of(
              "command.failed.changed.why.field", "Deployment " + cluster.namespace() + "/ours", "spec.paused"));
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void statefulSetsAndDaemonSetsGoBackByTheirHistory(String name) throws Exception {
    for (Object[] kind : new Object[][] {{STATEFUL_SETS, STATEFUL_SET}, {DAEMON_SETS, DAEMON_SET}}) {
      try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
        Twins twins = new Twins(cluster, (ResourceKind) kind[0], (String) kind[1]);
        twins.same(images(Map.of("app", "registry.example/app:2"), "second"));
        twins.same(images(Map.of("app", "registry.example/app:3"), ""));
        twins.same(undo(twins, 1));
        assertThat(twins.shown(Twins.OURS).text("spec", "template", "spec", "containers", 0, "image")).endsWith("app:1");
        twins.same(undo(twins, 3));
        assertThat(twins.shown(Twins.OURS).text("spec", "template", "spec", "containers", 0, "image")).endsWith("app:3");
        assertThat(twins.shown(Twins.OURS).text("spec", "template", "metadata", "annotations", "team")).isEqualTo("harbour");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void thePartitionOfAStatefulSet(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Twins twins = new Twins(cluster, STATEFUL_SETS, STATEFUL_SET);
      twins.same((ref, shown) -> new SetPartition(ref, 0, 2));
      twins.same((ref, shown) -> new SetPartition(ref, 2, 0));
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void howManyPodsMayBeAway(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Twins daemons = new Twins(cluster, DAEMON_SETS, DAEMON_SET);
      daemons.same((ref, shown) -> new SetMaxUnavailable(ref, "1", "25%"));
      daemons.same((ref, shown) -> new SetMaxUnavailable(ref, "25%", "2"));
      Twins stateful = new Twins(cluster, STATEFUL_SETS, STATEFUL_SET);
      String before = stateful.shown(Twins.OURS).text("spec", "updateStrategy", "rollingUpdate", "maxUnavailable");
      stateful.same((ref, shown) -> new SetMaxUnavailable(ref, before, "2"));
    }
  }
}
