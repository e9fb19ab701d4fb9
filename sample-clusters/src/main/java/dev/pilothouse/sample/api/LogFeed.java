// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api;

import dev.pilothouse.sample.store.Subscription;
import java.time.Instant;
import java.util.List;

/// Where the API server gets containers' output from. Called from any thread.
public interface LogFeed {

  /// One line, without its line end.
  record LogLine(Instant time, String text) {}

  /// A container of a pod; the API server has checked that the pod has it.
  record Target(String namespace, String pod, String uid, String container) {}

  /// Gets lines while a log is followed, in order and one at a time.
  interface Sink {
    void line(LogLine line);

    /// The container ended or the pod is gone: nothing more will come.
    void end();
  }

  /// What was written before, and the handle that stops what comes after.
  record Following(List<LogLine> history, Subscription subscription) {}

  /// The kept output of the running container, or of the one before it.
  ///
  /// @throws LogUnavailableException with the words that a kubelet would use
  List<LogLine> read(Target target, boolean previous);

  /// The kept output now, and every later line into the sink: none missed, none twice.
  ///
  /// @throws LogUnavailableException with the words that a kubelet would use
  Following follow(Target target, Sink sink);

  /// A cluster whose containers say nothing.
  static LogFeed silent() {
    return new LogFeed() {
      @Override
      public List<LogLine> read(Target target, boolean previous) {
        return List.of();
      }

      @Override
      public Following follow(Target target, Sink sink) {
        return new Following(List.of(), () -> {});
      }
    };
  }
}
