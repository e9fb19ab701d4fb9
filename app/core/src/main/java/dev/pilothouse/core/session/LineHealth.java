// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.Freshness;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// How the line to a cluster is, from what its watches tell: one whose line is down speaks for all, because they share it. A kind
/// that the server refuses or breaks off says nothing of the line. Any thread.
final class LineHealth {
  private final Map<ResourceKind, Freshness.Reconnecting> down = new HashMap<>();
  private final Value<Freshness> line = new Value<>(new Freshness.Live());

  /// Live, or reconnecting since what is shown was known to be true.
  Observable<Freshness> line() {
    return line;
  }

  void tell(ResourceKind kind, Freshness now) {
    synchronized (down) {
      if (now instanceof Freshness.Reconnecting broken && ofTheLine(broken)) {
        down.put(kind, broken);
      } else {
        down.remove(kind);
      }
    }
    line.update(before -> worst());
  }

  private static boolean ofTheLine(Freshness.Reconnecting broken) {
    return switch (broken.failure().kind()) {
      case UNREACHABLE, TIMEOUT -> true;
      default -> false;
    };
  }

  private Freshness worst() {
    synchronized (down) {
      return down.values().stream()
          .min(Comparator.comparing(Freshness.Reconnecting::since))
          .<Freshness>map(broken -> broken)
          .orElseGet(Freshness.Live::new);
    }
  }
}
