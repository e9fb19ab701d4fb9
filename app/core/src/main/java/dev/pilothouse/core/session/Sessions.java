// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.port.ContextEntry;
import java.util.List;

/// The clusters that are open, in the order of their tiles.
public interface Sessions {

  Observable<List<ClusterSession>> open();

  /// Opens a context, or gives the session that is open for it already. Returns at once; connecting goes on in the background.
  ClusterSession open(ContextEntry context);

  /// Opens a sample cluster that runs inside the program.
  ///
  /// @param scenario for example `harbor`
  void openSample(String scenario);

  void close(ClusterSession session);
}
