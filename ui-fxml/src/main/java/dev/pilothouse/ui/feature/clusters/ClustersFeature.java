// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.clusters;

import dev.pilothouse.core.port.ContextCatalog;
import dev.pilothouse.core.settings.SettingsStore;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;

/// The catalog of contexts: the first thing that one sees.
public final class ClustersFeature implements Feature {
  private final UiServices services;
  private final ContextCatalog catalog;
  private final SettingsStore settings;

  public ClustersFeature(UiServices services, ContextCatalog catalog, SettingsStore settings) {
    this.services = services;
    this.catalog = catalog;
    this.settings = settings;
  }

  @Override
  public String id() {
    return "clusters";
  }

  @Override
  public Place place() {
    return Place.MAIN;
  }

  @Override
  public FeatureView open(Route route) {
    return new ClustersController(services, new ClustersViewModel(services, catalog, settings));
  }
}
