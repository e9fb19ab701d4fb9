// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.overview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.kind.Leader;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.relation.TestCluster;
import dev.pilothouse.core.store.RowSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ControlPlaneTest {
  private static final long NOW = Instant.parse("2026-11-21T10:00:00Z").getEpochSecond();
  private final ClusterSnapshots rows = new TestCluster("/cluster/harbour.yaml").all();

  private List<ControlPlane.Part> parts(String version, Map<String, Leader> leaders) {
    return ControlPlane.of(
        new ControlPlane.Facts(version, Duration.ofMillis(12), leaders, rows.nodes(), rows.workloads().pods(), null), NOW);
  }

  @Test
  void aLostNodeShowsInTheKubelets() {
    ControlPlane.Part kubelets = parts("v1.36.0", Map.of()).getLast();
    assertThat(kubelets.id()).isEqualTo("kubelets");
    assertThat(kubelets.health()).isEqualTo(Health.WARNING);
    assertThat(kubelets.words()).isEqualTo(Message.of("plane.nodesReady", rows.nodes().size() - 1, rows.nodes().size()));
  }

  @Test
  void whatIsNotToBeSeenIsLeftOut() {
    assertThat(ControlPlane.of(new ControlPlane.Facts("", Duration.ZERO, Map.of(), RowSnapshot.EMPTY, RowSnapshot.EMPTY, null), NOW))
        .isEmpty();
    assertThat(parts("v1.36.0", Map.of())).extracting(ControlPlane.Part::id).startsWith("api").doesNotContain("scheduler", "etcd");
  }

  @Test
  void aLeaderThatDoesNotRenewNeedsALook() throws JsonProcessingException {
    String lease = "{\"spec\":{\"holderIdentity\":\"cp-2_6c1f\",\"leaseDurationSeconds\":15,\"renewTime\":\"2026-11-21T09:59:58.000000Z\"}}";
    Leader leader = Leader.of(new KubeObject(new ObjectMapper().readTree(lease)));
    assertThat(leader).isEqualTo(new Leader("cp-2", NOW - 2, 15));
    assertThat(parts("v1.36.0", Map.of("scheduler", leader)).get(1))
        .isEqualTo(
            new ControlPlane.Part("scheduler", Health.GOOD, Message.of("plane.leader", "cp-2"), Message.of("plane.lease", 2L)));
    Leader silent = new Leader("cp-2", NOW - 120, 15);
    assertThat(parts("v1.36.0", Map.of("scheduler", silent)).get(1).health()).isEqualTo(Health.WARNING);
  }
}
