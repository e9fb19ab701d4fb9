// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.tail;

import java.util.Set;

/// How much is read of each pod.
///
/// @param previous the run before the last restart in place of the one of now
/// @param tailLines how many lines before now of each container; negative for all
/// @param containers the names of the containers to read; none for those that [PodContainers#usual] names
public record LogScope(boolean previous, int tailLines, Set<String> containers) {

  public LogScope {
    containers = Set.copyOf(containers);
  }

  public LogScope previous(boolean before) {
    return new LogScope(before, tailLines, containers);
  }

  public LogScope containers(Set<String> names) {
    return new LogScope(previous, tailLines, names);
  }
}
