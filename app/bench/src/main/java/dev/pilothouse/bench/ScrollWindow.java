// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.stage.Stage;

/// One window that scrolls by itself in every way, one step a frame, and prints the times between its frames. Started
/// by [TableScroll].
public final class ScrollWindow {
  private static final long WARM_UP = 3_000_000_000L;
  private static final long MEASURED = 4_000_000_000L;
  private static final int LEAST_ROWS = 20;

  private ScrollWindow() {}

  /// How a person scrolls.
  enum Way {
    WHEEL,
    PAGE,
    THUMB;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What is scrolled. FX thread.
  interface Surface extends AutoCloseable {
    Node node();

    /// Whether all rows are shown and it can be scrolled.
    boolean ready();

    void wheel(boolean down);

    void page(boolean down);

    /// @param share from 0, the first row, to 1, the last one
    void thumb(double share);

    /// The first row that is seen.
    int firstRow();

    @Override
    void close();
  }

  public static void main(String[] args) {
    Application.launch(Window.class, args);
  }

  /// The window.
  public static final class Window extends Application {

    @Override
    public void start(Stage stage) {
      SyntheticPods pods = new SyntheticPods();
      Surface surface = getParameters().getRaw().contains("canvas") ? new CanvasGrid(pods) : new PodTable(pods);
      BenchStage.show(stage, surface.node(), 1600, 1000);
      surface.node().requestFocus();
      pods.startChanging();
      new Drive(surface, pods).start();
    }
  }

  /// Scrolls: a warm-up and a measured time for each way.
  private static final class Drive extends AnimationTimer {
    private final Surface surface;
    private final SyntheticPods pods;
    private final FrameTimes frames = new FrameTimes();
    private final List<Way> ways = new ArrayList<>(EnumSet.allOf(Way.class));
    private long begun;
    private int step;
    private int lowest = Integer.MAX_VALUE;
    private int highest;

    private Drive(Surface surface, SyntheticPods pods) {
      this.surface = surface;
      this.pods = pods;
    }

    @Override
    public void handle(long unused) {
      long now = System.nanoTime();
      if (begun == 0) {
        begun = surface.ready() ? now : 0;
        frames.pass(now);
        return;
      }
      if (now - begun > WARM_UP) {
        frames.add(now);
      } else {
        frames.pass(now);
      }
      lowest = Math.min(lowest, surface.firstRow());
      highest = Math.max(highest, surface.firstRow());
      if (now - begun > WARM_UP + MEASURED) {
        next();
      } else {
        scroll(now);
      }
    }

    private void scroll(long now) {
      step++;
      switch (ways.getFirst()) {
        case WHEEL -> surface.wheel(step % 400 < 300);
        case PAGE -> {
          // A held key repeats about 30 times a second: every second frame.
          if (step % 2 == 0) {
            surface.page(step % 400 < 300);
          }
        }
        case THUMB -> surface.thumb(0.5 - 0.5 * Math.cos((now - begun) / 1e9));
      }
    }

    private void next() {
      Way done = ways.removeFirst();
      if (highest - lowest < LEAST_ROWS) {
        String what = surface.getClass().getSimpleName();
        System.err.println(what + ": " + done.word() + " moved only from row " + lowest + " to row " + highest);
        System.exit(1);
      }
      frames.print(done.word());
      begun = 0;
      lowest = Integer.MAX_VALUE;
      highest = 0;
      if (ways.isEmpty()) {
        ChildJvm.print("changes a second", pods.changesPerSecond());
        System.exit(0);
      }
    }
  }
}
