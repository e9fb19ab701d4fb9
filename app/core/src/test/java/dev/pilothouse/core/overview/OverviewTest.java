// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.overview;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.relation.TestCluster;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OverviewTest {
  private static final long NOW = Instant.parse("2026-11-21T10:00:00Z").getEpochSecond();
  private final ClusterSnapshots rows = new TestCluster("/cluster/harbour.yaml").all();
  private final List<Problem> problems = new NeedsAttention().find(rows, NOW);

  private Problem about(String ref) {
    return problems.stream().filter(one -> one.ref().toString().equals(ref)).findFirst().orElseThrow();
  }

  private static String words(Message message) {
    return message == null
        ? "-"
        : message.key()
            + message.places().stream().map(place -> place instanceof Message inner ? words(inner) : place.toString()).toList();
  }

  @Test
  void whatIsBrokenComesBeforeWhatIsOnlyDoubtful() {
    assertThat(problems).extracting(one -> one.health() + " " + one.ref())
        .containsExactly(
            "BAD Node pier-3",
            "BAD Deployment shop/search",
            "BAD Deployment shop/cart",
            "BAD Job shop/migrate",
            "WARNING StatefulSet platform/batch-train",
            "WARNING PersistentVolumeClaim shop/data",
            "WARNING Node pier-2");
  }

  @Test
  void aCrashLoopIsToldOfTheDeploymentWithWhatStillServesAndTheLogBefore() {
    Problem cart = about("Deployment shop/cart");
    assertThat(words(cart.words())).isEqualTo("status.crashLoop[1, 7]");
    assertThat(words(cart.serving())).isEqualTo("problem.serving[2, 3]");
    assertThat(cart.worst()).hasToString("Pod shop/cart-12-2");
    assertThat(cart.container()).isEqualTo("main");
    assertThat(cart.steps().getFirst()).isEqualTo(NextStep.LOGS_PREVIOUS);
    assertThat(NOW - cart.since()).isEqualTo(630);
    assertThat(cart.evidence())
        .as("the back-off says nothing that the words do not say")
        .isEqualTo(new Problem.Evidence(Problem.Source.EVENT, "Unhealthy", "Readiness probe failed: 503"));
  }

  @Test
  void anImageThatIsMissingIsToldWithTheRegistrysWords() {
    Problem search = about("Deployment shop/search");
    assertThat(words(search.words())).isEqualTo("status.imageNotFound[search-8-0:1]");
    assertThat(search.evidence())
        .isEqualTo(
            new Problem.Evidence(Problem.Source.STATUS, "ImagePullBackOff", "manifest for shop/search:3.2.1-rc not found"));
    assertThat(words(search.serving())).isEqualTo("problem.serving[2, 2]");
  }

  @Test
  void aPendingPodIsToldWithTheSchedulersReasons() {
    assertThat(words(about("StatefulSet platform/batch-train").words()))
        .isEqualTo("problem.pendingTwo[36, pending.cpu[14], pending.memory[9]]");
  }

  @Test
  void aLostNodeIsToldWithItsCondition() {
    Problem node = about("Node pier-3");
    assertThat(words(node.words())).isEqualTo("status.node.lost[]");
    assertThat(node.evidence().text()).isEqualTo("Kubelet stopped posting node status.");
    assertThat(node.steps().getFirst()).isEqualTo(NextStep.SHOW_NODE);
    assertThat(words(about("Node pier-2").words())).isEqualTo("status.cordoned[]");
  }

  @Test
  void aFailedJobIsToldOnceAndItsPodsAreNot() {
    assertThat(problems).filteredOn(one -> one.ref().name().startsWith("migrate")).hasSize(1);
    assertThat(about("Job shop/migrate").evidence().reason()).isEqualTo("BackoffLimitExceeded");
  }

  @Test
  void capacityCountsWhatPodsAskForOnNodes() {
    CapacitySummary capacity =
        CapacitySummary.of(
            rows.nodes(), rows.workloads().pods(), name -> name.equals("pier-1") ? new CapacitySummary.Used(1500, 1L << 30) : null);
    assertThat(capacity.cpu()).isEqualTo(new CapacitySummary.Amount(24_000, 6_500, 1_500));
    assertThat(capacity.pods().requested()).isEqualTo(13);
    assertThat(capacity.mostFreeCpu()).as("a cordoned or lost node takes nothing")
        .isEqualTo(new CapacitySummary.Free("pier-1", 1_500));
  }

  @Test
  void withoutMetricsNothingIsSaidOfUse() {
    CapacitySummary capacity = CapacitySummary.of(rows.nodes(), rows.workloads().pods(), name -> null);
    assertThat(capacity.cpu().usedShare()).isNaN();
  }

  @Test
  void rolloutsUnderWayAreListedTheStuckOneFirst() {
    List<RolloutsInFlight.Rollout> rollouts = new RolloutsInFlight().find(rows, null, NOW);
    assertThat(rollouts).extracting(one -> one.ref().name() + " " + one.stuck() + " " + one.updated() + "/" + one.wanted())
        .containsExactly("search true 1/2", "checkout false 3/5");
    assertThat(rollouts.get(1).deadline()).isEqualTo(Instant.parse("2026-11-21T10:08:00Z").getEpochSecond());
    assertThat(rollouts.get(1).revisions()).extracting(RolloutsInFlight.Revision::number).containsExactly(15L, 14L);
  }

  @Test
  void aRolloutThatItsPartitionHoldsIsNamedSoThoughAllItsPodsAreReady() {
    ClusterSnapshots held = new TestCluster("/cluster/partition.yaml").all();
    assertThat(new RolloutsInFlight().find(held, null, NOW)).singleElement()
        .satisfies(one -> assertThat(words(one.status().words())).isEqualTo("status.heldByPartition[2]"));
  }

  @Test
  void theSidebarCountsWhatIsWrong() {
    NavCounts counts = NavCounts.of(rows, problems, new RolloutsInFlight().find(rows, null, NOW), NOW);
    assertThat(counts.overview()).isEqualTo(new NavCounts.Count(7, Health.BAD));
    assertThat(counts.workloads()).isEqualTo(new NavCounts.Count(4, Health.BAD));
    assertThat(counts.pods()).isEqualTo(new NavCounts.Count(3, Health.BAD));
    assertThat(counts.nodes()).isEqualTo(new NavCounts.Count(2, Health.BAD));
    assertThat(counts.rollouts()).isEqualTo(new NavCounts.Count(2, Health.BAD));
    assertThat(counts.storage()).isEqualTo(new NavCounts.Count(1, Health.WARNING));
  }

  @Test
  void aCrashLoopLeavesATraceOfItsRestarts() {
    Problem.Trace trace = about("Deployment shop/cart").trace();
    assertThat(trace.words()).isEqualTo(Message.of("problem.trace.restarts", 7L));
    assertThat(trace.moments()).isNotEmpty().isSorted().allMatch(moment -> moment <= NOW);
  }
}
