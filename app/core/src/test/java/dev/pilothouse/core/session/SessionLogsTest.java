// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.core.port.LogSource.Resume;
import dev.pilothouse.core.port.LogSource.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// A log that is read while the session connects anew.
class SessionLogsTest {
  private static final LogSource.Request REQUEST =
      new LogSource.Request(new ResourceRef(SessionFixture.PODS, "shop", "cart"), "app", true, false, 100);
  private final SessionFixture fixture = new SessionFixture();
  private final FakeCluster cluster = fixture.connector.cluster("dev");
  private final ClusterSession session = fixture.sessions().open(SessionFixture.context("dev"));
  private final StringBuilder text = new StringBuilder();
  private final List<State> states = new ArrayList<>();

  @BeforeEach
  void connect() {
    fixture.background.runAll();
  }

  private LogSource.Sink sink() {
    return new LogSource.Sink() {
      @Override
      public void lines(byte[] utf8) {
        text.append(new String(utf8, UTF_8));
      }

      @Override
      public void state(State state) {
        states.add(state);
      }
    };
  }

  private void lines(int stream, String... lines) {
    cluster.sinks.get(stream).lines((String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  private void reconnect() {
    session.reconnect();
    fixture.background.runAll();
  }

  @Test
  void it_goes_on_over_the_new_connection_after_the_last_line() {
    session.logs().open(REQUEST, sink());
    lines(0, "2026-03-01T10:00:01Z a", "2026-03-01T10:00:02Z b", "2026-03-01T10:00:02Z c");
    lines(0, "2026-03-01T10:00:02Z d");
    reconnect();
    assertThat(cluster.logs).containsExactly(REQUEST, REQUEST.resumed(new Resume(Instant.parse("2026-03-01T10:00:02Z"), 3)));
    assertThat(states).anyMatch(State.Reconnecting.class::isInstance);
    lines(1, "2026-03-01T10:00:03Z e");
    assertThat(text).endsWith("d\n2026-03-01T10:00:03Z e\n");
  }

  @Test
  void what_the_old_connection_still_tells_is_passed_over() {
    session.logs().open(REQUEST, sink());
    reconnect();
    lines(0, "2026-03-01T10:00:01Z late");
    assertThat(text).isEmpty();
  }

  @Test
  void a_log_that_has_told_nothing_begins_from_the_beginning() {
    session.logs().open(REQUEST, sink());
    reconnect();
    assertThat(cluster.logs).containsExactly(REQUEST, REQUEST);
  }

  @Test
  void one_that_ended_is_not_read_again() {
    session.logs().open(REQUEST, sink());
    cluster.sinks.getFirst().state(new State.Ended());
    reconnect();
    assertThat(cluster.logs).hasSize(1);
  }

  @Test
  void while_nothing_answers_it_waits_and_goes_on_when_something_does() {
    session.logs().open(REQUEST, sink());
    fixture.connector.failures.put("dev", FakeCluster.failure(Kind.UNREACHABLE));
    reconnect();
    assertThat(states.getLast()).isInstanceOf(State.Reconnecting.class);
    assertThat(cluster.logs).hasSize(1);
    fixture.connector.failures.clear();
    fixture.background.advance(Duration.ofSeconds(10));
    assertThat(cluster.logs).hasSize(2);
  }

  @Test
  void one_that_was_closed_is_not_read_again() {
    session.logs().open(REQUEST, sink()).close();
    reconnect();
    assertThat(cluster.logs).hasSize(1);
  }

  @Test
  void without_a_connection_it_says_so_at_once() {
    fixture.connector.failures.put("dev", FakeCluster.failure(Kind.UNREACHABLE));
    reconnect();
    session.logs().open(REQUEST, sink());
    assertThat(states).singleElement().isInstanceOf(State.Failed.class);
  }
}
