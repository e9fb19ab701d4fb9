// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;

/// The rollout of one Deployment, StatefulSet or DaemonSet, while it goes on and after it.
public final class RolloutFeature implements Feature {
  private final UiServices services;

  public RolloutFeature(UiServices services) {
    this.services = services;
  }

  @Override
  public String id() {
    return "rollout";
  }

  @Override
  public Place place() {
    return Place.MAIN;
  }

  @Override
  public FeatureView open(Route route) {
    return new RolloutController(services, route);
  }
}
