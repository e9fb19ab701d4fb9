// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the dialog shows at one moment. Immutable.
///
/// @param now how many replicas are wanted now; -1 while nobody knows
/// @param wanted what the person chose
/// @param owner who owns the replicas, in a sentence; null for nobody
/// @param options what can be done, when somebody owns them; else empty
/// @param back how many there were before they were scaled to 0; 0 for no way back
/// @param command what the button sends; null when nothing would change
/// @param refused whether the guard does not let the command be sent
/// @param typedName what must be typed before; empty when a click is enough
/// @param trouble why nothing can be sent, or was not; null for none
record ScaleState(
    Phase phase, int now, int wanted, Marks marks, @Nullable Owner owner, List<Option> options, List<Check> checks, int back,
    @Nullable Command command, GuardLevel guard, boolean refused, String typedName, @Nullable ClusterFailure trouble) {

  ScaleState {
    options = List.copyOf(options);
    checks = List.copyOf(checks);
  }

  /// How much is known.
  enum Phase {
    LOADING,
    READY,
    /// The object was deleted.
    GONE,
    /// It could not be read; what was chosen stays.
    FAILED
  }

  /// What stands along the slider.
  ///
  /// @param most its right end
  /// @param name of the autoscaler; empty for none
  /// @param min the autoscaler's; -1 for none
  /// @param max the autoscaler's; -1 for none
  /// @param room for how many replicas there is room; -1 when it is more than the slider shows, or not known
  record Marks(int most, String name, int min, int max, int room) {}

  /// @param name set off at the beginning
  record Owner(Message name, Message words) {}

  /// One way to come to the number.
  ///
  /// @param button what the button says when it is chosen
  /// @param detail what it means
  /// @param outcome what will come of it
  /// @param command null when it is not possible
  record Option(
      Choice choice, Message title, Message button, Message detail, Health health, Message outcome, @Nullable Command command) {}

  /// The ways there are when an autoscaler owns the replicas.
  enum Choice {
    LIMITS,
    ANYWAY,
    PAUSE,
    RESUME
  }

  /// The option whose command is the one to send; null when there are none.
  @Nullable Option chosen() {
    return options.stream().filter(one -> one.command != null && one.command.equals(command)).findFirst().orElse(null);
  }
}
