// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.command.Journal;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.ScaleRoute;
import dev.pilothouse.ui.nav.UiServices;

/// The dialog that asks how many replicas an object shall have.
public final class ScaleFeature implements Feature {
  private final UiServices services;
  private final Journal journal;

  public ScaleFeature(UiServices services, Journal journal) {
    this.services = services;
    this.journal = journal;
  }

  @Override
  public String id() {
    return ScaleRoute.VIEW;
  }

  @Override
  public Place place() {
    return Place.DIALOG;
  }

  @Override
  public FeatureView open(Route route) {
    return new ScaleController(services, journal, ScaleRoute.read(route));
  }
}
