// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.model.Message;
import java.time.Instant;

/// Something that the program says between the lines of a log, where it happened.
public sealed interface LogMark {

  /// Lines between these times may be missing, because the connection was lost.
  record Gap(Instant from, Instant to) implements LogMark {}

  /// The container began anew here.
  record Restart(Instant at) implements LogMark {}

  /// So many lines came faster than they could be taken and were left out.
  record Dropped(long lines) implements LogMark {}

  /// Anything else, in words.
  record Note(Message words) implements LogMark {}
}
