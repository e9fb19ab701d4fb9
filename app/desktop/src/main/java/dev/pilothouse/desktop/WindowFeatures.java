// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.control.table.RememberedColumns;
import dev.pilothouse.ui.feature.activity.ActivityFeature;
import dev.pilothouse.ui.feature.board.BoardFeature;
import dev.pilothouse.ui.feature.clusters.ClustersFeature;
import dev.pilothouse.ui.feature.connection.ConnectionFeature;
import dev.pilothouse.ui.feature.details.DetailsFeature;
import dev.pilothouse.ui.feature.drafts.DraftsFeature;
import dev.pilothouse.ui.feature.drain.DrainFeature;
import dev.pilothouse.ui.feature.editor.EditorFeature;
import dev.pilothouse.ui.feature.events.EventsFeature;
import dev.pilothouse.ui.feature.logs.LogsFeature;
import dev.pilothouse.ui.feature.nodes.NodesFeature;
import dev.pilothouse.ui.feature.overview.OverviewFeature;
import dev.pilothouse.ui.feature.resources.ResourcesFeature;
import dev.pilothouse.ui.feature.rollout.RolloutFeature;
import dev.pilothouse.ui.feature.rollout.UndoFeature;
import dev.pilothouse.ui.feature.scale.ScaleFeature;
import dev.pilothouse.ui.feature.scale.ScaleManyFeature;
import dev.pilothouse.ui.feature.settings.SettingsFeature;
import dev.pilothouse.ui.feature.workloads.WorkloadsFeature;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.rollouts.RolloutMonitor;
import dev.pilothouse.ui.theme.Memory;
import java.util.List;

/// All features of the window.
final class WindowFeatures {
  private final Backend backend;
  private final RolloutMonitor monitor;

  WindowFeatures(Backend backend, RolloutMonitor monitor) {
    this.backend = backend;
    this.monitor = monitor;
  }

  List<Feature> all(UiServices services) {
    ColumnMemory columns = new RememberedColumns(backend.settings());
    Memory memory = Memory.in(backend.settings());
    return List.of(
        new ClustersFeature(services, backend.catalog(), backend.settings()),
        new ConnectionFeature(services),
        new ActivityFeature(services, backend.journal()),
        new SettingsFeature(services, backend.settings()),
        new OverviewFeature(services),
        new BoardFeature(services, monitor, backend.settings()),
        new WorkloadsFeature(services, columns, memory),
        new ResourcesFeature(services, columns),
        new NodesFeature(services, columns, memory),
        new EventsFeature(services, columns),
        new DetailsFeature(services),
        new EditorFeature(services, backend.drafts(), memory),
        new DraftsFeature(services, backend.drafts(), backend.catalog()),
        new LogsFeature(services, backend::logBuffer, memory, new SystemFileOpener(System.getProperty("os.name"), System.getenv())),
        new RolloutFeature(services),
        new UndoFeature(services),
        new ScaleFeature(services, backend.journal()),
        new ScaleManyFeature(services),
        new DrainFeature(services));
  }
}
