// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.rollouts.RolloutHistory;
import dev.pilothouse.core.settings.Appearance;
import dev.pilothouse.core.settings.SettingsStore;
import dev.pilothouse.ui.feature.activity.ActivityFeature;
import dev.pilothouse.ui.feature.clusters.ClustersFeature;
import dev.pilothouse.ui.feature.connection.ConnectionFeature;
import dev.pilothouse.ui.feature.settings.SettingsFeature;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.Feature.Place;
import dev.pilothouse.ui.nav.NavCount;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.rollouts.RolloutMonitor;
import dev.pilothouse.ui.shell.ShellParts;
import dev.pilothouse.ui.shell.ShellWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.stage.Stage;

/// The whole window on fakes, for tests and pictures. FX thread.
public final class TestWindow {
  public final FakeSessions sessions = new FakeSessions();
  public final FakeCatalog catalog = FakeCatalog.full();
  public final SettingsStore settings;
  public final FakeNotifications notified = new FakeNotifications();
  public final TestBackground background = new TestBackground();
  private final Path folder;
  public final Map<String, PlaceholderFeature> placeholders = new LinkedHashMap<>();
  public final ShellWindow window;
  private final FxThread fx = new FxThread();

  public TestWindow(Stage stage) {
    this(stage, Appearance.DEFAULTS.theme(Appearance.Theme.LIGHT).language("en"), false);
  }

  /// @param own whether the program's own pages are the real ones; a placeholder stands for each other feature
  public TestWindow(Stage stage, Appearance appearance, boolean own) {
    try {
      folder = Files.createTempDirectory("settings");
      settings = SettingsStore.open(folder, background);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    settings.update(before -> before.appearance(appearance));
    for (String main : List.of("overview", "workloads", "nodes", "table", "clusters", "connection", "activity", "settings")) {
      placeholders.put(main, new PlaceholderFeature(main, Place.MAIN));
    }
    placeholders.put("details", new PlaceholderFeature("details", Place.PANEL));
    placeholders.put("logs", new PlaceholderFeature("logs", Place.DOCK));
    placeholders.put("scale", new PlaceholderFeature("scale", Place.DIALOG));
    NavCount.Source counts =
        session ->
            new dev.pilothouse.core.base.Value<>(
                Map.of(
                    "overview", new NavCount(5, Health.BAD), "workloads", new NavCount(3, Health.BAD), "pods",
                    new NavCount(6, Health.BAD), "services", new NavCount(1, Health.WARNING), "nodes", new NavCount(1, Health.WARNING)));
    ShellParts parts =
        new ShellParts(
            fx, task -> Thread.ofVirtual().start(task), InstantSource.system(), sessions, catalog, sessions.journal, settings, counts,
            new RolloutMonitor(
                task -> Thread.ofVirtual().start(task), InstantSource.system(),
                new RolloutHistory(folder.resolve("rollouts"), background)),
            opened -> Optional.empty(), notified, "1.0");
    window =
        new ShellWindow(
            stage, parts,
            services -> {
              Map<String, Feature> all = new LinkedHashMap<>(placeholders);
              if (own) {
                own(services).forEach(feature -> all.put(feature.id(), feature));
              }
              return List.copyOf(all.values());
            });
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(1600);
    stage.setHeight(1000);
    window.show();
  }

  private List<Feature> own(UiServices services) {
    return List.of(
        new ClustersFeature(services, catalog, settings), new ConnectionFeature(services),
        new ActivityFeature(services, sessions.journal), new SettingsFeature(services, settings));
  }

  /// With the features that need no cluster.
  public static TestWindow whole(Stage stage, Appearance appearance) {
    return new TestWindow(stage, appearance, true);
  }

  /// How the program would look if it were started now.
  public Appearance atNextStart() {
    return SettingsStore.unwritten(folder, background).settings().get().appearance();
  }

  public StagedSession open(String context) {
    return sessions.open(catalog.named(context));
  }
}
