// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.session.SessionSurroundings;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fault.Consequence;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.reference.ReferenceCheck;
import dev.pilothouse.kube.discovery.DiscoveryReader;
import dev.pilothouse.kube.gateway.KubeGateway;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What a text names is found on a cluster, with its keys and labels, and what is not there is called missing.
class SurroundingsContractTest {
  private static final String TEXT = """
      apiVersion: v1
      kind: Service
      metadata: {name: speaker}
      spec:
        selector: {app: speakr}
        ports: [{port: 80}]
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: x}
      spec:
        priorityClassName: none-such
        containers:
        - name: x
          image: registry.example/x:1
          envFrom:
          - configMapRef: {name: settings}
          - configMapRef: {name: setings}
          - secretRef: {name: absent}
          env:
          - name: K
            valueFrom: {configMapKeyRef: {name: settings, key: k}}
          - name: L
            valueFrom: {configMapKeyRef: {name: settings, key: l}}
      """;

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void whatIsThereIsFoundAndWhatIsNotIsMissing(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      cluster.configMap("settings", "v");
      cluster.deployment("speaker", 0);
      Discovery discovery = new DiscoveryReader(cluster.http()).read();
      SessionSurroundings around = new SessionSurroundings(
          new KubeGateway(cluster.http()), discovery::kinds, cluster::namespace, InstantSource.system(),
          Runnable::run);
      YamlText text = YamlText.read(TEXT);
      assertThat(around.prepare(text)).isTrue();
      assertThat(ReferenceCheck.of(text, around)).extracting(Problem::fault).containsExactly(
          new Fault.SelectsNothing("Service", "app=speakr", cluster.namespace(), Consequence.NO_ENDPOINTS),
          new Fault.MissingObject("PriorityClass", "none-such", "", "", Consequence.REFUSED),
          new Fault.MissingObject("ConfigMap", "setings", cluster.namespace(), "settings", Consequence.NOT_CONFIGURED),
          new Fault.MissingObject("Secret", "absent", cluster.namespace(), "", Consequence.NOT_CONFIGURED),
          new Fault.MissingKey("ConfigMap", "settings", "l", "", Consequence.NOT_CONFIGURED));
    }
  }
}
