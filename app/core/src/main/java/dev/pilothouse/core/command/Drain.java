// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;

/// A node that is to be drained: exactly these pods, as a person saw them.
///
/// @param cordon whether the node is to be cordoned first; it is not when it is already
public record Drain(ResourceRef node, boolean cordon, List<EvictPod> evictions) {

  public Drain {
    evictions = List.copyOf(evictions);
  }

  public boolean isEmpty() {
    return !cordon && evictions.isEmpty();
  }

  /// All that is sent, for the one question.
  public Batch batch() {
    List<Command> commands = new ArrayList<>();
    if (cordon) {
      commands.add(new CordonNode(node, true));
    }
    commands.addAll(evictions);
    return new Batch(commands, Batch.OnTrouble.GO_ON);
  }
}
