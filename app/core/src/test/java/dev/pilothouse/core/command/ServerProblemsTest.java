// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlText;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServerProblemsTest {
  private static final String TEXT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        labels:
          app.kubernetes.io/name: cart
      spec:
        replicas: 4
        template:
          spec:
            containers:
              - name: side
                image: s
              - name: cart
                image: c
                ports:
                  - containerPort: 80
      """;

  private static YamlMapping object() {
    return YamlText.read(TEXT).documents().getFirst().object().orElseThrow();
  }

  private static ClusterFailure failure(String detail, ClusterFailure.Cause... causes) {
    Message none = Message.of("x");
    return new ClusterFailure(ClusterFailure.Kind.INVALID, none, none, none, detail, List.of(causes));
  }

  private static List<String> places(List<Problem> problems) {
    return problems.stream().map(problem -> problem.span().of(TEXT)).toList();
  }

  @Test
  void eachCauseOfARefusalStandsAtItsField() {
    ClusterFailure failure =
        failure(
            "Deployment is invalid",
            new ClusterFailure.Cause("FieldValueInvalid", "spec.replicas", "must be greater"),
            new ClusterFailure.Cause("FieldValueRequired", "spec.selector", "required"));
    assertThat(places(ServerProblems.refused(object(), failure))).containsExactly("4", "spec");
  }

  @Test
  void aRefusalOfAnUnknownFieldStandsAtTheField() {
    ClusterFailure failure = failure("strict decoding error: unknown field \"spec.replicas\", unknown field \"metadata.labels\"");
    assertThat(places(ServerProblems.refused(object(), failure))).containsExactly("4", "labels");
  }

  @Test
  void aRefusalWithoutAFieldStandsAtTheKind() {
    assertThat(places(ServerProblems.refused(object(), failure("exceeded quota: small")))).containsExactly("Deployment");
  }

  @Test
  void aWarningThatNamesAFieldStandsThere() {
    List<String> warnings = List.of("spec.template.spec.containers[1].ports[0]: duplicate port", "would violate PodSecurity");
    assertThat(places(ServerProblems.warned(object(), warnings))).containsExactly("containerPort", "Deployment");
  }
}
