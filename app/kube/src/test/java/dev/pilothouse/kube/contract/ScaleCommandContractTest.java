// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import dev.pilothouse.core.command.Batch;
import dev.pilothouse.core.command.BatchRun;
import dev.pilothouse.core.command.BatchRun.State;
import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.command.SetAutoscalerLimits;
import dev.pilothouse.core.command.SetAutoscalerLimits.Limits;
import dev.pilothouse.core.command.WayBack;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ScaleReading;
import dev.pilothouse.kube.discovery.DiscoveryReader;
import dev.pilothouse.kube.gateway.KubeGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Scaling leaves the object as kubectl leaves its twin, whatever its kind, one or many at once, on every cluster that there is.
@Execution(ExecutionMode.CONCURRENT)
class ScaleCommandContractTest {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  private static final ResourceKind STATEFUL_SETS = new ResourceKind("apps", "v1", "statefulsets", "StatefulSet", true);
  private static final ResourceKind HPAS =
      new ResourceKind("autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler", true);
  private static final ResourceKind FERRIES = new ResourceKind("harbour.example", "v1", "ferries", "Ferry", true);
  private static final ResourceKind SCALED_OBJECTS = new ResourceKind("keda.sh", "v1alpha1", "scaledobjects", "ScaledObject", true);
  private static final String PODS = """
      "selector": {"matchLabels": {"app": "NAME"}},
      "template": {"metadata": {"labels": {"app": "NAME"}},
                   "spec": {"terminationGracePeriodSeconds": 1, "containers": [{"name": "app", "image": "registry.example/app:1"}]}}""";

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  /// A kind of its own with a scale subresource; the real cluster has ferries already.
  private static void define(ClusterUnderTest cluster, ResourceKind kind, String replicas, String subresources) throws Exception {
    if (new DiscoveryReader(cluster.http()).read().byId(kind.id()).isEmpty()) {
      cluster.createForAll(DEFINITIONS, kind.id(), """
          {"kind": "CustomResourceDefinition", "apiVersion": "apiextensions.k8s.io/v1", "metadata": {"name": "%1$s.%2$s"},
           "spec": {"group": "%2$s", "scope": "Namespaced", "names": {"kind": "%3$s", "plural": "%1$s", "singular": "%4$s"},
             "versions": [{"name": "%5$s", "served": true, "storage": true, "subresources": {"status": {}%6$s},
               "schema": {"openAPIV3Schema": {"type": "object", "properties": {
                 "spec": {"type": "object", "x-kubernetes-preserve-unknown-fields": true, "properties": {%7$s}},
                 "status": {"type": "object", "x-kubernetes-preserve-unknown-fields": true}}}}}]}}"""
          .formatted(
              kind.plural(), kind.group(), kind.kind(), kind.kind().toLowerCase(java.util.Locale.ROOT), kind.version(), subresources,
              replicas));
    }
    await().atMost(SOON).until(() -> new DiscoveryReader(cluster.http()).read().byId(kind.id()).isPresent());
  }

  private static Twins ferries(ClusterUnderTest cluster) throws Exception {
    define(
        cluster, FERRIES, "\"replicas\": {\"type\": \"integer\"}",
        ", \"scale\": {\"specReplicasPath\": \".spec.replicas\", \"statusReplicasPath\": \".status.replicas\"}");
    return new Twins(cluster, FERRIES, """
        {"kind": "Ferry", "apiVersion": "harbour.example/v1", "metadata": {"name": "NAME"},
         "spec": {"route": "oslo-kiel", "replicas": 3}}""");
  }

