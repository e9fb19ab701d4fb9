// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.activity;

import dev.pilothouse.core.command.Journal;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;

/// The journal: everything that was written, with the way back.
public final class ActivityFeature implements Feature {
  private final UiServices services;
  private final Journal journal;

  public ActivityFeature(UiServices services, Journal journal) {
    this.services = services;
    this.journal = journal;
  }

  @Override
  public String id() {
    return "activity";
  }

  @Override
  public Place place() {
    return Place.MAIN;
  }

  @Override
  public FeatureView open(Route route) {
    return new ActivityController(services, new ActivityViewModel(services, journal));
  }
}
