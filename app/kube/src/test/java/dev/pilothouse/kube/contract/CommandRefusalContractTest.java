// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.DryRun;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.command.PauseRollout;
import dev.pilothouse.core.command.RestartWorkload;
import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.command.SetImage;
import dev.pilothouse.core.command.SetPartition;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ClusterWrites.PatchKind;
import dev.pilothouse.core.port.ClusterWrites.Propagation;
import dev.pilothouse.core.port.Right;
import dev.pilothouse.kube.connect.ClusterHttp;
import dev.pilothouse.kube.gateway.KubeGateway;
import dev.pilothouse.kube.gateway.PlainWrites;
import dev.pilothouse.kube.kubeconfig.KubeconfigReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// What is said of a command that a cluster does not take, and what the server would say to one, on every cluster that there is.
class CommandRefusalContractTest {
  private static final Duration A_WHILE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  /// A Deployment that its controller has noted its revision on: what is shown of it before that is soon no longer so.
  private static ResourceRef web(ClusterUnderTest cluster, int replicas) throws Exception {
    String uid = cluster.deployment("web", replicas).path("metadata").path("uid").asText();
    ResourceRef web = new ResourceRef(ClusterUnderTest.DEPLOYMENTS, cluster.namespace(), "web", uid);
    await().atMost(A_WHILE).until(() -> !shown(cluster, web).at("metadata", "annotations").isEmpty());
    return web;
  }

  private static KubeObject shown(ClusterUnderTest cluster, ResourceRef ref) throws Exception {
    return new KubeGateway(cluster.http()).get(ref);
  }

  private static void patch(ClusterUnderTest cluster, ResourceRef ref, String json) throws Exception {
    new PlainWrites(cluster.http()).patch(ref, "", PatchKind.STRATEGIC_MERGE, JSON.readTree(json));
  }

