// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.connection;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.port.CertificateFacts;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ConnectionStep;
import dev.pilothouse.core.port.ConnectionStep.Stage;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.text.CertificateText;
import dev.pilothouse.ui.text.Texts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the doctor says of a session: its steps with their times, and of a failed one what happened, why, and what to do.
final class ConnectionViewModel implements Subscription {
  /// @param failed whether it stopped
  /// @param connecting whether it goes on
  /// @param again when it is tried again by itself; empty when it is not
  /// @param axis the whole time in milliseconds, for the ruler
  record Screen(
      String title, String about, String again, List<StepRow> steps, boolean failed, boolean connecting, long axis) {

    /// Whether there is something to stop.
    boolean goesOn() {
      return connecting || !again.isEmpty();
    }
  }

  private final ClusterSession session;
  private final Texts texts;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<Screen> screen;
  private final Subscription watching;

  ConnectionViewModel(ClusterSession session, Texts texts, FxThread fx, InstantSource clock) {
    this.session = session;
    this.texts = texts;
    this.clock = clock;
    screen = new ReadOnlyObjectWrapper<>(screen(session.state().get()));
    watching = fx.observe(session.state(), state -> screen.set(screen(state)));
  }

  ReadOnlyObjectProperty<Screen> screen() {
    return screen.getReadOnlyProperty();
  }

  String context() {
    return session.context().name();
  }

  /// Time goes by.
  void tick() {
    if (!screen.get().again().isEmpty()) {
      screen.set(screen(session.state().get()));
    }
  }

  void retry() {
    session.reconnect();
  }

  void cancel() {
    session.cancel();
  }

  private Screen screen(SessionState state) {
    List<ConnectionStep> steps = state.steps();
    long whole = Math.max(1, steps.stream().mapToLong(step -> step.startedAfter().plus(step.took()).toMillis()).max().orElse(1));
    String name = session.context().name();
    String address = session.context().server();
    String title =
        switch (state) {
          case SessionState.Connecting connecting -> texts.get("connection.view.connecting", name);
          case SessionState.Failed failed -> texts.get("connection.view.failed", name, failed.failure().what());
          case SessionState.Connected connected -> texts.get("connection.view.connected", name, connected.serverVersion());
        };
    int stopped = 1 + steps.stream().map(ConnectionStep::state).toList().indexOf(ConnectionStep.State.FAILED);
    String about =
        stopped > 0
            ? texts.get("connection.view.stopped", address, stopped, steps.size(), whole)
            : texts.get("connection.view.address", address);
    List<StepRow> rows = steps.stream().map(step -> row(step, whole)).toList();
    return new Screen(
        title, about, again(state), rows, state instanceof SessionState.Failed, state instanceof SessionState.Connecting, whole);
  }

  private String again(SessionState state) {
    if (!(state instanceof SessionState.Failed failed) || failed.retry() == null) {
      return "";
    }
    SessionState.Retry retry = failed.retry();
    long seconds = Math.max(0, (Duration.between(clock.instant(), retry.at()).toMillis() + 999) / 1000);
    return retry.running() || seconds == 0
        ? texts.get("connection.view.againNow", retry.attempt())
        : texts.get("connection.view.again", seconds, retry.attempt());
  }

  private StepRow row(ConnectionStep step, long whole) {
    Duration from = step.startedAfter();
    ClusterFailure failure = step.failure();
    boolean timed = step.state() != ConnectionStep.State.WAITING && step.state() != ConnectionStep.State.SKIPPED;
    return new StepRow(
        texts.get("connection.view.step." + word(step.stage())),
        texts.get(step.found()),
        word(step.state()),
        timed ? (double) from.toMillis() / whole : 0,
        timed ? (double) from.plus(step.took()).toMillis() / whole : 0,
        timed
            ? texts.get("connection.view.ms", step.took().toMillis())
            : texts.get("connection.view." + word(step.state())),
        failure == null
            ? null
            : trouble(step, failure));
  }

  private StepRow.Trouble trouble(ConnectionStep step, ClusterFailure failure) {
    List<CertificateText> certificates =
        certificates(step).stream().map(facts -> new CertificateText(texts, facts, clock.instant())).toList();
    // The cards say what the words of the step would say once more.
    String detail = step.certificates().isEmpty() ? failure.detail() : "";
    return new StepRow.Trouble(
        texts.get(failure.what()), texts.get(failure.why()), texts.get(failure.next()), detail, certificates);
  }

  /// Those of the step; of a login that failed also whom the credentials were shown to.
  private List<CertificateFacts> certificates(ConnectionStep step) {
    if (step.stage() != Stage.LOGIN) {
      return step.certificates();
    }
    Stream<CertificateFacts> server =
        session.state().get().steps().stream()
            .filter(other -> other.stage() == Stage.TLS)
            .flatMap(other -> other.certificates().stream().limit(1));
    return Stream.concat(step.certificates().stream(), server).toList();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// All steps as text, to be sent to someone who helps. No token, key or user name is in it: the two steps that name the user
  /// give only how they ended.
  String report() {
    StringBuilder text = new StringBuilder("Pilothouse connection report\ncontext: " + session.context().name() + "\n");
    for (ConnectionStep step : session.state().get().steps()) {
      boolean names = step.stage() == Stage.PARSE || step.stage() == Stage.LOGIN || step.stage() == Stage.RIGHTS;
      text.append(String.format(Locale.ROOT, "%-10s %-8s %6d ms", word(step.stage()), word(step.state()), step.took().toMillis()));
      text.append(names ? "" : "  " + texts.get(step.found())).append('\n');
      ClusterFailure failure = step.failure();
      if (failure != null) {
        text.append("  ").append(texts.get(failure.what())).append("\n  ").append(texts.get(failure.why())).append('\n');
        text.append(failure.detail().isEmpty() ? "" : "  " + failure.detail() + "\n");
      }
    }
    return text.toString();
  }

  @Override
  public void close() {
    watching.close();
  }
}
