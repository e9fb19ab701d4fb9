// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.resources;

import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;

/// A table of any kind of the cluster. The option of its route is a filter.
public final class ResourcesFeature implements Feature {
  private final UiServices services;
  private final ColumnMemory memory;

  public ResourcesFeature(UiServices services, ColumnMemory memory) {
    this.services = services;
    this.memory = memory;
  }

  @Override
  public String id() {
    return "table";
  }

  @Override
  public Place place() {
    return Place.MAIN;
  }

  @Override
  public FeatureView open(Route route) {
    return new ResourcesView(services, memory, route);
  }
}
