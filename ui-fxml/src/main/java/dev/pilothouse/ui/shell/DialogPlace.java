// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.dialog.OverlayLayer;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Where the view of a route stands that asks something: above the window, one at a time. FX thread.
final class DialogPlace implements Subscription {
  private final OverlayLayer layer;
  private @Nullable OpenView open;
  private Runnable away = () -> {};

  DialogPlace(OverlayLayer layer) {
    this.layer = layer;
  }

  void show(OpenView view) {
    close();
    open = view;
    away = layer.show((Region) view.view().node(), Pos.CENTER, null, this::closed);
    view.view().focus();
  }

  /// A dialog about a cluster that was closed has nothing to ask any more.
  void sessions(List<ClusterSession> sessions) {
    OpenView view = open;
    ClusterSession session = view == null ? null : view.route().session();
    if (session != null && !sessions.contains(session)) {
      close();
    }
  }

  private void closed() {
    OpenView view = open;
    open = null;
    if (view != null) {
      view.close();
    }
  }

  @Override
  public void close() {
    away.run();
    away = () -> {};
    closed();
  }
}
