// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongUnaryOperator;

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

  /// The same after lines have got other numbers.
  ///
  /// @param to the number of a line now; negative when it is no longer kept
  public TraceFolds moved(LongUnaryOperator to) {
    Set<Long> next = new HashSet<>();
    others.stream().map(to::applyAsLong).filter(line -> line >= 0).forEach(next::add);
    return new TraceFolds(open, next);
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
