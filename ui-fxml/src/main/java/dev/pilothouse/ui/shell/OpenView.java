// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// A view that is open for a route.
///
/// @param kept whether it stays when the next view is opened in passing
record OpenView(Route route, FeatureView view, BooleanProperty kept) {
  OpenView(Route route, FeatureView view) {
    this(route, view, new SimpleBooleanProperty());
  }

  /// The route that leads to it as it is now.
  Route now() {
    return view.now(route);
  }

  void close() {
    view.close();
  }

  // Two views of one route are two views.
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
