// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.feature.nodes.NodesFeature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.theme.Memory;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// One window with the map of 5,000 nodes and 150,000 pods that moves by itself, one step a frame, and prints the times between its
/// frames. Started by [MapFrames].
public final class MapWindow {
  private static final int WIDTH = 1400;
  private static final int HEIGHT = 900;
  private static final long WARM_UP = 3_000_000_000L;
  private static final long MEASURED = 5_000_000_000L;

  private MapWindow() {}

  /// How a person moves over the map.
  enum Way {
    /// The pointer goes over nodes while all is seen.
    HOVER,
    /// The wheel goes a bit closer and back.
    ZOOM,
    /// Half of the nodes in sight, and dragged.
    PAN;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static void main(String[] args) {
    Application.launch(Window.class, args);
  }

  /// The window.
  public static final class Window extends Application {
    private @Nullable FeatureView open;

    /// Closes the view, which nobody else holds.
    @Override
    public void stop() {
      if (open != null) {
        open.close();
      }
    }

    @Override
    public void start(Stage stage) {
      boolean floor = getParameters().getRaw().contains("raster");
      SyntheticFleet fleet = new SyntheticFleet();
      Parent view = floor ? new StackPane() : view(fleet);
      BenchStage.show(stage, view, WIDTH, HEIGHT);
      fleet.startChanging();
      new Drive(view, fleet, floor ? new Floor((StackPane) view) : null).start();
    }

    private Parent view(SyntheticFleet fleet) {
      UiServices services = BenchStage.services();
      Memory memory = Fakes.of(Memory.class, Map.of("read", name -> "", "write", both -> Map.of()));
      FeatureView view = new NodesFeature(services, ColumnMemory.NONE, memory).open(Route.of("nodes", fleet.session()));
      open = view;
      return view.node();
    }
  }

  /// The least that could show as many squares: all of them anew into one image each frame.
  private static final class Floor {
    private final IntBuffer ints = IntBuffer.allocate(WIDTH * HEIGHT);
    private final PixelBuffer<IntBuffer> buffer =
        new PixelBuffer<>(WIDTH, HEIGHT, ints, PixelFormat.getIntArgbPreInstance());
    private int step;

    private Floor(StackPane into) {
      into.getChildren().setAll(new ImageView(new WritableImage(buffer)));
    }

    private void paint() {
      step++;
      int[] pixels = ints.array();
      Arrays.fill(pixels, 0xff0f141b);
      for (int pod = 0; pod < SyntheticFleet.PODS; pod++) {
        int at = (pod / 460 * 2) * WIDTH + (pod % 460 * 3 + step) % (WIDTH - 2);
        pixels[at] = 0xff2f7a58;
        pixels[at + 1] = 0xff2f7a58;
      }
      buffer.updateBuffer(all -> null);
    }
  }

  /// Moves: a warm-up and a measured time for each way.
  private static final class Drive extends AnimationTimer {
    private final Parent view;
    private final SyntheticFleet fleet;
    private final @Nullable Floor floor;
    private final FrameTimes frames = new FrameTimes();
    private final List<Way> ways = new ArrayList<>(List.of(Way.values()));
    private long begun;
    private int step;

    private Drive(Parent view, SyntheticFleet fleet, @Nullable Floor floor) {
      this.view = view;
      this.fleet = fleet;
      this.floor = floor;
    }

    @Override
    public void handle(long unused) {
      long now = System.nanoTime();
      if (begun == 0) {
        begun = floor != null || isShown() ? now : 0;
        frames.pass(now);
        return;
      }
      if (now - begun > WARM_UP) {
        frames.add(now);
      } else {
        frames.pass(now);
      }
      if (now - begun > WARM_UP + MEASURED) {
        next();
      } else if (floor == null) {
        move();
      } else {
        floor.paint();
      }
    }

    private boolean isShown() {
      return view.lookup("#map-count") instanceof Labeled count && count.getText().contains("150,000");
    }

    private void move() {
      Node map = view.lookup(".map-canvas");
      step++;
      double x = WIDTH / 2.0 + 300 * Math.cos(step / 40.0);
      double y = HEIGHT / 2.0 + 200 * Math.sin(step / 40.0);
      switch (ways.getFirst()) {
        case HOVER -> mouse(map, MouseEvent.MOUSE_MOVED, x, y);
        case ZOOM -> {
          double delta = step % 120 < 60 ? 10 : -10;
          Event.fireEvent(
              map,
              new ScrollEvent(
                  ScrollEvent.SCROLL, x, y, x, y, false, false, false, false, false, false, 0, delta, 0, delta,
                  ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
        }
        case PAN -> mouse(map, step % 300 == 1 ? MouseEvent.MOUSE_PRESSED : MouseEvent.MOUSE_DRAGGED, x, y);
      }
    }

    private static void mouse(Node map, javafx.event.EventType<MouseEvent> type, double x, double y) {
      Event.fireEvent(
          map,
          new MouseEvent(
              type, x, y, x, y, javafx.scene.input.MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, false,
              false, false, null));
    }

    private void next() {
      Way done = ways.removeFirst();
      frames.print(done.word());
      begun = 0;
      step = 0;
      if (ways.isEmpty()) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        ChildJvm.print("heap MB", (runtime.totalMemory() - runtime.freeMemory()) / 1e6);
        ChildJvm.print("changes a second", fleet.changesPerSecond());
        System.exit(0);
      }
    }
  }
}
