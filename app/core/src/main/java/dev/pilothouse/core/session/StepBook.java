// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ConnectionStep;
import dev.pilothouse.core.port.ConnectionStep.Stage;
import dev.pilothouse.core.port.ConnectionStep.State;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The steps of one attempt to connect, those that wait included. Any thread.
final class StepBook {
  private final Map<Stage, ConnectionStep> steps = new EnumMap<>(Stage.class);
  private boolean quiet;

  StepBook() {
    this(false);
  }

  /// @param quiet whether nobody needs to see the first steps, which went wrong before and may do so again
  StepBook(boolean quiet) {
    this.quiet = quiet;
    for (Stage stage : Stage.values()) {
      steps.put(
          stage,
          new ConnectionStep(
              stage, State.WAITING, Message.of("session.step.waiting"), Duration.ZERO, Duration.ZERO, null));
    }
  }

  synchronized List<ConnectionStep> report(ConnectionStep step) {
    steps.put(step.stage(), step);
    // With the login the network is back, and a person may be asked something.
    quiet &= step.stage() != Stage.LOGIN || step.state() != State.RUNNING;
    return steps();
  }

  synchronized List<ConnectionStep> steps() {
    return List.copyOf(steps.values());
  }

  synchronized boolean quiet() {
    return quiet;
  }

  /// The step that failed; null when none did.
  synchronized @Nullable Stage failed() {
    return steps.values().stream()
        .filter(step -> step.state() == State.FAILED)
        .map(ConnectionStep::stage)
        .findFirst()
        .orElse(null);
  }

  synchronized boolean warned(Stage stage) {
    ConnectionStep step = steps.get(stage);
    return step != null && step.state() == State.WARNED;
  }
}
