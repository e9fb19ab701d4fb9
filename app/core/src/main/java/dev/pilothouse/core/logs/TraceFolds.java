// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.util.HashSet;
import java.util.Set;

/// Which stack traces are shown whole. Immutable; any thread.
///
/// @param open whether they are unless they are among the others
/// @param others the numbers of the lines that begin those for which it is the other way round
public record TraceFolds(boolean open, Set<Long> others) {
  public static final TraceFolds CLOSED = new TraceFolds(false, Set.of());
  public static final TraceFolds OPEN = new TraceFolds(true, Set.of());

  public TraceFolds {
    others = Set.copyOf(others);
  }

  public boolean isOpen(long head) {
    return open != others.contains(head);
  }

  /// With one trace the other way round.
  public TraceFolds turned(long head) {
    Set<Long> next = new HashSet<>(others);
    if (!next.remove(head)) {
      next.add(head);
    }
    return new TraceFolds(open, next);
  }
}
