// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.drain;

import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;

/// The dialog that shows what draining a node does to its pods, does it, and says how far it is.
public final class DrainFeature implements Feature {
  private final UiServices services;

  public DrainFeature(UiServices services) {
    this.services = services;
  }

  @Override
  public String id() {
    return Route.DRAIN;
  }

  @Override
  public Place place() {
    return Place.DIALOG;
  }

  @Override
  public FeatureView open(Route route) {
    return new DrainController(services, route.cluster(), route.target());
  }
}
