// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// One window with a log that grows, and the times between its frames: `LogWindow canvas|view KUBECONFIG FOLDER`. Started by
/// [LogScrolling].
public final class LogWindow {
  private static final long WARM_UP = 3_000_000_000L;
  private static final long MEASURED = 5_000_000_000L;

  private LogWindow() {}

  /// How a person reads.
  enum Way {
    FOLLOW,
    WHEEL,
    THUMB;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What is read. FX thread.
  interface Surface extends AutoCloseable {
    Parent node();

    /// Whether there is enough to scroll.
    boolean ready();

    /// @param step counted from the begin of the way
    /// @param seconds since then
    void move(Way way, int step, double seconds);

    /// How many lines are shown by now.
    long lines();

    /// How long the newest line that is shown had been on its way, in milliseconds.
    double lag();

    @Override
    void close();
  }

  public static void main(String[] args) {
    Application.launch(Window.class, args);
  }

  /// The window.
  public static final class Window extends Application {
    private @Nullable TestCluster cluster;
    private @Nullable Surface surface;

    /// Connects, which the FX thread must not wait for.
    @Override
    public void init() throws Exception {
      List<String> arguments = getParameters().getRaw();
      if (!arguments.getFirst().equals("canvas")) {
        cluster = TestCluster.open(Path.of(arguments.get(1)), RunningLogServer.CONTEXT, "kubectl");
      }
    }

    @Override
    public void start(Stage stage) {
      TestCluster from = cluster;
      Surface shown =
          from == null ? new LineCanvas() : new GrowingLog(new CountedLogs(from.logs()), Path.of(getParameters().getRaw().get(2)));
      surface = shown;
      BenchStage.show(stage, shown.node(), 1400, 960);
      new Watch(shown).start();
    }

    @Override
    public void stop() throws Exception {
      if (surface != null) {
        surface.close();
      }
      if (cluster != null) {
        cluster.close();
      }
    }
  }

  /// Reads in each way: a warm-up and a measured time.
  private static final class Watch extends AnimationTimer {
    private final Surface surface;
    private final FrameTimes frames = new FrameTimes();
    private final List<Double> lags = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>(EnumSet.allOf(Way.class));
    private long begun;
    private long lines;
    private int step;

    private Watch(Surface surface) {
      this.surface = surface;
    }

    @Override
    public void handle(long unused) {
      long now = System.nanoTime();
      if (begun == 0) {
        begun = surface.ready() ? now : 0;
        frames.pass(now);
        step = 0;
        return;
      }
      if (now - begun > WARM_UP) {
        lines = lags.isEmpty() ? surface.lines() : lines;
        frames.add(now);
        lags.add(surface.lag());
      } else {
        frames.pass(now);
      }
      if (now - begun > WARM_UP + MEASURED) {
        next();
      } else {
        surface.move(ways.getFirst(), step++, (now - begun) / 1e9);
      }
    }

    private void next() {
      String name = ways.removeFirst().word();
      List<Double> late = lags.stream().sorted().toList();
      frames.print(name);
      if (surface.lines() > 0) {
        ChildJvm.print(name + " lines a second", (surface.lines() - lines) * 1e9 / MEASURED);
        ChildJvm.print(name + " lag p95 ms", late.get(late.size() * 95 / 100));
      }
      lags.clear();
      begun = 0;
      if (ways.isEmpty()) {
        System.exit(0);
      }
    }
  }
}
