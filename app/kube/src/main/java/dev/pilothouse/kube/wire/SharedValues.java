// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.kind.Owner;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Texts, labels and owners that many rows have in common, kept once. Bounded as [TextCache] is. Any thread.
public final class SharedValues {
  private static final int SIZE = 1 << 12;
  private final TextCache texts = new TextCache();
  private final @Nullable Labels[] labels = new Labels[SIZE];
  private final @Nullable Owner[] owners = new Owner[SIZE];

  public TextCache texts() {
    return texts;
  }

  Labels labels(Map<String, String> pairs) {
    if (pairs.isEmpty()) {
      return Labels.NONE;
    }
    Labels fresh = Labels.of(pairs);
    int place = place(fresh.hashCode());
    Labels known = labels[place];
    if (fresh.equals(known)) {
      return known;
    }
    labels[place] = fresh;
    return fresh;
  }

  Owner owner(Owner fresh) {
    int place = place(fresh.hashCode());
    Owner known = owners[place];
    if (fresh.equals(known)) {
      return known;
    }
    owners[place] = fresh;
    return fresh;
  }

  private static int place(int hash) {
    int spread = hash * 0x9E3779B9;
    return (spread ^ spread >>> 16) & SIZE - 1;
  }
}
