// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.command.ChangedLines.Sign;
import dev.pilothouse.core.command.SetAutoscalerLimits.Limits;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Right;
import dev.pilothouse.core.port.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What the commands that drive rollouts and scale say of themselves.
class RolloutCommandsTest {
  private static final ResourceRef CHECKOUT = CommandFixture.CHECKOUT;
  private static final ResourceRef DB =
      new ResourceRef(new ResourceKind("apps", "v1", "statefulsets", "StatefulSet", true), "shop", "db", "uid-3");
  private static final ResourceRef HPA =
      new ResourceRef(
          new ResourceKind("autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler", true), "shop", "checkout", "");
  private static final KubeObject SHOWN = CommandFixture.object("""
      {"metadata": {"uid": "uid-1", "annotations": {"kubernetes.io/change-cause": "before"}},
       "spec": {"template": {"spec": {
         "initContainers": [{"name": "prepare", "image": "prepare:1"}],
         "containers": [{"name": "app", "image": "app:1"}, {"name": "side", "image": "side:1"}]}}}}""");

  private static String kubectl(Command command) {
    return Kubectl.shellLine(command.kubectl("prod"));
  }

  private static String body(Command command) {
    return ((Write.Patch) command.write()).body().toString();
  }

  @Test
  void the_lines_for_kubectl_do_the_same() {
    SetImage image = SetImage.of(CHECKOUT, SHOWN, Map.of("app", "app:2"), "");
    assertThat(kubectl(image)).isEqualTo("kubectl --context prod -n shop set image deployment/checkout app=app:2");
    assertThat(kubectl(SetImage.of(CHECKOUT, SHOWN, Map.of("app", "app:2"), "it's new")))
        .isEqualTo(
            "kubectl --context prod -n shop set image deployment/checkout app=app:2 && kubectl --context prod -n shop annotate"
                + " deployment/checkout 'kubernetes.io/change-cause=it'\\''s new' --overwrite");
    assertThat(kubectl(new RestartWorkload(DB, Instant.EPOCH, "keys")))
        .as("a StatefulSet's history takes the cause that is there when the revision begins")
        .isEqualTo(
            "kubectl --context prod -n shop annotate statefulset/db kubernetes.io/change-cause=keys --overwrite && kubectl"
                + " --context prod -n shop rollout restart statefulset/db");
    assertThat(kubectl(new PauseRollout(CHECKOUT))).endsWith("rollout pause deployment/checkout");
    assertThat(kubectl(new ResumeRollout(CHECKOUT))).endsWith("rollout resume deployment/checkout");
    assertThat(kubectl(UndoRollout.recorded(CHECKOUT, 12, List.of()))).endsWith("rollout undo deployment/checkout --to-revision=12");
    assertThat(kubectl(new SetPartition(DB, 0, 2)))
        .endsWith("patch statefulset/db --type=merge -p '{\"spec\":{\"updateStrategy\":{\"rollingUpdate\":{\"partition\":2}}}}'");
    assertThat(kubectl(new SetMaxUnavailable(DB, "1", "25%"))).endsWith("{\"maxUnavailable\":\"25%\"}}}}'");
    assertThat(kubectl(new SetAutoscalerLimits(HPA, new Limits(3, 12), new Limits(8, 12))))
        .endsWith("patch horizontalpodautoscaler/checkout --type=merge -p '{\"spec\":{\"minReplicas\":8}}'");
  }

