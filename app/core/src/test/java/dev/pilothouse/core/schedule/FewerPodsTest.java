// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.ObjectRows;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/// Which pods go when a workload gets smaller.
class FewerPodsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Row pod(String name, String spec, String status, String metadata) {
    String yaml = "{metadata: {name: %s, namespace: shop, uid: u-%s%s}, spec: {%s}, status: {%s}}".formatted(name, name, metadata, spec, status);
    return ObjectRows.read(new PodKind(), JSON.valueToTree(new Yaml().<Object>load(yaml)));
  }

  /// As `web-3@a`: its node; with `!` it is not ready, with `?` it waits for its node, with `~` it is being deleted, with `.` it
  /// has ended, with `+` it is younger.
  private static Row pod(String written) {
    String[] parts = written.split("@");
    String node = parts.length < 2 ? "" : parts[1].replaceAll("[^a-z]", "");
    String phase = written.contains(".") ? "Succeeded" : node.isEmpty() ? "Pending" : "Running";
    String ready = written.contains("!") || node.isEmpty() ? "False" : "True";
    String age = written.contains("+") ? "'2026-01-02T00:00:00Z'" : "'2026-01-01T00:00:00Z'";
    String going = written.contains("~") ? ", deletionTimestamp: '2026-01-03T00:00:00Z'" : "";
    return pod(
        parts[0].replaceAll("[^a-z0-9-]", ""),
        node.isEmpty() ? "" : "nodeName: " + node,
        "phase: " + phase + ", conditions: [{type: Ready, status: '" + ready + "'}]",
        ", creationTimestamp: " + age + going);
  }

  private static List<String> gone(ResourceKind kind, String pods, int count) {
    PodDemand demand = PodDemand.ofTemplate(new KubeObject(JSON.valueToTree(new Yaml().<Object>load("{metadata: {namespace: shop}}"))));
    List<Row> rows = Arrays.stream(pods.split(" ")).map(FewerPodsTest::pod).toList();
    return FewerPods.of(kind, demand, rows, count).pods().stream().map(Row::name).toList();
  }

  @ParameterizedTest(name = "of {0}: {2}")
  @CsvSource({
    "web-a@n web-b web-c@m,           1, web-b",
    "web-a@n web-b!@m web-c@o,        1, web-b",
    "web-a@n web-b@m web-c@m,         1, web-b",
    "web-a@n web-b@m+ web-c@o,        1, web-b",
    "web-a@n web-b~@m web-c.@o,       2, web-a",
    "web-a@n web-b!@m web-c,          2, web-c web-b",
    "web-a@n web-b@m,                 0, ''",
    "web-a@n web-b@m,                 9, web-a web-b",
  })
  void aReplicaSetTakesFirstWhatIsMissedLeast(String pods, int count, String gone) {
    assertThat(gone(DeploymentKind.KIND, pods, count)).containsExactlyElementsOf(Stream.of(gone.split(" ")).filter(one -> !one.isEmpty()).toList());
  }

  @Test
  void aStatefulSetTakesTheHighestOrdinals() {
    assertThat(gone(StatefulSetKind.KIND, "db-2!@n db-10@n db-9@m db-0", 2)).containsExactly("db-10", "db-9");
  }
}
