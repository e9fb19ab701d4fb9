// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.themes.Fonts;
import dev.pilothouse.themes.Theme;
import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.feature.details.DetailsFeature;
import dev.pilothouse.ui.feature.events.EventsFeature;
import dev.pilothouse.ui.feature.logs.LogsFeature;
import dev.pilothouse.ui.feature.nodes.NodesFeature;
import dev.pilothouse.ui.feature.overview.OverviewFeature;
import dev.pilothouse.ui.feature.resources.ResourcesFeature;
import dev.pilothouse.ui.feature.workloads.WorkloadsFeature;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;

/// Renders the views that show a cluster, without a cluster, into `target/shots`: `ScreenShots [view-theme-language]…`.
public final class ScreenShots extends Application {
  private final Deque<Runnable> steps = new ArrayDeque<>();
  private final FakeSession session = Shop.open();
  private Stage stage;

  /// A launcher of its own, so that JavaFX may lie on the class path.
  public static final class Main {
    private Main() {}

    public static void main(String[] arguments) {
      launch(ScreenShots.class, arguments);
    }
  }

  private record View(Function<UiServices, Feature> feature, Route route, int width, int height) {}

  private Map<String, View> views() {
    Map<String, View> views = new LinkedHashMap<>();
    views.put("pods", main(s -> new ResourcesFeature(s, ColumnMemory.NONE), Route.table(session, "pods")));
    views.put("deployments", main(s -> new ResourcesFeature(s, ColumnMemory.NONE), Route.table(session, "deployments.apps")));
    views.put("nodes", main(s -> new NodesFeature(s, ColumnMemory.NONE, FakeWindow.MEMORY), Route.of("nodes", session)));
    views.put("events", main(s -> new EventsFeature(s, ColumnMemory.NONE), Route.of("events", session)));
    views.put("filtered", main(s -> new ResourcesFeature(s, ColumnMemory.NONE), Route.table(session, PodKind.KIND.id()).withOption("nope")));
    views.put("workloads", main(s -> new WorkloadsFeature(s, ColumnMemory.NONE, FakeWindow.MEMORY), Route.of("workloads", session)));
    ResourceRef cart = new ResourceRef(DeploymentKind.KIND, "shop", "checkout", "shop-checkout");
    views.put("logs", new View(services -> new LogsFeature(services, () -> new LogBuffer(LogBuffer.USUAL), FakeWindow.MEMORY, file -> true), Route.object("logs", session, cart), 1340, 232));
    views.put("details", new View(DetailsFeature::new, Route.object("details", session, cart), 340, 700));
    views.put("yaml", new View(DetailsFeature::new, Route.object("details", session, cart).withOption("yaml"), 340, 700));
    views.put("overview", main(OverviewFeature::new, Route.of("overview", session)));
    views.put("calm", main(OverviewFeature::new, Route.of("overview", new FakeSession())));
    return views;
  }

  private static View main(Function<UiServices, Feature> feature, Route route) {
    return new View(feature, route, 1340, 934);
  }

  @Override
  public void start(Stage primary) {
    stage = primary;
    Fonts.load();
    List<String> wanted = getParameters().getRaw();
    views()
        .forEach(
            (name, view) -> {
              for (String look : List.of("dark-en", "light-en", "light-zh", "dark-zh")) {
                if (wanted.isEmpty() ? look.equals("dark-en") : wanted.contains(name + "-" + look)) {
                  steps.add(() -> shoot(name + "-" + look, view, look));
                }
              }
            });
    next();
  }

  private void next() {
    Runnable step = steps.poll();
    if (step == null) {
      Platform.exit();
    } else {
      step.run();
    }
  }

  private void shoot(String name, View view, String look) {
    String[] parts = look.split("-");
    Theme theme = Arrays.stream(Theme.values()).filter(one -> one.name().equalsIgnoreCase(parts[0])).findFirst().orElseThrow();
    UiServices services = new FakeWindow().services(Locale.forLanguageTag(parts[1]), InstantSource.fixed(Shop.NOW));
    setUserAgentStylesheet(theme.userAgentStylesheet());
    FeatureView opened = view.feature.apply(services).open(view.route);
    Scene scene = new Scene(new StackPane(opened.node()), view.width, view.height);
    scene.getStylesheets().setAll(theme.stylesheets());
    stage.setScene(scene);
    stage.show();
    session.sinks.forEach(sink -> Shop.writeLog(sink));
    PauseTransition wait = new PauseTransition(Duration.millis(1200));
    wait.setOnFinished(
        event -> {
          Snapshots.write(scene, name);
          opened.close();
          next();
        });
    wait.play();
  }
}