  private static ClusterFailure failure(Outcome outcome) {
    return Objects.requireNonNull(outcome.failure(), "it was done");
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void whatAnotherChangedMeanwhileIsReadAgainAndTold(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      CommandsUnderTest commands = new CommandsUnderTest(cluster.http());
      ResourceRef web = web(cluster, 1);
      Command image = SetImage.of(web, shown(cluster, web), Map.of("main", "registry.example/main:2"), "");
      patch(cluster, web, """
          {"spec": {"replicas": 2, "template": {"spec": {"containers": [{"name": "main", "image": "registry.example/main:9"}]}}}}""");

      assertThat(failure(commands.run(new ScaleWorkload(web, 1, 3))))
          .returns(Kind.CONFLICT, ClusterFailure::kind)
          .returns(Message.of("command.failed.changed.why.value", web.toString(), "spec.replicas", "2", "1"), ClusterFailure::why);
      assertThat(failure(commands.run(image)).why()).isEqualTo(
          Message.of(
              "command.failed.changed.why.value", web.toString(), "spec.template.spec.containers[0].image",
              "registry.example/main:9", "registry.example/main:1"));
      assertThat(commands.dryRun(image).failure()).as("the dry run says the same").isEqualTo(failure(commands.run(image)));
      assertThat(shown(cluster, web).at("spec", "replicas").asInt()).isEqualTo(2);
      assertThat(shown(cluster, web).text("spec", "template", "spec", "containers", 0, "image")).endsWith(":9");
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void anObjectOfTheSameNameThatWasMadeLaterIsNotWritten(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      CommandsUnderTest commands = new CommandsUnderTest(cluster.http());
      ResourceRef web = web(cluster, 1);
      Command image = SetImage.of(web, shown(cluster, web), Map.of("main", "registry.example/main:2"), "");
      List<Command> all =
          List.of(new ScaleWorkload(web, 1, 3), image, new PauseRollout(web), new RestartWorkload(web, Instant.now()));
      new PlainWrites(cluster.http()).delete(web, Propagation.BACKGROUND);
      for (Command command : all) {
        assertThat(failure(commands.run(command)))
            .as(command.title().key())
            .returns(Kind.NOT_FOUND, ClusterFailure::kind)
            .returns(Message.of("command.failed.gone.what"), ClusterFailure::what);
      }
      web(cluster, 1);
      for (Command command : all) {
        assertThat(failure(commands.run(command)))
            .as(command.title().key())
            .returns(Kind.CONFLICT, ClusterFailure::kind)
            .returns(Message.of("command.failed.recreated.what"), ClusterFailure::what);
      }
      KubeObject now = shown(cluster, new ResourceRef(web.kind(), web.namespace(), "web"));
      assertThat(now.at("metadata", "generation").asInt()).as("it was not touched").isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aDryRunSaysWhatWouldBeAndChangesNothing(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      CommandsUnderTest commands = new CommandsUnderTest(cluster.http());
      ResourceRef web = web(cluster, 1);
      DryRun scale = commands.dryRun(new ScaleWorkload(web, 1, 3));
      assertThat(scale.accepted()).isTrue();
      assertThat(scale.took()).isPositive();
      assertThat(Objects.requireNonNull(scale.after()).at("spec", "replicas").asInt()).isEqualTo(3);
      DryRun image =
          commands.dryRun(SetImage.of(web, shown(cluster, web), Map.of("main", "registry.example/main:2"), "new"));
      assertThat(Objects.requireNonNull(image.after()).text("spec", "template", "spec", "containers", 0, "image")).endsWith(":2");
      assertThat(image.warnings()).isEmpty();

      DryRun wrong = commands.dryRun(SetImage.of(web, shown(cluster, web), Map.of("main", ""), ""));
      assertThat(Objects.requireNonNull(wrong.failure()).kind()).isEqualTo(Kind.INVALID);
      assertThat(wrong.failure().detail()).contains("spec.template.spec.containers[0].image");
      KubeObject now = shown(cluster, web);
      assertThat(now.at("spec", "replicas").asInt()).isEqualTo(1);
      assertThat(now.text("spec", "template", "spec", "containers", 0, "image")).endsWith(":1");
      assertThat(commands.journal).as("nothing was done, so nothing is written down").isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aReadOnlyContextTriesNothingAndSendsNothing(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      CommandsUnderTest commands = new CommandsUnderTest(cluster.http());
      ResourceRef web = web(cluster, 1);
      commands.guard.set(GuardLevel.READ_ONLY);
      assertThat(commands.run(new PauseRollout(web)).result()).isEqualTo(Outcome.Result.REFUSED_HERE);
      assertThat(Objects.requireNonNull(commands.dryRun(new PauseRollout(web)).failure()).kind()).isEqualTo(Kind.FORBIDDEN);
      assertThat(shown(cluster, web).at("spec").has("paused")).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aRightThatIsMissingIsKnownBeforeTheClick(String name) throws Exception {
    assumeTrue(name.equals("real"), "the sample cluster lets everybody do everything");
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name);
        ClusterHttp viewer = ClusterHttp.open(new KubeconfigReader().read(cluster.kubeconfig()).resolve("viewer"))) {
      KubeGateway gateway = new KubeGateway(viewer);
      ResourceRef web = new ResourceRef(ClusterUnderTest.DEPLOYMENTS, "demo", "web");
      int before = gateway.get(web).at("spec", "replicas").asInt();
      Command scale = new ScaleWorkload(web, before, before + 1);
      assertThat(scale.rights()).containsExactly(new Right("patch", web.kind(), "scale", "demo", "web"));
      assertThat(gateway.ask(scale.rights().getFirst()).allowed()).isFalse();
      assertThat(gateway.ask(new Right("get", web.kind(), "", "demo", "web")).allowed()).isTrue();
      ClusterFailure refused = failure(new CommandsUnderTest(viewer).run(scale));
      assertThat(refused.kind()).isEqualTo(Kind.FORBIDDEN);
      assertThat(refused.detail()).contains("cannot patch resource \"deployments/scale\"");
      assertThat(gateway.get(web).at("spec", "replicas").asInt()).isEqualTo(before);
    }
  }

  private static final String POLICIES = "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies";
  private static final String BINDINGS = "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings";

  /// A policy of admission for the namespace of the test.
  private static void policy(ClusterUnderTest cluster, String action) throws Exception {
    String policy = cluster.namespace() + "-" + action.toLowerCase(java.util.Locale.ROOT);
    cluster.createForAll(POLICIES, policy, """
        {"kind": "ValidatingAdmissionPolicy", "apiVersion": "admissionregistration.k8s.io/v1", "metadata": {"name": "%s"},
         "spec": {"failurePolicy": "Fail",
           "matchConstraints": {"resourceRules": [{"apiGroups": ["apps"], "apiVersions": ["v1"], "operations": ["UPDATE"],
             "resources": ["deployments", "statefulsets"]}]},
           "validations": [{"expression": "!has(object.spec.paused) || !object.spec.paused",
             "message": "no pauses on a Friday, \\"please\\""}]}}""".formatted(policy));
    cluster.createForAll(BINDINGS, policy, """
        {"kind": "ValidatingAdmissionPolicyBinding", "apiVersion": "admissionregistration.k8s.io/v1", "metadata": {"name": "%1$s"},
         "spec": {"policyName": "%1$s", "validationActions": ["%2$s"],
           "matchResources": {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "%3$s"}}}}}"""
        .formatted(policy, action, cluster.namespace()));
  }

  /// What a policy of admission with an action is tried on, once the policy is in effect.
  private interface Admitted {
    void check(ClusterUnderTest cluster, CommandsUnderTest commands, PauseRollout pause) throws Exception;
  }

  private static void withPolicy(String name, String action, Predicate<DryRun> inEffect, Admitted admitted) throws Exception {
    assumeTrue(name.equals("real"), "the sample cluster has no policies of admission");
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      CommandsUnderTest commands = new CommandsUnderTest(cluster.http());
      PauseRollout pause = new PauseRollout(web(cluster, 1));
      policy(cluster, action);
      await().atMost(A_WHILE).until(() -> inEffect.test(commands.dryRun(pause)));
      admitted.check(cluster, commands, pause);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void admissionWarnsInItsOwnWords(String name) throws Exception {
    withPolicy(name, "Warn", tried -> !tried.warnings().isEmpty(), (cluster, commands, pause) -> {
      DryRun tried = commands.dryRun(pause);
      assertThat(tried.accepted()).isTrue();
      assertThat(tried.warnings()).singleElement().asString().contains("no pauses on a Friday, \"please\"");
      assertThat(commands.run(pause).warnings()).isEqualTo(tried.warnings());
    });
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void admissionRefusesInItsOwnWords(String name) throws Exception {
    withPolicy(name, "Deny", tried -> !tried.accepted(), (cluster, commands, pause) -> {
      ClusterFailure refused = failure(commands.run(pause));
      assertThat(refused.what().key()).isEqualTo("command.failed.admission.what");
      assertThat(refused.detail()).contains("no pauses on a Friday");
      assertThat(shown(cluster, pause.target()).at("spec").has("paused")).isFalse();
    });
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aPartitionWhereThereIsNoneIsRefused(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      CommandsUnderTest commands = new CommandsUnderTest(cluster.http());
      ResourceRef web = web(cluster, 1);
      assertThat(failure(commands.run(new SetPartition(web, 0, 1))).kind()).isEqualTo(Kind.CONFLICT);
    }
  }
}
