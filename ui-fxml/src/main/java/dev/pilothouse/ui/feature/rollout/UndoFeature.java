// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;

/// The question to which revision a workload goes back, from wherever a rollout is shown.
public final class UndoFeature implements Feature {
  private final UiServices services;

  public UndoFeature(UiServices services) {
    this.services = services;
  }

  @Override
  public String id() {
    return "undo";
  }

  @Override
  public Place place() {
    return Place.DIALOG;
  }

  @Override
  public FeatureView open(Route route) {
    return new UndoDialog(services, route);
  }
}
