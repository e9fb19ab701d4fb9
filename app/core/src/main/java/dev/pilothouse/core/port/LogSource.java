// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.model.ResourceRef;
import java.time.Instant;

/// Streams the log of a container.
public interface LogSource {

  /// Begins to read. Calls to the sink come from one thread, in order. A follow that breaks resumes after the last line, without
  /// duplicates, and says so by [State.Gap] when lines may be missing.
  Subscription open(Request request, Sink sink);

  /// @param tailLines how many lines before now; negative for all
  /// @param previous the log of the run before the last restart
  record Request(ResourceRef pod, String container, boolean follow, boolean previous, int tailLines) {}

  /// Takes a log as bytes. Every line begins with the server's timestamp (RFC 3339) and a space.
  interface Sink {
    /// Whole lines, each with its newline; the array is the sink's to keep.
    void lines(byte[] utf8);

    void state(State state);
  }

  /// How a stream is.
  sealed interface State {
    record Opening() implements State {}

    record Following() implements State {}

    record Reconnecting(ClusterFailure failure) implements State {}

    /// Lines between these may be missing.
    record Gap(Instant from, Instant to) implements State {}

    /// The container ended, or all that was asked for has been read.
    record Ended() implements State {}

    record Failed(ClusterFailure failure) implements State {}
  }
}
