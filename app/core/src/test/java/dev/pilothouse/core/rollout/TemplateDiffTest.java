// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

class TemplateDiffTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode template(String yaml) {
    return JSON.valueToTree(new Yaml().load(new StringReader(yaml)));
  }

  private static String[] changes(String before, String after) {
    return TemplateDiff.of(template(before), template(after)).stream()
        .map(one -> (one.added() ? "+" : one.removed() ? "-" : "~") + one.path())
        .toArray(String[]::new);
  }

  @Test
  void anEntryThatIsPutBeforeOthersIsOneChange() {
    assertThat(
            changes(
                "spec: {containers: [{name: app, env: [{name: B, value: '1'}]}]}",
                "spec: {containers: [{name: proxy, image: p:1}, {name: app, env: [{name: A, value: '2'}, {name: B, value: '1'}]}]}"))
        .containsExactly("+spec.containers[app].env[A]", "+spec.containers[proxy]");
  }

  @Test
  void theHashOfTheControllerAndEmptyFieldsAreNoChange() {
    assertThat(
            changes(
                "{metadata: {labels: {app: web, pod-template-hash: abc}}, spec: {securityContext: {}}}",
                "{metadata: {labels: {app: web}, creationTimestamp: null}, spec: {}}"))
        .isEmpty();
  }

  @Test
  void annotationsWithDotsAndProbesAreNamedByTheirPath() {
    assertThat(
            changes(
                "{metadata: {annotations: {kubectl.kubernetes.io/restartedAt: a}}, "
                    + "spec: {containers: [{name: app, readinessProbe: {httpGet: {path: /healthz}}}]}}",
                "{metadata: {annotations: {kubectl.kubernetes.io/restartedAt: b}}, "
                    + "spec: {containers: [{name: app, readinessProbe: {httpGet: {path: /ready}}}]}}"))
        .containsExactly(
            "~metadata.annotations[kubectl.kubernetes.io/restartedAt]", "~spec.containers[app].readinessProbe.httpGet.path");
  }

  @Test
  void argumentsAreComparedPlaceByPlace() {
    assertThat(changes("spec: {containers: [{name: app, args: [a, b]}]}", "spec: {containers: [{name: app, args: [a, c, d]}]}"))
        .containsExactly("~spec.containers[app].args[1]", "+spec.containers[app].args[2]");
  }

  @Test
  void containersInAnotherOrderAreOneChangeOfTheList() {
    assertThat(changes("spec: {containers: [{name: a}, {name: b}]}", "spec: {containers: [{name: b}, {name: a}]}"))
        .containsExactly("~spec.containers");
  }
}
