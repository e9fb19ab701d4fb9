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

/// The steps of one attempt to connect, those that wait included. Any thread.
final class StepBook {
  private final Map<Stage, ConnectionStep> steps = new EnumMap<>(Stage.class);

  StepBook() {
    for (Stage stage : Stage.values()) {
      steps.put(
          stage,
          new ConnectionStep(
              stage, State.WAITING, Message.of("session.step.waiting"), Duration.ZERO, Duration.ZERO, null));
    }
  }

  synchronized List<ConnectionStep> report(ConnectionStep step) {
    steps.put(step.stage(), step);
    return steps();
  }

  synchronized List<ConnectionStep> steps() {
    return List.copyOf(steps.values());
  }

  synchronized boolean warned(Stage stage) {
    ConnectionStep step = steps.get(stage);
    return step != null && step.state() == State.WARNED;
  }
}
