// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What the window says when an admission webhook of a real API server refuses, or does not answer.
@Timeout(420)
class RealWebhookUiTest extends InRealClusterWindow {
  private static final String WEBHOOK = "licences.harbour-master.example";
  private static final String REFUSED = "pilot 2 has no licence for this harbour";

  @BeforeEach
  void oneThatServes(FxRobot robot) throws Exception {
    deployment(OURS, 2);
    showRollout(robot, open(robot), OURS);
  }

  @Test
  void pods_that_a_webhook_refuses_keep_the_rollout_back_until_it_lets_them_in(FxRobot robot) throws Exception {
    try (AdmissionServer master = new AdmissionServer(home, "shop/web:2", REFUSED)) {
      webhook(master.clientConfig(), "\"\"", "pods", "CREATE");
      await().atMost(LONG).untilAsserted(() -> assertThat(refusesPod("registry.example/shop/web:2")).contains(REFUSED));

      cluster.kubectl("set image deployment/ours main=registry.example/shop/web:2");
      says(robot, "#rollout-state", "Stalled 1 → 2", LONG);
      tells(robot, "#waiting", "the admission webhook " + WEBHOOK + " refuses them: " + REFUSED, LONG);
      stands(robot, "Serving", 2);
      stands(robot, "Ready", 0);
      picture(robot, "refused");

      cluster.kubectl("set image deployment/ours main=registry.example/shop/web:3");
      says(robot, "#rollout-state", "Complete, revision 3", ROLLOUT);
      stands(robot, "Ready", 2);
      picture(robot, "let in");
    }
  }

  @Test
  void a_change_of_ours_that_a_webhook_refuses_is_told_in_its_words_before_it_is_sent_and_after(FxRobot robot) throws Exception {
    try (AdmissionServer master = new AdmissionServer(home, "shop/web:", REFUSED)) {
      webhook(master.clientConfig(), "apps", "deployments", "UPDATE");
      await()
          .atMost(LONG)
          .untilAsserted(() -> assertThat(cluster.refuses("annotate deployment/ours probe=1 --dry-run=server")).contains(REFUSED));

      image(robot, "registry.example/shop/web:2");
      says(robot, "#dry-run", WEBHOOK, LONG);
      says(robot, "#dry-run", REFUSED, LONG);
      picture(robot, "dialog");
      click(robot, "#cancel");

      click(robot, "#rollout-restart");
      toast(robot, WEBHOOK);
      toast(robot, REFUSED);
      picture(robot, "refused");
      says(robot, "#rollout-state", "Complete, revision 1", LONG);
      assertThat(cluster.plain("deployment/ours")).doesNotContain("restartedAt");
    }
  }

  @Test
  void one_that_does_not_answer_is_named_as_what_keeps_the_pods_back(FxRobot robot) {
    webhook("{url: \"https://127.0.0.1:1/\"}", "\"\"", "pods", "CREATE");
    await().atMost(LONG).untilAsserted(() -> assertThat(refusesPod("x")).contains("webhook"));

    cluster.kubectl("set image deployment/ours main=registry.example/shop/web:2");
    says(robot, "#rollout-state", "Stalled 1 → 2", LONG);
    tells(robot, "#waiting", "the admission webhook " + WEBHOOK + " does not answer", LONG);
    stands(robot, "Serving", 2);
    picture(robot, "silent");
  }

  private String refusesPod(String image) {
    return cluster.refuses("run probe --dry-run=server --image=" + image);
  }

  /// Asks a webhook about what is done in the test's namespace.
  private void webhook(String clientConfig, String group, String resources, String operation) {
    cluster.createForAll(
        "validatingwebhookconfiguration/" + cluster.namespace,
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata: {name: %1$s}
        webhooks:
        - name: %2$s
          clientConfig: %3$s
          namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %1$s}}
          rules: [{apiGroups: [%4$s], apiVersions: [v1], operations: [%6$s], resources: [%5$s]}]
          sideEffects: None
          admissionReviewVersions: [v1]
        """
            .formatted(cluster.namespace, WEBHOOK, clientConfig, group, resources, operation));
  }
}
