// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.relation;

import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkloadTreeTest {
  private static final long NOW = Instant.parse("2026-11-21T10:00:00Z").getEpochSecond();
  private final TestCluster cluster = new TestCluster("/cluster/harbour.yaml");

  private List<TreeRow> tree(String namespace, WorkloadTree.TreeFilter filter, String... expanded) {
    return new WorkloadTree()
        .build(cluster.workloads(), new WorkloadTree.Options(Set.of(expanded), namespace, filter, NOW));
  }

  /// `  cart 2/3 BAD status.crashLoop[1, 7]`: indented by depth.
  private static List<String> drawn(List<TreeRow> lines) {
    return lines.stream().map(WorkloadTreeTest::drawn).toList();
  }

  private static String drawn(TreeRow line) {
    String name = line.revision() > 0 ? "revision " + line.revision() : line.name();
    return "  ".repeat(line.depth()) + (line.expanded() ? "- " : line.expandable() ? "+ " : "") + name + " " + line.readyText()
        + " " + line.status().health() + " " + words(line.status().words());
  }

  private static String words(Message message) {
    return message.key() + (message.places().isEmpty() ? "" : message.places().stream()
        .map(place -> place instanceof Message inner ? words(inner) : place.toString()).toList());
  }

  @Test
  void namespacesSayHowTheirWorstIsAndHowOften() {
    assertThat(drawn(tree("", null)))
        .containsExactly(
            "empty  NEUTRAL status.nothingHere",
            "+ platform 2/3 WARNING status.pending.cpuAndMemory[8, 64 GiB]",
            "+ shop 9/10 BAD rollup.three[rollup.crashLoops[1], rollup.cannotPull[1], rollup.failed[1]]");
  }

  @Test
  void workloadsSayTheCauseAndNotOnlyTheNumbers() {
    assertThat(drawn(tree("shop", null, "namespace/shop")))
        .containsExactly(
            "- shop 9/10 BAD rollup.three[rollup.crashLoops[1], rollup.cannotPull[1], rollup.failed[1]]",
            "  + cart 2/3 BAD status.crashLoop[1, 7]",
            "  + checkout 5/5 PROGRESSING status.rollingOut[3, 5]",
            "  + search 2/2 BAD status.imageNotFound[search-8-0:1]",
            "  + nightly  GOOD status.cron.lastGood[PT9H]",
            "  + migrate 0/1 BAD status.job.tooManyFailures[7]");
  }

  @Test
  void revisionsAreNewestFirstAndEmptyOldOnesAreLeftOut() {
    assertThat(drawn(tree("shop", null, "namespace/shop", "d-checkout", "rs-checkout-15", "p-checkout-15-0")))
        .contains(
            "    - revision 15 3/3 PROGRESSING status.revision.new",
            "      - checkout-15-0 1/1 GOOD status.running",
            "        main 1/1 GOOD status.running",
            "      + checkout-15-1 1/1 GOOD status.running",
            "    + revision 14 2/2 NEUTRAL status.leaving")
        .noneMatch(line -> line.contains("revision 13"));
  }

  @Test
  void theOldRevisionOfAStuckRolloutServes() {
    assertThat(drawn(tree("shop", null, "namespace/shop", "d-search")))
        .contains(
            "    + revision 8 0/1 BAD status.imageNotFound[search-8-0:1]", "    + revision 7 2/2 GOOD status.revision.serving");
  }

  @Test
  void podsWithoutAKnownOwnerAreShownToo() {
    assertThat(drawn(tree("platform", null, "namespace/platform")))
        .containsExactly(
            "- platform 2/3 WARNING status.pending.cpuAndMemory[8, 64 GiB]",
            "  + batch-train 0/1 WARNING status.pending.cpuAndMemory[8, 64 GiB]",
            "  + canary 1/1 GOOD status.ready",
            "  + toolbox 1/1 GOOD status.running");
  }

  @Test
  void aFilterKeepsWhatIsAboveAMatch() {
    WorkloadTree.TreeFilter problems = (line, row) -> line.level() == TreeRow.Level.POD && line.status().health() == Health.BAD;
    assertThat(tree("shop", problems).stream().map(TreeRow::id))
        .containsExactly(
            "namespace/shop", "d-cart", "rs-cart-12", "p-cart-12-2", "d-search", "rs-search-8", "p-search-8-0", "j-migrate",
            "p-migrate-x");
  }

  @Test
  void linesKnowThePodsBelowThemForTheirMetrics() {
    TreeRow cart = tree("shop", null, "namespace/shop").get(1);
    assertThat(cart.podKeys()).containsExactlyInAnyOrder("shop/cart-12-0", "shop/cart-12-1", "shop/cart-12-2");
    assertThat(cart.restarts()).isEqualTo(7);
    assertThat(cart.ref()).hasToString("Deployment shop/cart");
  }

  @Test
  void aConfigMapIsUsedByTheWorkloadWhosePodsNameIt() {
    UsedBy usedBy = new UsedBy(cluster.workloads());
    ResourceKind configMaps = new ResourceKind("", "v1", "configmaps", "ConfigMap", true);
    assertThat(usedBy.of(new ResourceRef(configMaps, "shop", "cart-env")))
        .singleElement()
        .satisfies(
            user -> {
              assertThat(user.user()).hasToString("Deployment shop/cart");
              assertThat(user.pods()).isEqualTo(3);
            });
    assertThat(usedBy.of(new ResourceRef(configMaps, "platform", "cart-env"))).isEmpty();
  }

  @Test
  void aServiceChoosesPodsByItsSelector() {
    Row service = cluster.rows("Service").iterator().next();
    List<Row> pods = new UsedBy(cluster.workloads()).podsOf(service);
    assertThat(pods).hasSize(5).allMatch(pod -> pod.name().startsWith("checkout-"));
    assertThat(UsedBy.servicesOf(pods.getFirst(), cluster.rows("Service"))).containsExactly(service);
    assertThat(pods.getFirst().flag(PodKind.READY_CONDITION)).isTrue();
  }
}
