// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.overview;

import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;

/// What needs a person in a cluster, with the reason in words and the next step as a button.
public final class OverviewFeature implements Feature {
  private final UiServices services;

  public OverviewFeature(UiServices services) {
    this.services = services;
  }

  @Override
  public String id() {
    return "overview";
  }

  @Override
  public Place place() {
    return Place.MAIN;
  }

  @Override
  public FeatureView open(Route route) {
    return new OverviewController(services, route);
  }
}
