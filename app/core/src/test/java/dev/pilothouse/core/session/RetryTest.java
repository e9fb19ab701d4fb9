// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ConnectionStep.Stage;
import dev.pilothouse.core.port.Freshness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryTest {
  private final SessionFixture fixture = new SessionFixture();

  private ClusterSession failing(Kind kind, Stage stage) {
    fixture.connector.failures.put("dev", FakeCluster.failure(kind));
    fixture.connector.failing = stage;
    ClusterSession session = fixture.sessions().open(SessionFixture.context("dev"));
    fixture.background.runAll();
    return session;
  }

  private static SessionState.Failed failed(ClusterSession session) {
    assertThat(session.state().get()).isInstanceOf(SessionState.Failed.class);
    return (SessionState.Failed) session.state().get();
  }

  @Test
  void a_network_that_comes_back_is_connected_to_without_a_click() {
    ClusterSession session = failing(Kind.UNREACHABLE, Stage.TCP);
    assertThat(failed(session).retry()).isEqualTo(new SessionState.Retry(fixture.background.now().plusSeconds(2), 1, false));
    fixture.background.advance(Duration.ofSeconds(2));
    assertThat(failed(session).retry()).isEqualTo(new SessionState.Retry(fixture.background.now().plusSeconds(4), 2, false));
    fixture.connector.failures.clear();
    fixture.background.advance(Duration.ofSeconds(4));
    assertThat(session.state().get()).isInstanceOf(SessionState.Connected.class);
  }

  @Test
  void the_longer_it_lasts_the_less_often_it_is_tried() {
    failing(Kind.TIMEOUT, Stage.TLS);
    fixture.background.advance(Duration.ofMinutes(10));
    assertThat(fixture.connector.asked).hasSizeBetween(10, 16);
  }

  @Test
  void what_is_shown_stays_while_it_is_tried_in_vain() {
    ClusterSession session = failing(Kind.UNREACHABLE, Stage.TCP);
    List<SessionState> seen = new ArrayList<>();
    session.state().subscribe(seen::add);
    fixture.background.advance(Duration.ofSeconds(2));
    assertThat(seen).allMatch(SessionState.Failed.class::isInstance);
    assertThat(seen).anyMatch(state -> state instanceof SessionState.Failed one && one.retry() != null && one.retry().running());
  }

  @ParameterizedTest
  @CsvSource({
    "UNAUTHORIZED, LOGIN", "TIMEOUT, LOGIN", "CONSENT, LOGIN", "FORBIDDEN, RIGHTS", "TLS, TLS", "CONFIGURATION, PARSE", "UNEXPECTED, VERSION"
  })
  void what_does_not_go_away_by_waiting_is_not_tried_again(Kind kind, Stage stage) {
    ClusterSession session = failing(kind, stage);
    assertThat(failed(session).retry()).isNull();
    fixture.background.advance(Duration.ofMinutes(10));
    assertThat(fixture.connector.asked).hasSize(1);
  }

  @Test
  void trying_can_be_stopped_and_begun_again() {
    ClusterSession session = failing(Kind.UNREACHABLE, Stage.TCP);
    session.cancel();
    assertThat(failed(session).retry()).isNull();
    assertThat(failed(session).failure().kind()).isEqualTo(Kind.UNREACHABLE);
    fixture.background.advance(Duration.ofMinutes(10));
    assertThat(fixture.connector.asked).hasSize(1);
    session.reconnect();
    fixture.background.runAll();
    assertThat(fixture.connector.asked).hasSize(2);
    assertThat(failed(session).retry()).isNotNull();
  }

  @Test
  void trying_now_does_not_leave_the_planned_attempt_behind() {
    ClusterSession session = failing(Kind.UNREACHABLE, Stage.TCP);
    session.reconnect();
    fixture.background.runAll();
    assertThat(fixture.connector.asked).hasSize(2);
    fixture.background.advance(Duration.ofSeconds(3));
    assertThat(fixture.connector.asked).as("one attempt after two seconds, not two").hasSize(3);
  }

  @Test
  void a_closed_tile_is_not_tried_again() {
    OpenSessions sessions = fixture.sessions();
    fixture.connector.failures.put("dev", FakeCluster.failure(Kind.UNREACHABLE));
    ClusterSession session = sessions.open(SessionFixture.context("dev"));
    fixture.background.runAll();
    sessions.close(session);
    fixture.background.advance(Duration.ofMinutes(5));
    assertThat(fixture.connector.asked).hasSize(1);
  }

  @Test
  void a_watch_that_does_not_begin_says_so_and_is_begun_again() {
    ClusterSession session = fixture.sessions().open(SessionFixture.context("dev"));
    fixture.background.runAll();
    FakeCluster cluster = fixture.connector.cluster("dev");
    cluster.watchError = new NoClassDefFoundError("a/part");
    LiveRows pods = session.show(SessionFixture.PODS);
    fixture.background.runAll();
    assertThat(pods.freshness().get()).isInstanceOfSatisfying(
        Freshness.Reconnecting.class,
        broken -> assertThat(broken.failure().detail()).isEqualTo("NoClassDefFoundError"));
    cluster.watchError = null;
    fixture.background.advance(Duration.ofSeconds(5));
    assertThat(cluster.open()).hasSize(1);
  }

  @Test
  void a_silent_line_is_known_of_the_whole_session_until_it_answers_again() {
    ClusterSession session = fixture.sessions().open(SessionFixture.context("dev"));
    fixture.background.runAll();
    LiveRows pods = session.show(SessionFixture.PODS);
    session.show(SessionFixture.NODES);
    fixture.background.runAll();
    FakeCluster cluster = fixture.connector.cluster("dev");
    Freshness.Reconnecting silent = new Freshness.Reconnecting(fixture.background.now(), 1, FakeCluster.failure(Kind.TIMEOUT));
    cluster.watches.forEach(watch -> watch.listener.freshness(new Freshness.Live()));
    assertThat(session.line().get()).isEqualTo(new Freshness.Live());
    cluster.watches.getFirst().listener.freshness(silent);
    assertThat(session.line().get()).isEqualTo(silent);
    cluster.watches.getFirst().listener.freshness(new Freshness.Live());
    assertThat(session.line().get()).isEqualTo(new Freshness.Live());
    cluster.watches.getFirst().listener.freshness(new Freshness.Reconnecting(silent.since(), 1, FakeCluster.failure(Kind.UNEXPECTED)));
    assertThat(session.line().get()).as("trouble of one kind is no trouble of the line").isEqualTo(new Freshness.Live());
    pods.close();
  }
}
