// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.Sessions;
import java.util.List;

/// Clusters that a test opens and closes itself.
public record OpenClusters(Observable<List<ClusterSession>> open) implements Sessions {

  @Override
  public ClusterSession open(ContextEntry context) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void openSample(String scenario) {}

  @Override
  public void close(ClusterSession session) {}
}
