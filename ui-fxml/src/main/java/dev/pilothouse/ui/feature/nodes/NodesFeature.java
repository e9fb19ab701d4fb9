// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.theme.Memory;

/// The nodes with what they have, what is used and what is asked of them.
public final class NodesFeature implements Feature {
  private final UiServices services;
  private final ColumnMemory columns;
  private final Memory memory;

  public NodesFeature(UiServices services, ColumnMemory columns, Memory memory) {
    this.services = services;
    this.columns = columns;
    this.memory = memory;
  }

  @Override
  public String id() {
    return "nodes";
  }

  @Override
  public Place place() {
    return Place.MAIN;
  }

  @Override
  public FeatureView open(Route route) {
    return new NodesController(services, columns, memory, route);
  }
}
