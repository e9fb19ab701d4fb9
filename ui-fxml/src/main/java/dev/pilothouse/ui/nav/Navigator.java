// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.nav;

import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;

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

  /// Asks how many replicas an object shall have, then runs the command. Returns at once.
  ///
  /// @param replicas how many are wanted now
  void scale(ClusterSession session, ResourceRef target, int replicas);

  /// Says something in passing, for example that a name was copied.
  void tell(String words);
}
