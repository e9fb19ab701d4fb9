// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.RowBuilder;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.logs.LogSpill;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.port.FileOpener;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowStore;
import dev.pilothouse.ui.feature.logs.LogsFeature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.theme.Memory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;

/// The program's own view of a log, of one pod that writes 50,000 lines a second.
final class GrowingLog implements LogWindow.Surface {
  private static final double NOTCH = 40;
  private static final int LEAST = 100_000;
  private final CountedLogs logs;
  private final FeatureView view;

  /// @param folder where lines lie that the memory does not hold
  GrowingLog(CountedLogs logs, Path folder) {
    this.logs = logs;
    UiServices services = BenchStage.services();
    Memory none = Fakes.of(Memory.class, Map.of("read", arguments -> ""));
    view =
        new LogsFeature(
                services, () -> new LogBuffer(LogBuffer.USUAL, new LogSpill(folder, LogSpill.USUAL)), none,
                Fakes.of(FileOpener.class, Map.of()))
            .open(Route.object("logs", session(), new ResourceRef(PodKind.KIND, "default", "checkout", "1")));
  }

  private ClusterSession session() {
    String container = "rate-" + LogScrolling.RATE;
    ContainerState state =
        new ContainerState(
            container, "checkout", ContainerState.Type.MAIN, ContainerState.State.RUNNING, true, true, 0, "", "", 0, 0, "", 0, 0);
    Row pod =
        new RowBuilder(new PodKind().fields())
            .uid("1").namespace("default").name("checkout").created(0)
            .set(PodKind.PHASE, "Running")
            .set(PodKind.CONTAINERS, new ContainerState.All(List.of(state)))
            .build();
    Map<ResourceKind, RowStore> stores = new ConcurrentHashMap<>();
    stores.computeIfAbsent(PodKind.KIND, kind -> new RowStore()).apply(new ChangeBatch(true, List.of(pod), List.of()));
    ContextEntry context =
        new ContextEntry("bench", "bench", Path.of("none"), "bench", "", "", ContextEntry.Login.TOKEN, "", "", null, false);
    return Fakes.of(
        ClusterSession.class,
        Map.of(
            "show",
            arguments -> rows((ResourceKind) arguments[0], stores),
            "logs", arguments -> logs, "context", arguments -> context, "namespace", arguments -> new Value<>("default")));
  }

  private static StillRows rows(ResourceKind kind, Map<ResourceKind, RowStore> stores) {
    return new StillRows(kind, stores.computeIfAbsent(kind, none -> new RowStore()));
  }

  @Override
  public Parent node() {
    return view.node();
  }

  @Override
  public boolean ready() {
    return lines() > LEAST;
  }

  @Override
  public void move(LogWindow.Way way, int step, double seconds) {
    switch (way) {
      case FOLLOW -> {}
      case WHEEL -> wheel(step % 400 < 300);
      case THUMB -> {
        if (canvas().lookup(".scroll-bar:vertical") instanceof ScrollBar bar) {
          bar.setValue(bar.getMax() * 0.99 * (0.5 - 0.5 * Math.cos(seconds)));
        }
      }
    }
  }

  private Node canvas() {
    return node().lookup(".log-canvas");
  }

  private void wheel(boolean up) {
    double delta = up ? NOTCH : -NOTCH;
    Event.fireEvent(
        canvas(),
        new ScrollEvent(
            ScrollEvent.SCROLL, 500, 300, 500, 300, false, false, false, false, false, false, 0, delta, 0, delta,
            ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
  }

  /// What the view says of it.
  @Override
  public long lines() {
    if (node().lookup("#counts") instanceof Labeled counts) {
      String digits = counts.getText().replaceAll("\\D", "");
      return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
    return 0;
  }

  @Override
  public double lag() {
    return (System.nanoTime() - logs.time(lines())) / 1e6;
  }

  @Override
  public void close() {
    view.close();
  }
}
