// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.nav;

import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Moves around in the window. FX thread only.
public interface Navigator {

  /// Opens a route where its feature stands, or shows the view that is open for it already.
  void go(Route route);

  /// Opens a route of the panel, or closes the panel when it shows that object already.
  default void peek(Route route) {
    go(route);
  }

  /// Closes the details panel.
  void closePanel();

  /// Asks, if the guard wants it, then sends a command and tells its outcome. Returns at once.
  void run(ClusterSession session, Command command);

  /// Sends a command that a dialog has shown whole: what, where, and the line for kubectl. Asks only where a name must be typed.
  void send(ClusterSession session, Command command);

  /// Shows a dialog above the window, until it is closed or left with Esc.
  ///
  /// @param first what takes the keyboard
  /// @return closes it
  Runnable show(Region dialog, Node first);

  /// Asks how many replicas an object shall have, then runs the command. Returns at once.
  ///
  /// @param replicas how many are wanted now
  default void scale(ClusterSession session, ResourceRef target, int replicas) {
    go(ScaleRoute.of(session, target, replicas, 0));
  }

  /// What brings an object back that this program scaled to nothing; empty when it did not, or nobody remembers.
  ///
  /// @param replicas how many are wanted now
  default Optional<ScaleWorkload> wayBack(ClusterSession session, ResourceRef target, int replicas) {
    return Optional.empty();
  }

  /// Closes the dialog that a route has opened; does nothing when there is none.
  default void closeDialog() {}

  /// Tells how a command ended that a dialog has sent itself, with the way back where there is one.
  default void tell(ClusterSession session, Outcome outcome) {}

  /// Says why something was not done, or could not even be asked.
  ///
  /// @param why may be empty
  void refuse(String what, String why);

  /// Says something in passing, for example that a name was copied.
  void tell(String words);
}