  private static Command scaleTo(ClusterUnderTest cluster, ResourceRef ref, int replicas) {
    try {
      ScaleReading now = new KubeGateway(cluster.http()).scale(ref);
      return new ScaleWorkload(now.target(), now.wanted(), replicas);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void builtInKindsUpAndDownAndToNothingAndBack(String name) throws Exception {
    for (ResourceKind kind : List.of(ClusterUnderTest.DEPLOYMENTS, STATEFUL_SETS)) {
      try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
        Twins twins = new Twins(cluster, kind, """
            {"kind": "%s", "apiVersion": "apps/v1", "metadata": {"name": "NAME"}, "spec": {"replicas": 1, %s}}"""
            .formatted(kind.kind(), PODS));
        for (int replicas : new int[] {3, 2, 0}) {
          twins.same((ref, shown) -> scaleTo(cluster, ref, replicas));
        }
        ResourceRef ours = twins.ref(Twins.OURS);
        Command back = WayBack.replicas(twins.commands().journal, "real", ours, 0).orElseThrow().command();
        assertThat(back).isEqualTo(new ScaleWorkload(ours, 0, 2));
        twins.same((ref, shown) -> new ScaleWorkload(ref, 0, 2));
        assertThat(twins.shown(Twins.OURS).at("metadata").has("annotations"))
            .as("nothing of ours is written into the object").isEqualTo(twins.shown(Twins.THEIRS).at("metadata").has("annotations"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aCustomKindByItsScaleSubresource(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Twins twins = ferries(cluster);
      assertThat(new KubeGateway(cluster.http()).scale(twins.ref(Twins.OURS)).wanted()).isEqualTo(3);
      for (int boats : new int[] {5, 0, 2}) {
        twins.same((ref, shown) -> scaleTo(cluster, ref, boats));
        assertThat(twins.shown(Twins.OURS).at("spec", "replicas").asInt()).isEqualTo(boats);
      }
      Command late = new ScaleWorkload(twins.ref(Twins.OURS), 5, 9);
      assertThat(twins.commands().run(late).failure().kind()).as("5 were shown, 2 are there").isEqualTo(Kind.CONFLICT);
      assertThat(twins.shown(Twins.OURS).at("spec", "replicas").asInt()).isEqualTo(2);
    }
  }

  private static List<ResourceRef> twenty(ClusterUnderTest cluster, int replicas) throws Exception {
    List<ResourceRef> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String uid = cluster.deployment("d" + i, replicas).path("metadata").path("uid").asText();
      all.add(new ResourceRef(ClusterUnderTest.DEPLOYMENTS, cluster.namespace(), "d" + i, uid));
    }
    return all;
  }

  private static List<Integer> wanted(ClusterUnderTest cluster, List<ResourceRef> all) throws Exception {
    List<Integer> wanted = new ArrayList<>();
    for (ResourceRef one : all) {
      wanted.add(new KubeGateway(cluster.http()).scale(one).wanted());
    }
    return wanted;
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void twentyAtOnceWithALineForEachAndAWayBackForAll(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      CommandsUnderTest commands = new CommandsUnderTest(cluster.http());
      List<ResourceRef> all = twenty(cluster, 1);
      List<Command> each = all.stream().<Command>map(one -> new ScaleWorkload(one, 1, 0)).toList();
      BatchRun run = commands.run(new Batch(each, Batch.OnTrouble.STOP));
      assertThat(run.ended().join()).hasSize(20).allSatisfy(line ->
          assertThat(Objects.requireNonNull(line.outcome()).result()).isEqualTo(Outcome.Result.DONE));
      assertThat(commands.journal).hasSize(20);
      assertThat(wanted(cluster, all)).containsOnly(0);

      commands.run(run.undo().orElseThrow()).ended().join();
      assertThat(wanted(cluster, all)).containsOnly(1);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void oneOfTwentyThatAnotherScaledMeanwhileStopsTheRestOrIsLeftOut(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      CommandsUnderTest commands = new CommandsUnderTest(cluster.http());
      List<ResourceRef> all = twenty(cluster, 0);
      commands.run(new ScaleWorkload(all.get(7), 0, 3));
      List<Command> each = all.stream().<Command>map(one -> new ScaleWorkload(one, 0, 1)).toList();
      List<BatchRun.Line> lines = commands.run(new Batch(each, Batch.OnTrouble.STOP)).ended().join();
      assertThat(lines).extracting(BatchRun.Line::state).containsExactlyElementsOf(states(8));
      Outcome conflict = Objects.requireNonNull(lines.get(7).outcome());
      assertThat(Objects.requireNonNull(conflict.failure()).kind()).isEqualTo(Kind.CONFLICT);

      List<Command> rest = each.subList(7, 20);
      lines = commands.run(new Batch(rest, Batch.OnTrouble.GO_ON)).ended().join();
      assertThat(lines).extracting(BatchRun.Line::state).containsOnly(State.ENDED);
      List<Integer> wanted = wanted(cluster, all);
      assertThat(wanted.remove(7)).as("what another set is not overwritten").isEqualTo(3);
      assertThat(wanted).containsOnly(1);
    }
  }

  private static List<State> states(int ended) {
    List<State> states = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      states.add(i < ended ? State.ENDED : State.NOT_SENT);
    }
    return states;
  }

  private static Command limits(ResourceRef ref, KubeObject shown, Integer min, Integer max) {
    return new SetAutoscalerLimits(ref, SetAutoscalerLimits.limits(ref.kind(), shown), new Limits(min, max));
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void theLimitsOfAnHpaItsPauseAndItsResume(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      Twins twins = new Twins(cluster, HPAS, """
          {"kind": "HorizontalPodAutoscaler", "apiVersion": "autoscaling/v2", "metadata": {"name": "NAME"},
           "spec": {"minReplicas": 3, "maxReplicas": 12, "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "x"},
             "metrics": [{"type": "Resource", "resource": {"name": "cpu", "target": {"type": "Utilization", "averageUtilization": 80}}}]}}""");
      twins.same((ref, shown) -> limits(ref, shown, 4, 12));
      twins.same((ref, shown) -> limits(ref, shown, 8, 8));
      ResourceRef ours = twins.ref(Twins.OURS);
      Command resume = WayBack.limits(twins.commands().journal, "real", ours, new Limits(8, 8)).orElseThrow().command();
      assertThat(resume).isEqualTo(new SetAutoscalerLimits(ours, new Limits(8, 8), new Limits(4, 12)));
      twins.same((ref, shown) -> limits(ref, shown, 4, 12));
      assertThat(twins.commands().run(resume).failure().kind()).as("it is not paused any more").isEqualTo(Kind.CONFLICT);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void theLimitsOfAKedaScaledObjectThatNamesNone(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      define(cluster, SCALED_OBJECTS, "\"minReplicaCount\": {\"type\": \"integer\"}, \"maxReplicaCount\": {\"type\": \"integer\"}", "");
      Twins twins = new Twins(cluster, SCALED_OBJECTS, """
          {"kind": "ScaledObject", "apiVersion": "keda.sh/v1alpha1", "metadata": {"name": "NAME"},
           "spec": {"scaleTargetRef": {"name": "x"}, "triggers": []}}""");
      Command back = Objects.requireNonNull(twins.same((ref, shown) -> limits(ref, shown, 2, 6)).undo());
      twins.same((ref, shown) -> limits(ref, shown, 6, 6));
      twins.same((ref, shown) -> limits(ref, shown, 2, 6));
      assertThat(twins.commands().run(back).failure()).isNull();
      assertThat(twins.shown(Twins.OURS).at("spec").has("minReplicaCount")).as("none again").isFalse();
    }
  }
}
