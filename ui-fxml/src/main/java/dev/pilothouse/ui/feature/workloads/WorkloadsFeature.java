// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.workloads;

import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.theme.Memory;

/// The tree of everything that runs. The option of its route is a filter.
public final class WorkloadsFeature implements Feature {
  private final UiServices services;
  private final ColumnMemory columns;
  private final Memory memory;

  /// @param memory where it is kept what is expanded
  public WorkloadsFeature(UiServices services, ColumnMemory columns, Memory memory) {
    this.services = services;
    this.columns = columns;
    this.memory = memory;
  }

  @Override
  public String id() {
    return "workloads";
  }

  @Override
  public Place place() {
    return Place.MAIN;
  }

  @Override
  public FeatureView open(Route route) {
    return new WorkloadsController(services, columns, memory, route);
  }
}
