// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.model.Message;
import java.time.Instant;

/// Something that the program says between the lines of a log, where it happened.
public sealed interface LogMark {

  /// The log was cut, and goes on.
  ///
  /// @param from when the last line before was written
  /// @param to when the first line after was written
  /// @param lost whether lines between may be missing, because the log was rotated: the server no longer has the last line before;
  ///     else the log goes on at the very line
  /// @param ended whether the server ended the stream by itself, as it does when the log is rotated; else the connection was lost
  record Gap(Instant from, Instant to, boolean lost, boolean ended) implements LogMark {}

  /// The container began anew here.
  ///
  /// @param at when the new run began
  /// @param times how often it has begun anew by now
  /// @param exitCode how the run before ended
  /// @param reason why, as `OOMKilled` or `Error`; empty when that is not known
  record Restart(Instant at, int times, int exitCode, String reason) implements LogMark {}

  /// Anything else, in words.
  record Note(Message words) implements LogMark {}

  /// A log that cannot be read, or not yet, in words.
  record Trouble(Message words) implements LogMark {}
}
