// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.settings;

import dev.pilothouse.core.settings.SettingsStore;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;

/// What a person may choose of the look and the language.
public final class SettingsFeature implements Feature {
  private final UiServices services;
  private final SettingsStore settings;

  public SettingsFeature(UiServices services, SettingsStore settings) {
    this.services = services;
    this.settings = settings;
  }

  @Override
  public String id() {
    return "settings";
  }

  @Override
  public Place place() {
    return Place.MAIN;
  }

  @Override
  public FeatureView open(Route route) {
    return new SettingsController(services, new SettingsViewModel(settings, services.fx()));
  }
}
