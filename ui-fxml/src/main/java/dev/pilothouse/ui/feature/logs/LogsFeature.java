// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import java.util.function.Supplier;

/// The log of one container of a pod; of a workload, of one of its pods. The option `previous` is the log before the last restart.
public final class LogsFeature implements Feature {
  private final UiServices services;
  private final Supplier<LogBuffer> buffers;

  /// @param buffers makes an empty one for each view, which is closed with it
  public LogsFeature(UiServices services, Supplier<LogBuffer> buffers) {
    this.services = services;
    this.buffers = buffers;
  }

  @Override
  public String id() {
    return "logs";
  }

  @Override
  public Place place() {
    return Place.DOCK;
  }

  @Override
  public FeatureView open(Route route) {
    return new LogsController(services, buffers.get(), route);
  }
}
