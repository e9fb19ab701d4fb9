// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.MetricsSource.Reading;
import dev.pilothouse.core.port.MetricsSource.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UsagePollingTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private final SessionFixture fixture = new SessionFixture();
  private final ClusterSession session = fixture.sessions().open(SessionFixture.context("dev"));
  private final FakeCluster cluster = fixture.connector.cluster("dev");

  private static Reading reading(int number, Map<String, Double> pods) {
    Map<String, Usage> usage = new HashMap<>();
    pods.forEach((name, cores) -> usage.put(name, new Usage(cores, (long) (cores * 1024))));
    return new Reading(START.plusSeconds(15L * number), usage, Map.of("node-1", new Usage(number, number)));
  }

  @Test
  void nothing_is_read_while_nobody_looks() {
    fixture.background.runAll();
    fixture.background.advance(Duration.ofMinutes(5));
    assertThat(cluster.readings).isZero();

    Subscription one = session.metrics().subscribe(_ -> {});
    Subscription two = session.metrics().subscribe(_ -> {});
    fixture.background.advance(Duration.ofSeconds(30));
    assertThat(cluster.readings).isEqualTo(3);

    one.close();
    one.close();
    fixture.background.advance(Duration.ofSeconds(15));
    assertThat(cluster.readings).isEqualTo(4);
    two.close();
    fixture.background.advance(Duration.ofMinutes(5));
    assertThat(cluster.readings).isEqualTo(4);
    assertThat(fixture.background.waiting()).isEmpty();
  }

  @Test
  void a_cluster_without_metrics_says_so_and_is_not_asked_every_15_seconds() {
    cluster.metricsFailure = FakeCluster.failure(Kind.NOT_FOUND);
    session.metrics().subscribe(_ -> {});

    fixture.background.advance(Duration.ofMinutes(4));

    assertThat(session.metrics().get().failure()).isEqualTo(cluster.metricsFailure);
    assertThat(cluster.readings).isEqualTo(1);
  }

  @Test
  void readings_come_oldest_first_with_holes_where_there_was_none() {
    UsageHistory history =
        UsageHistory.EMPTY
            .with(reading(0, Map.of("shop/cart", 0.5)))
            .with(reading(1, Map.of("shop/cart", 0.75, "shop/new", 0.25)))
            .with(reading(4, Map.of("shop/cart", 1.0, "shop/new", 0.5)));

    assertThat(history.podCores("shop/cart")).containsExactly(0.5, 0.75, Double.NaN, Double.NaN, 1.0);
    assertThat(history.podCores("shop/new")).containsExactly(Double.NaN, 0.25, Double.NaN, Double.NaN, 0.5);
    assertThat(history.podBytes("shop/cart")).endsWith(1024);
    assertThat(history.nodeCores("node-1")).containsExactly(0, 1, Double.NaN, Double.NaN, 4);
    assertThat(history.pod("shop/cart")).isEqualTo(new Usage(1, 1024));
    assertThat(history.pod("shop/none")).isNull();
    assertThat(history.podCores("shop/none")).isEmpty();
    assertThat(history.at()).isEqualTo(START.plusSeconds(60));
  }

  @Test
  void a_history_does_not_change_when_the_next_one_is_made() {
    UsageHistory first = UsageHistory.EMPTY.with(reading(0, Map.of("shop/cart", 0.5)));

    first.with(reading(1, Map.of("shop/cart", 4.0)));

    assertThat(first.podCores("shop/cart")).containsExactly(0.5);
  }

  @Test
  void half_an_hour_is_kept() {
    UsageHistory history = UsageHistory.EMPTY;
    for (int i = 0; i < 300; i++) {
      history = history.with(reading(i, Map.of("shop/cart", (double) i)));
    }

    assertThat(history.podCores("shop/cart")).hasSize(120).startsWith(180).endsWith(299);
  }

  @Test
  void a_new_pod_has_nothing_of_the_gone_one_whose_room_it_took() {
    UsageHistory history = UsageHistory.EMPTY;
    for (int i = 0; i < 10; i++) {
      history = history.with(reading(i, Map.of("shop/gone", 3.0)));
    }
    for (int i = 10; i < 20; i++) {
      history = history.with(reading(i, Map.of("shop/stays", 1.0)));
    }
    history = history.with(reading(20, Map.of("shop/stays", 1.0, "shop/new", 2.0)));

    assertThat(history.podCores("shop/gone")).isEmpty();
    assertThat(history.podCores("shop/new")).hasSize(21).endsWith(2.0).doesNotContain(3.0);
    assertThat(history.pods().size()).isEqualTo(2);
  }

  @Test
  void ten_thousand_pods_that_come_and_go_do_not_pile_up() {
    UsageHistory history = UsageHistory.EMPTY;
    for (int i = 0; i < 50; i++) {
      Map<String, Double> pods = new HashMap<>();
      for (int pod = 0; pod < 200; pod++) {
        pods.put("shop/job-" + i + "-" + pod, 1.0);
      }
      history = history.with(reading(i, pods));
    }

    assertThat(history.pods().size()).isLessThanOrEqualTo(5 * 200);
  }

  @Test
  void a_quicker_pace_keeps_half_an_hour_too_and_counts_its_own_holes() {
    UsageHistory history = UsageHistory.every(Duration.ofSeconds(5));
    for (int i = 0; i < 200; i++) {
      history = history.with(reading(i, Map.of("shop/cart", (double) i)));
    }

    assertThat(history.podCores("shop/cart")).hasSize(360).endsWith(198, Double.NaN, Double.NaN, 199);
  }
}