  @Test
  void an_image_is_set_only_where_the_one_is_that_was_shown() {
    SetImage image = SetImage.of(CHECKOUT, SHOWN, Map.of("app", "app:2", "prepare", "prepare:2", "side", "side:1"), "");

    assertThat(image.images()).extracting(SetImage.Image::container).containsExactly("prepare", "app");
    assertThat(body(image))
        .contains("{\"op\":\"test\",\"path\":\"/spec/template/spec/containers/0/name\",\"value\":\"app\"}")
        .contains("{\"op\":\"test\",\"path\":\"/spec/template/spec/containers/0/image\",\"value\":\"app:1\"}")
        .contains("{\"op\":\"add\",\"path\":\"/spec/template/spec/containers/0/image\",\"value\":\"app:2\"}")
        .contains("/spec/template/spec/initContainers/0/image")
        .doesNotContain("containers/1");
    assertThatThrownBy(() -> SetImage.of(CHECKOUT, SHOWN, Map.of("none", "x:1"), "")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SetImage.of(CHECKOUT, SHOWN, Map.of("app", "app:1"), "")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void taking_an_image_back_takes_its_cause_back() {
    SetImage image = SetImage.of(CHECKOUT, SHOWN, Map.of("app", "app:2"), "after");

    assertThat(image.changes())
        .contains(
            new Line(Sign.REMOVED, "    kubernetes.io/change-cause: \"before\""),
            new Line(Sign.ADDED, "    kubernetes.io/change-cause: \"after\""),
            new Line(Sign.SAME, "        - name: app"),
            new Line(Sign.REMOVED, "          image: app:1"),
            new Line(Sign.ADDED, "          image: app:2"));
    assertThat(image.undo().changes())
        .contains(
            new Line(Sign.ADDED, "    kubernetes.io/change-cause: \"before\""), new Line(Sign.ADDED, "          image: app:1"));
    assertThat(image.undo().undo()).isEqualTo(image);
  }

  @Test
  void every_command_names_the_right_that_it_needs() {
    assertThat(new ScaleWorkload(CHECKOUT, 1, 2).rights())
        .containsExactly(new Right("patch", CHECKOUT.kind(), "scale", "shop", "checkout"));
    assertThat(new PauseRollout(CHECKOUT).rights()).extracting(Right::resource).containsExactly("deployments.apps");
  }

  @Test
  void an_autoscaler_that_names_no_limits_has_none_again_afterwards() {
    ResourceRef keda =
        new ResourceRef(new ResourceKind("keda.sh", "v1alpha1", "scaledobjects", "ScaledObject", true), "shop", "checkout", "uid-4");
    Limits none = SetAutoscalerLimits.limits(keda.kind(), CommandFixture.object("{\"spec\": {}}"));
    SetAutoscalerLimits pause = new SetAutoscalerLimits(keda, none, new Limits(4, 4));

    assertThat(pause.title().key()).isEqualTo("command.limits.pause");
    assertThat(body(pause)).contains("{\"op\":\"test\",\"path\":\"/spec/minReplicaCount\",\"value\":null}");
    assertThat(body(pause.undo())).contains("{\"op\":\"remove\",\"path\":\"/spec/minReplicaCount\"}");
    assertThat(pause.undo().title().key()).isEqualTo("command.limits.resume");
  }

  @Test
  void a_way_back_is_only_for_the_same_object_in_the_same_context_that_is_still_at_nothing() {
    Outcome away = done("prod", new ScaleWorkload(CHECKOUT, 5, 0));
    ResourceRef later = new ResourceRef(CHECKOUT.kind(), "shop", "checkout", "uid-9");

    assertThat(WayBack.replicas(List.of(away), "prod", CHECKOUT, 0))
        .contains(new WayBack.Remembered(new ScaleWorkload(CHECKOUT, 0, 5), away.at()));
    assertThat(WayBack.replicas(List.of(away), "prod", CHECKOUT, 2)).isEmpty();
    assertThat(WayBack.replicas(List.of(away), "staging", CHECKOUT, 0)).isEmpty();
    assertThat(WayBack.replicas(List.of(away), "prod", later, 0)).isEmpty();
    Outcome paused = done("prod", new SetAutoscalerLimits(HPA, new Limits(3, 12), new Limits(8, 8)));
    assertThat(WayBack.limits(List.of(paused), "prod", HPA, new Limits(8, 8)))
        .contains(new WayBack.Remembered(new SetAutoscalerLimits(HPA, new Limits(8, 8), new Limits(3, 12)), paused.at()));
    assertThat(WayBack.limits(List.of(paused), "prod", HPA, new Limits(9, 9))).isEmpty();
  }

  private static Outcome done(String context, Command command) {
    Outcome any = CommandFixture.outcome(1, Outcome.Result.DONE);
    return new Outcome(1, any.at(), context, command, Outcome.Result.DONE, any.took(), null, null);
  }
}
