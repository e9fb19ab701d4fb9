// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.CertificateFacts;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ConnectionStep;
import dev.pilothouse.core.port.ConnectionStep.Stage;
import dev.pilothouse.core.port.ConnectionStep.State;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Tells the progress of a connection, each step as it begins and as it ends, with its times. One thread.
final class StepReport {
  private final Consumer<ConnectionStep> progress;
  private final long begun = System.nanoTime();
  private List<CertificateFacts> seen = List.of();

  StepReport(Consumer<ConnectionStep> progress) {
    this.progress = progress;
    for (Stage stage : Stage.values()) {
      tell(stage, State.WAITING, message(stage, "waiting"), Duration.ZERO, Duration.ZERO);
    }
  }

  /// What a step found.
  ///
  /// @param key of its sentence, after `connection.step.<stage>.`
  record Found<T>(T value, State state, String key, List<Object> places) {
    static <T> Found<T> passed(T value, String key, Object... places) {
      return new Found<>(value, State.PASSED, key, List.of(places));
    }

    static <T> Found<T> warned(T value, String key, Object... places) {
      return new Found<>(value, State.WARNED, key, List.of(places));
    }

    static <T> Found<T> skipped(T value, String key, Object... places) {
      return new Found<>(value, State.SKIPPED, key, List.of(places));
    }
  }

  /// The work of a step.
  @FunctionalInterface
  interface Work<T> {
    Found<T> run() throws ClusterException, InterruptedException;
  }

  /// Takes a step: reports it running, then as what it came to.
  ///
  /// @param places of the sentence `connection.step.<stage>.running`
  <T> T take(Stage stage, Work<T> work, Object... places) throws ClusterException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    seen = List.of();
    Duration started = Duration.ofNanos(System.nanoTime() - begun);
    tell(stage, State.RUNNING, message(stage, "running", places), started, Duration.ZERO);
    try {
      Found<T> found = work.run();
      tell(stage, found.state(), message(stage, found.key(), found.places().toArray()), started, since(started));
      return found.value();
    } catch (ClusterException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      ClusterFailure failure = e.failure();
      progress.accept(new ConnectionStep(stage, State.FAILED, failure.what(), started, since(started), failure, seen));
      throw e;
    }
  }

  /// The certificates that the step of now has seen.
  void seen(List<CertificateFacts> certificates) {
    seen = List.copyOf(certificates);
  }

  private Duration since(Duration started) {
    return Duration.ofNanos(System.nanoTime() - begun).minus(started);
  }

  private void tell(Stage stage, State state, Message found, Duration started, Duration took) {
    progress.accept(new ConnectionStep(stage, state, found, started, took, null, seen));
  }

  private static Message message(Stage stage, String key, Object... places) {
    return Message.of("connection.step." + stage.name().toLowerCase(Locale.ROOT) + "." + key, places);
  }
}
