// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.command.CommandBus.Decision;
import dev.pilothouse.core.command.CordonNode;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ConnectionStep;
import dev.pilothouse.core.port.ConnectionStep.Stage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OpenSessionsTest {
  private final SessionFixture fixture = new SessionFixture();

  @Test
  void opening_returns_at_once_and_connects_in_the_background() {
    ClusterSession session = fixture.sessions().open(SessionFixture.context("dev"));

    assertThat(fixture.connector.asked).isEmpty();
    assertThat(session.state().get()).isInstanceOf(SessionState.Connecting.class);

    fixture.background.runAll();

    assertThat(session.state().get())
        .isInstanceOfSatisfying(
            SessionState.Connected.class,
            connected -> {
              assertThat(connected.serverVersion()).isEqualTo("v1.36.3");
              assertThat(connected.userName()).isEqualTo("anna");
            });
    assertThat(fixture.memory.opened).containsKey("file#dev");
  }

  @Test
  void every_stage_is_shown_from_the_start_and_each_report_changes_its_own() {
    List<SessionState> seen = new ArrayList<>();
    ClusterSession session = fixture.sessions().open(SessionFixture.context("dev"));
    session.state().subscribe(seen::add);

    fixture.background.runAll();

    assertThat(seen).allSatisfy(state -> assertThat(state.steps()).extracting(ConnectionStep::stage).containsExactly(Stage.values()));
    assertThat(seen.getFirst().steps()).extracting(ConnectionStep::state).containsOnly(ConnectionStep.State.WAITING);
    assertThat(seen.getLast().steps().getFirst().state()).isEqualTo(ConnectionStep.State.PASSED);
    assertThat(seen.getLast().steps().get(Stage.TCP.ordinal()).state()).isEqualTo(ConnectionStep.State.WAITING);
  }

  @Test
  void a_failed_context_says_why_and_does_not_keep_another_from_connecting() {
    fixture.connector.failures.put("dead", FakeCluster.failure(Kind.UNREACHABLE));
    OpenSessions sessions = fixture.sessions();
    ClusterSession dead = sessions.open(SessionFixture.context("dead"));
    ClusterSession dev = sessions.open(SessionFixture.context("dev"));

    fixture.background.runAll();

    assertThat(dead.state().get())
        .isInstanceOfSatisfying(
            SessionState.Failed.class,
            failed -> {
              assertThat(failed.failure().kind()).isEqualTo(Kind.UNREACHABLE);
              assertThat(failed.steps().get(Stage.TCP.ordinal()).state()).isEqualTo(ConnectionStep.State.FAILED);
            });
    assertThat(dev.state().get()).isInstanceOf(SessionState.Connected.class);
  }

  @Test
  void a_context_is_open_once_and_its_tile_keeps_its_place() {
    OpenSessions sessions = fixture.sessions();
    ClusterSession one = sessions.open(SessionFixture.context("one"));
    ClusterSession two = sessions.open(SessionFixture.context("two"));

    assertThat(sessions.open(SessionFixture.context("one"))).isSameAs(one);
    assertThat(sessions.open().get()).containsExactly(one, two);

    sessions.close(one);

    assertThat(sessions.open().get()).containsExactly(two);
  }

  @Test
  void cancelling_fails_the_session_and_closes_what_connects_all_the_same() {
    ClusterSession session = fixture.sessions().open(SessionFixture.context("dev"));
    fixture.connector.during = session::cancel;

    fixture.background.runAll();

    assertThat(session.state().get())
        .isInstanceOfSatisfying(
            SessionState.Failed.class,
            failed -> assertThat(failed.failure().what()).isEqualTo(Message.of("session.failure.cancelled.what")));
    assertThat(fixture.connector.cluster("dev").closed).isTrue();
  }

  @Test
  void reconnecting_after_a_failure_connects() {
    fixture.connector.failures.put("dev", FakeCluster.failure(Kind.TLS));
    ClusterSession session = fixture.sessions().open(SessionFixture.context("dev"));
    fixture.background.runAll();
    fixture.connector.failures.clear();

    session.reconnect();
    assertThat(session.state().get()).isInstanceOf(SessionState.Connecting.class);
    fixture.background.runAll();

    assertThat(session.state().get()).isInstanceOf(SessionState.Connected.class);
  }

  @Test
  void closing_while_connecting_leaves_no_connection() {
    OpenSessions sessions = fixture.sessions();
    ClusterSession session = sessions.open(SessionFixture.context("dev"));
    fixture.connector.during = () -> sessions.close(session);

    fixture.background.runAll();

    assertThat(fixture.connector.cluster("dev").closed).isTrue();
    assertThat(session.state().get()).isNotInstanceOf(SessionState.Connected.class);
  }

  @Test
  void closing_ends_every_watch_and_the_connection() {
    OpenSessions sessions = fixture.sessions();
    ClusterSession session = sessions.open(SessionFixture.context("dev"));
    session.show(SessionFixture.PODS);
    session.metrics().subscribe(_ -> {});
    fixture.background.runAll();

    sessions.close();
    fixture.background.runAll();

    FakeCluster cluster = fixture.connector.cluster("dev");
    assertThat(cluster.open()).isEmpty();
    assertThat(cluster.closed).isTrue();
    assertThat(sessions.open().get()).isEmpty();
    assertThat(fixture.background.waiting()).isEmpty();
  }

  @Test
  void single_questions_fail_as_unreachable_while_not_connected() {
    ClusterSession session = fixture.sessions().open(SessionFixture.context("dev"));

    assertThatThrownBy(() -> session.gateway().get(new ResourceRef(SessionFixture.PODS, "shop", "cart")))
        .isInstanceOfSatisfying(
            ClusterException.class, e -> assertThat(e.failure().kind()).isEqualTo(Kind.UNREACHABLE));
  }

  @Test
  void an_error_of_the_connector_is_a_failed_session_that_tells_no_text_of_it() {
    fixture.connector.during =
        () -> {
          throw new IllegalStateException("token abc");
        };
    ClusterSession session = fixture.sessions().open(SessionFixture.context("dev"));

    fixture.background.runAll();

    assertThat(session.state().get())
        .isInstanceOfSatisfying(
            SessionState.Failed.class, failed -> assertThat(failed.toString()).doesNotContain("abc"));
  }

  @Test
  void a_name_that_looks_like_production_starts_in_confirm_until_a_person_chose() {
    OpenSessions sessions = fixture.sessions();
    ClusterSession production = sessions.open(SessionFixture.context("eks-prod-1"));
    assertThat(production.guard().get()).isEqualTo(GuardLevel.CONFIRM);
    assertThat(sessions.open(SessionFixture.context("dev")).guard().get()).isEqualTo(GuardLevel.NORMAL);

    production.guard(GuardLevel.NORMAL);
    sessions.close(production);

    assertThat(sessions.open(SessionFixture.context("eks-prod-1")).guard().get()).isEqualTo(GuardLevel.NORMAL);
  }

  @Test
  void a_read_only_run_stays_read_only_whatever_is_chosen() {
    fixture.readOnly = true;
    fixture.memory.guards.put("file#dev", GuardLevel.NORMAL);
    ClusterSession session = fixture.sessions().open(SessionFixture.context("dev"));
    fixture.background.runAll();

    session.guard(GuardLevel.NORMAL);

    assertThat(session.guard().get()).isEqualTo(GuardLevel.READ_ONLY);
    CordonNode cordon = new CordonNode(new ResourceRef(SessionFixture.NODES, "", "node-1"), true);
    assertThat(session.commands().decide(cordon)).isInstanceOf(Decision.Refused.class);
    session.commands().run(cordon, null);
    fixture.background.runAll();
    assertThat(fixture.connector.cluster("dev").requests).isEmpty();
  }

  @Test
  void commands_reach_the_cluster_of_their_own_session() {
    OpenSessions sessions = fixture.sessions();
    ClusterSession one = sessions.open(SessionFixture.context("one"));
    sessions.open(SessionFixture.context("two"));
    fixture.background.runAll();

    one.commands().run(new CordonNode(new ResourceRef(SessionFixture.NODES, "", "node-1"), true), null);
    fixture.background.runAll();

    assertThat(fixture.connector.cluster("one").requests).containsExactly("PATCH /api/v1/nodes/node-1");
    assertThat(fixture.connector.cluster("two").requests).isEmpty();
    assertThat(fixture.written).extracting(Outcome::context).containsOnly("one");
  }

  @Test
  void a_sample_cluster_is_a_tile_at_once_is_started_in_the_background_and_ends_with_its_session() {
    OpenSessions sessions = fixture.sessions();

    sessions.openSample("harbor");

    assertThat(sessions.open().get()).singleElement().satisfies(tile -> assertThat(tile.context().sample()).isTrue());
    assertThat(fixture.samples.started).isEmpty();
    fixture.background.runAll();
    ClusterSession session = sessions.open().get().getFirst();
    assertThat(session.state().get()).isInstanceOf(SessionState.Connected.class);
    assertThat(session.context().id()).isEqualTo("sample:harbor");
    assertThat(session.context().name()).as("people know it by its scenario").isEqualTo("harbor");

    sessions.openSample("harbor");
    session.reconnect();
    fixture.background.runAll();
    assertThat(fixture.samples.started).containsExactly("harbor");

    sessions.close(session);
    fixture.background.runAll();
    assertThat(fixture.samples.ended).containsExactly("harbor");
  }

  @Test
  void a_sample_cluster_that_does_not_start_is_a_failed_session() {
    fixture.samples.failure = FakeCluster.failure(Kind.UNEXPECTED);
    OpenSessions sessions = fixture.sessions();
    sessions.openSample("harbor");

    fixture.background.runAll();

    assertThat(sessions.open().get().getFirst().state().get())
        .isInstanceOfSatisfying(
            SessionState.Failed.class,
            failed -> assertThat(failed.failure()).isEqualTo(fixture.samples.failure));
  }

  @Test
  void latency_is_that_of_the_connection_of_now() {
    ClusterSession session = fixture.sessions().open(SessionFixture.context("dev"));
    fixture.background.runAll();

    fixture.connector.cluster("dev").latency.set(java.time.Duration.ofMillis(12));

    assertThat(session.latency().get()).hasMillis(12);
  }

  @Test
  void a_broken_installation_is_a_failed_session_too() {
    fixture.connector.during =
        () -> {
          throw new NoClassDefFoundError("okhttp3/Call");
        };
    ClusterSession session = fixture.sessions().open(SessionFixture.context("dev"));

    assertThatThrownBy(fixture.background::runAll).isInstanceOf(NoClassDefFoundError.class);

    assertThat(session.state().get()).isInstanceOf(SessionState.Failed.class);
  }
}
