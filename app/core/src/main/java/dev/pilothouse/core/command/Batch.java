// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Many commands that a person wants together: scale these twenty. Each is for another object; one that is made
/// under a name that the server gives it is always another.
public record Batch(List<Command> commands, OnTrouble onTrouble) {

  public Batch {
    commands = List.copyOf(commands);
    Set<String> paths = new HashSet<>();
    boolean one = commands.stream().allMatch(each -> each instanceof CreateObject || paths.add(each.target().path()));
    if (commands.isEmpty() || !one) {
      throw new IllegalArgumentException("a batch has one command for each of its objects");
    }
  }

  /// What becomes of the rest when one of them was not done, or nobody knows whether it was.
  public enum OnTrouble {
    STOP,
    GO_ON
  }
}
