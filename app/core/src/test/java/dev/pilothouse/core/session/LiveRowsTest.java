// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.kind.Column;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ConnectionStep;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LiveRowsTest {
  private final SessionFixture fixture = new SessionFixture();
  private OpenSessions sessions;
  private ClusterSession session;
  private FakeCluster cluster;

  @BeforeEach
  void open() {
    sessions = fixture.sessions();
    session = sessions.open(SessionFixture.context("dev"));
    cluster = fixture.connector.cluster("dev");
  }

  private static List<String> names(RowStore store) {
    List<String> names = new ArrayList<>();
    for (Row row : store.snapshot()) {
      names.add(row.name());
    }
    return names;
  }

  @Test
  void what_is_shown_before_the_connection_stands_is_watched_when_it_does() {
    LiveRows pods = session.show(SessionFixture.PODS);
    assertThat(pods.freshness().get()).isEqualTo(new Freshness.Loading(0));

    fixture.background.runAll();
    cluster.last().rows("cart", "checkout");
    cluster.last().listener.freshness(new Freshness.Live());

    assertThat(names(pods.store())).containsExactly("cart", "checkout");
    assertThat(pods.freshness().get()).isEqualTo(new Freshness.Live());
  }

  @Test
  void two_viewers_share_one_watch_that_ends_a_while_after_the_last_left() {
    fixture.background.runAll();
    LiveRows one = session.show(SessionFixture.PODS);
    LiveRows two = session.show(SessionFixture.PODS);
    fixture.background.runAll();
    assertThat(cluster.watches).hasSize(1);
    assertThat(one.store()).isSameAs(two.store());

    one.close();
    one.close();
    fixture.background.advance(Duration.ofMinutes(1));
    assertThat(cluster.open()).hasSize(1);

    two.close();
    fixture.background.advance(Duration.ofSeconds(9));
    assertThat(cluster.open()).hasSize(1);
    fixture.background.advance(Duration.ofSeconds(2));
    assertThat(cluster.open()).isEmpty();
  }

  @Test
  void coming_back_within_the_grace_lists_nothing_anew() {
    fixture.background.runAll();
    session.show(SessionFixture.PODS).close();
    fixture.background.advance(Duration.ofSeconds(5));

    session.show(SessionFixture.PODS);
    fixture.background.advance(Duration.ofMinutes(1));

    assertThat(cluster.watches).hasSize(1);
    assertThat(cluster.open()).hasSize(1);
  }

  @Test
  void another_namespace_watches_anew_and_forgets_the_rows_of_the_first() {
    fixture.background.runAll();
    LiveRows pods = session.show(SessionFixture.PODS);
    session.show(SessionFixture.NODES);
    fixture.background.runAll();
    cluster.watches.getFirst().rows("cart");

    session.namespace("payments");
    assertThat(names(pods.store())).isEmpty();
    assertThat(pods.freshness().get()).isEqualTo(new Freshness.Loading(0));
    fixture.background.runAll();

    assertThat(cluster.open()).extracting(watch -> watch.kind.kind().plural() + " in " + watch.namespace)
        .containsExactlyInAnyOrder("nodes in ", "pods in payments");
    assertThat(fixture.memory.namespaces).containsEntry("file#dev", "payments");

    cluster.watches.getFirst().rows("late");
    assertThat(names(pods.store())).as("a late word of the first watch").isEmpty();
  }

  @Test
  void what_belongs_to_an_object_is_watched_in_its_namespace_wherever_one_looks() {
    fixture.background.runAll();
    LiveRows pods = session.show(SessionFixture.PODS);
    LiveRows beside = session.show(SessionFixture.PODS, "shop");
    fixture.background.runAll();
    assertThat(cluster.open()).extracting(watch -> watch.namespace).containsExactlyInAnyOrder("", "shop");
    cluster.watches.getLast().rows("cart");

    session.namespace("payments");
    fixture.background.runAll();

    assertThat(names(beside.store())).containsExactly("cart");
    assertThat(names(pods.store())).isEmpty();
    assertThat(cluster.open()).extracting(watch -> watch.namespace).containsExactlyInAnyOrder("payments", "shop");
  }

  @Test
  void a_reconnect_keeps_the_rows_and_takes_away_what_is_not_listed_any_more() {
    LiveRows pods = session.show(SessionFixture.PODS);
    fixture.background.runAll();
    cluster.last().rows("cart", "checkout");
    cluster.last().listener.freshness(new Freshness.Live());

    session.reconnect();

    assertThat(names(pods.store())).containsExactly("cart", "checkout");
    assertThat(pods.freshness().get()).isInstanceOf(Freshness.Reconnecting.class);
    fixture.background.runAll();
    assertThat(cluster.open()).hasSize(1);
    cluster.last().rows("checkout", "search");
    assertThat(names(pods.store())).containsExactly("cart", "checkout", "search");
    cluster.last().listener.freshness(new Freshness.Live());
    assertThat(names(pods.store())).containsExactlyInAnyOrder("checkout", "search");
  }

  @Test
  void a_failed_reconnect_says_since_when_the_rows_are_old() {
    LiveRows pods = session.show(SessionFixture.PODS);
    fixture.background.runAll();
    cluster.last().rows("cart");
    cluster.last().listener.freshness(new Freshness.Live());
    fixture.connector.failures.put("dev", FakeCluster.failure(Kind.UNREACHABLE));
    var lost = fixture.background.now();

    session.reconnect();
    fixture.background.runAll();
    fixture.background.advance(Duration.ofMinutes(1));
    session.reconnect();
    fixture.background.runAll();

    assertThat(pods.freshness().get())
        .isInstanceOfSatisfying(
            Freshness.Reconnecting.class,
            now -> {
              assertThat(now.since()).isEqualTo(lost);
              assertThat(now.failure().kind()).isEqualTo(Kind.UNREACHABLE);
            });
    assertThat(names(pods.store())).containsExactly("cart");
  }

  @Test
  void reconnecting_while_the_line_is_silent_makes_no_row_younger() {
    LiveRows pods = session.show(SessionFixture.PODS);
    fixture.background.runAll();
    cluster.last().rows("cart");
    cluster.last().listener.freshness(new Freshness.Live());
    var heard = fixture.background.now();
    fixture.background.advance(Duration.ofSeconds(14));
    cluster.last().listener.freshness(new Freshness.Reconnecting(heard, 1, FakeCluster.failure(Kind.TIMEOUT)));
    fixture.connector.failures.put("dev", FakeCluster.failure(Kind.UNREACHABLE));

    session.reconnect();
    fixture.background.runAll();

    assertThat(pods.freshness().get())
        .isInstanceOfSatisfying(Freshness.Reconnecting.class, now -> assertThat(now.since()).isEqualTo(heard));
  }

  @Test
  void another_cluster_behind_the_same_address_is_told_and_its_rows_are_not_mixed() {
    LiveRows pods = session.show(SessionFixture.PODS);
    fixture.background.runAll();
    cluster.last().rows("cart");
    cluster.uid = "uid-of-another";

    session.reconnect();
    fixture.background.runAll();

    assertThat(names(pods.store())).isEmpty();
    assertThat(session.notices().get()).containsExactly(Message.of("session.notice.otherCluster", "dev"));
  }

  @Test
  void a_kind_that_is_not_built_in_gets_its_columns_from_the_cluster() {
    LiveRows ferries = session.show(SessionFixture.FERRIES);
    assertThat(ferries.descriptor().columns()).extracting(Column::title).doesNotContain("Berth");

    fixture.background.runAll();

    assertThat(ferries.descriptor().columns()).extracting(Column::title).contains("Berth");
    assertThat(cluster.last().kind).isSameAs(ferries.descriptor());
  }

  @Test
  void a_kind_that_cannot_be_described_is_shown_by_name() {
    cluster.describeFailure = FakeCluster.failure(Kind.FORBIDDEN);
    LiveRows ferries = session.show(SessionFixture.FERRIES);

    fixture.background.runAll();
    cluster.last().rows("anna");

    assertThat(names(ferries.store())).containsExactly("anna");
    assertThat(ferries.skipped().get().lastReason()).isEqualTo("said the server");
  }

  @Test
  void what_was_left_out_is_counted_with_the_last_reason() {
    LiveRows pods = session.show(SessionFixture.PODS);
    fixture.background.runAll();

    cluster.last().listener.skipped("shop/cart", "no uid");
    cluster.last().listener.skipped("shop/search", "too deep");

    assertThat(pods.skipped().get()).isEqualTo(new LiveRows.Skipped(2, "shop/search", "too deep"));
  }

  @Test
  void a_user_who_may_not_list_all_namespaces_sees_his_own_and_is_told() {
    cluster.mayListAll = false;
    LiveRows pods = session.show(SessionFixture.PODS);
    fixture.background.runAll();

    cluster.last().listener.freshness(new Freshness.Refused(FakeCluster.failure(Kind.FORBIDDEN)));
    fixture.background.runAll();

    assertThat(session.namespace().get()).isEqualTo("shop");
    assertThat(cluster.open()).extracting(watch -> watch.namespace).containsExactly("shop");
    assertThat(session.notices().get()).containsExactly(Message.of("session.notice.oneNamespace", "shop"));
    assertThat(pods.freshness().get()).isEqualTo(new Freshness.Loading(0));
    assertThat(fixture.memory.namespaces).as("what nobody chose is not remembered").isEmpty();
  }

  @Test
  void the_doctors_warning_about_rights_narrows_the_view_before_anything_is_refused() {
    cluster.mayListAll = false;
    fixture.connector.rights = ConnectionStep.State.WARNED;
    session.show(SessionFixture.PODS);

    fixture.background.runAll();

    assertThat(cluster.watches).extracting(watch -> watch.namespace).containsExactly("shop");
  }

  @Test
  void a_single_refused_kind_leaves_the_view_of_all_namespaces() {
    LiveRows pods = session.show(SessionFixture.PODS);
    fixture.background.runAll();

    cluster.last().listener.freshness(new Freshness.Refused(FakeCluster.failure(Kind.FORBIDDEN)));
    fixture.background.runAll();

    assertThat(session.namespace().get()).isEmpty();
    assertThat(pods.freshness().get()).isInstanceOf(Freshness.Refused.class);
  }

  @Test
  void the_event_rate_counts_changes_but_not_the_first_list_and_comes_to_rest() {
    session.show(SessionFixture.PODS);
    fixture.background.runAll();
    cluster.last().rows("a", "b", "c");
    fixture.background.advance(Duration.ofSeconds(2));
    assertThat(session.eventRate().get()).isZero();

    cluster.last().listener.freshness(new Freshness.Live());
    for (int second = 0; second < 20; second++) {
      cluster.last().listener.changes(ChangeBatch.of(List.of(FakeCluster.row("a"), FakeCluster.row("b")), List.of()));
      fixture.background.advance(Duration.ofSeconds(1));
    }
    assertThat(session.eventRate().get()).isBetween(1.9, 2.1);

    fixture.background.advance(Duration.ofSeconds(30));
    assertThat(session.eventRate().get()).isZero();
    assertThat(fixture.background.waiting()).isEmpty();
  }
}
