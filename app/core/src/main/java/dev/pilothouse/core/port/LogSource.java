// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.model.ResourceRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Streams the log of a container.
public interface LogSource {

  /// Begins to read. Calls to the sink come from one thread, in order. A follow that breaks resumes after the last line, without
  /// duplicates, and says so by [State.Gap].
  Subscription open(Request request, Sink sink);

  /// @param previous the log of the run before the last restart
  /// @param tailLines how many lines before now; negative for all
  /// @param since only lines from this time on; null for no such bound. The server knows whole seconds: a few older ones may come
  /// @param after where to go on; null to begin
  record Request(
      ResourceRef pod, String container, boolean follow, boolean previous, int tailLines, @Nullable Instant since,
      @Nullable Resume after) {

    public Request(ResourceRef pod, String container, boolean follow, boolean previous, int tailLines) {
      this(pod, container, follow, previous, tailLines, null, null);
    }

    public Request since(@Nullable Instant time) {
      return new Request(pod, container, follow, previous, tailLines, time, after);
    }

    public Request resumed(Resume last) {
      return new Request(pod, container, follow, previous, tailLines, since, last);
    }
  }

  /// The last line that was read.
  ///
  /// @param sameTime how many lines in a row have its time
  record Resume(Instant time, int sameTime) {}

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

    /// The line was cut between these times, and the log goes on.
    ///
    /// @param from of the last line before
    /// @param to of the first line after
    /// @param lost whether lines between may be missing; else it goes on at the very line
    /// @param ended whether the server ended the stream by itself, as it does when the log is rotated; else the connection was lost
    record Gap(Instant from, Instant to, boolean lost, boolean ended) implements State {}

    /// The container began anew: what was told before is of the run before, and what comes is of this one.
    ///
    /// @param at of the first line of the run
    /// @param times how often the container has begun anew by now
    /// @param exitCode how the run before ended
    /// @param reason why it did, as `OOMKilled` or `Error`; empty when that is not known
    record Restarted(Instant at, int times, int exitCode, String reason) implements State {}

    /// The container ended, or all that was asked for has been read.
    record Ended() implements State {}

    record Failed(ClusterFailure failure) implements State {}
  }
}
