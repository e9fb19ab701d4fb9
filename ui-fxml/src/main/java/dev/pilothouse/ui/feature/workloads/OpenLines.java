// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.workloads;

import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.theme.Memory;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Remembers over runs which lines of a cluster's tree were open.
final class OpenLines {
  private final Memory memory;
  private final String name;

  OpenLines(Memory memory, ClusterSession session) {
    this.memory = memory;
    name = "tree." + session.context().id();
  }

  /// Null when nobody has opened or closed a line yet.
  @Nullable Set<String> read() {
    String text = memory.read(name);
    return text.isEmpty() ? null : Set.of(text.split(","));
  }

  void write(Set<String> ids) {
    memory.write(name, String.join(",", ids));
  }
}
