// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;

/// All about one object. The option of its route names the tab that is shown first: `events`, `usedBy` or `yaml`.
public final class DetailsFeature implements Feature {
  private final UiServices services;

  public DetailsFeature(UiServices services) {
    this.services = services;
  }

  @Override
  public String id() {
    return "details";
  }

  @Override
  public Place place() {
    return Place.PANEL;
  }

  @Override
  public FeatureView open(Route route) {
    return new DetailsController(services, route);
  }
}
