// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.ScaleManyRoute;
import dev.pilothouse.ui.nav.UiServices;

/// The dialog that asks how many replicas each of several objects shall have.
public final class ScaleManyFeature implements Feature {
  private final UiServices services;

  public ScaleManyFeature(UiServices services) {
    this.services = services;
  }

  @Override
  public String id() {
    return ScaleManyRoute.VIEW;
  }

  @Override
  public Place place() {
    return Place.DIALOG;
  }

  @Override
  public FeatureView open(Route route) {
    return new ScaleManyController(services, ScaleManyRoute.read(route));
  }
}
