// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.tail;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How much is read of each pod.
///
/// @param previous the run before the last restart in place of the one of now
/// @param tailLines how many lines before now of each container; negative for all
/// @param since only lines from this time on, to the second; null for no such bound
/// @param containers the names of the containers to read; none for those that [PodContainers#usual] names
public record LogScope(boolean previous, int tailLines, @Nullable Instant since, Set<String> containers) {

  public LogScope {
    containers = Set.copyOf(containers);
  }

  public LogScope(boolean previous, int tailLines, Set<String> containers) {
    this(previous, tailLines, null, containers);
  }

  public LogScope previous(boolean before) {
    return new LogScope(before, tailLines, since, containers);
  }

  public LogScope containers(Set<String> names) {
    return new LogScope(previous, tailLines, since, names);
  }

  /// The last lines before now.
  ///
  /// @param lines negative for all
  public LogScope last(int lines) {
    return new LogScope(previous, lines, null, containers);
  }

  /// All lines from a time on.
  public LogScope since(Instant time) {
    return new LogScope(previous, -1, time, containers);
  }
}
