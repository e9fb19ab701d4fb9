// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.events;

import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;

/// What the cluster reports, newest first.
public final class EventsFeature implements Feature {
  private final UiServices services;
  private final ColumnMemory memory;

  public EventsFeature(UiServices services, ColumnMemory memory) {
    this.services = services;
    this.memory = memory;
  }

  @Override
  public String id() {
    return "events";
  }

  @Override
  public Place place() {
    return Place.MAIN;
  }

  @Override
  public FeatureView open(Route route) {
    return new EventsController(services, memory, route);
  }
}
