// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.port.FileOpener;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.theme.Memory;
import java.util.function.Supplier;

/// The logs of what a route names. The option `previous` is the log before the last restart, and a link in it names all itself.
public final class LogsFeature implements Feature {
  private final UiServices services;
  private final Supplier<LogBuffer> buffers;
  private final LogMemory memory;
  private final LogProgram program;

  /// @param buffers makes an empty one for each view, which is closed with it
  /// @param memory of how a person wants logs drawn
  /// @param opener shows a part of a log in a program of the system
  public LogsFeature(UiServices services, Supplier<LogBuffer> buffers, Memory memory, FileOpener opener) {
    this.memory = new LogMemory(memory);
    program = new LogProgram(opener);
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
  public boolean opens(Route route) {
    return LogStart.isIn(route);
  }

  @Override
  public FeatureView open(Route route) {
    return new LogsController(services, memory, program, buffers.get(), route);
  }
}
