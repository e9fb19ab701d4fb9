// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.Sessions;
import dev.pilothouse.ui.fx.FrameTicker;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.nav.Navigator;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import dev.pilothouse.ui.theme.Memory;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// The window as a feature sees it: notes where it was sent and what it was asked to run.
public final class FakeWindow implements Navigator {
  public static final Memory MEMORY =
      new Memory() {
        @Override
        public String read(String name) {
          return "";
        }

        @Override
        public void write(String name, String text) {}
      };
  public final List<Route> routes = new CopyOnWriteArrayList<>();
  public final List<Command> commands = new CopyOnWriteArrayList<>();
  public final List<Region> dialogs = new CopyOnWriteArrayList<>();
  /// What brings back whatever is asked about; null for nothing.
  public volatile ScaleWorkload back;
  public final List<String> refused = new CopyOnWriteArrayList<>();
  public final List<String> told = new CopyOnWriteArrayList<>();

  public UiServices services(Locale language, InstantSource clock) {
    return services(language, clock, new OpenClusters(new Value<>(List.of())));
  }

  public UiServices services(Locale language, InstantSource clock, Sessions sessions) {
    FxThread fx = new FxThread();
    return new UiServices(
        new Texts(language), fx, new FrameTicker(fx), task -> Thread.ofVirtual().start(task), clock, this, sessions);
  }

  @Override
  public void go(Route route) {
    routes.add(route);
  }

  @Override
  public void closePanel() {}

  @Override
  public void run(ClusterSession session, Command command) {
    commands.add(command);
  }

  @Override
  public void send(ClusterSession session, Command command) {
    commands.add(command);
  }

  @Override
  public Runnable show(Region dialog, Node first) {
    dialogs.add(dialog);
    return () -> dialogs.remove(dialog);
  }

  @Override
  public void scale(ClusterSession session, ResourceRef target, int replicas) {
    told.add("scale " + target.name() + " " + replicas);
  }

  @Override
  public Optional<ScaleWorkload> wayBack(ClusterSession session, ResourceRef target, int replicas) {
    return Optional.ofNullable(back);
  }

  @Override
  public void refuse(String what, String why) {
    refused.add(what + " " + why);
  }

  @Override
  public void tell(String words) {
    told.add(words);
  }
}
