// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.edit;

import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FieldPathTest {
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

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "spec.replicas | 4",
      "spec.template.spec.containers[1].image | c",
      ".spec.template.spec.containers[name=\"cart\"].image | c",
      "spec.template.spec.containers[name=cart].image | c",
      "metadata.labels[app.kubernetes.io/name] | cart",
      "metadata.labels.app.kubernetes.io/name | cart",
      "spec.template.spec.containers[1].ports[0].containerPort | 80",
      "spec.template.spec.containers[0] | name",
      "spec.template.spec.volumes[0].name | spec",
      "spec.strategy | spec",
      "metadata | metadata",
      "nothing.here | apiVersion"})
  void aFieldIsFoundOrTheNearestAboveIt(String path, String words) {
    assertThat(FieldPath.find(object(), path).of(TEXT)).isEqualTo(words);
  }
}
