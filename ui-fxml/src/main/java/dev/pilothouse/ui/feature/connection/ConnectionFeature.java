// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.connection;

import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import java.util.Objects;

/// The connection doctor. The window shows it by itself while a cluster is not connected.
public final class ConnectionFeature implements Feature {
  private final UiServices services;

  public ConnectionFeature(UiServices services) {
    this.services = services;
  }

  @Override
  public String id() {
    return "connection";
  }

  @Override
  public Place place() {
    return Place.MAIN;
  }

  @Override
  public FeatureView open(Route route) {
    return new ConnectionController(
        services,
        new ConnectionViewModel(Objects.requireNonNull(route.session()), services.texts(), services.fx(), services.clock()));
  }
}
