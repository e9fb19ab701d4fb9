// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A number that goes up and down over time. Times are in seconds since 1970. For one thread.
final class Steps {
  private final long first;
  private final TreeMap<Long, Long> changes = new TreeMap<>();
  private @Nullable TreeMap<Long, Long> values;

  /// @param first what it is before its first step
  Steps(long first) {
    this.first = first;
  }

  void by(long at, long difference) {
    changes.merge(at, difference, Long::sum);
    values = null;
  }

  /// What it is from a moment on.
  long at(long time) {
    TreeMap<Long, Long> known = values;
    if (known == null) {
      known = new TreeMap<>();
      long value = first;
      for (Map.Entry<Long, Long> change : changes.entrySet()) {
        value += change.getValue();
        known.put(change.getKey(), value);
      }
      values = known;
    }
    Map.Entry<Long, Long> last = known.floorEntry(time);
    return last == null ? first : last.getValue();
  }

  Set<Long> times() {
    return changes.keySet();
  }
}
