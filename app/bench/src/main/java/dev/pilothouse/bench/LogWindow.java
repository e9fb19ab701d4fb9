// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.themes.Fonts;
import dev.pilothouse.themes.Theme;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// One window with a log that grows, and the times between its frames: `LogWindow canvas|view KUBECONFIG FOLDER`. Started by
/// [LogScrolling].
public final class LogWindow {
  private static final long WARM_UP = 3_000_000_000L;
  private static final long MEASURED = 5_000_000_000L;
  /// The time that the FX thread computes counts also on a machine that is not quiet.
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

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
      Fonts.load();
      Application.setUserAgentStylesheet(Theme.DARK.userAgentStylesheet());
      TestCluster from = cluster;
      Surface shown =
          from == null ? new LineCanvas() : new GrowingLog(new CountedLogs(from.logs()), Path.of(getParameters().getRaw().get(2)));
      surface = shown;
      Scene scene = new Scene(new StackPane(shown.node()), 1400, 960);
      scene.getStylesheets().setAll(Theme.DARK.stylesheets());
      stage.setScene(scene);
      stage.setX(0);
      stage.setY(0);
      stage.show();
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
    private final List<Double> frames = new ArrayList<>();
    private final List<Double> lags = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>(EnumSet.allOf(Way.class));
    private long begun;
    private long last;
    private long computed;
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
        last = now;
        step = 0;
        return;
      }
      if (now - begun > WARM_UP) {
        if (frames.isEmpty()) {
          computed = THREADS.getCurrentThreadCpuTime();
          lines = surface.lines();
        }
        frames.add((now - last) / 1e6);
        lags.add(surface.lag());
      }
      last = now;
      if (now - begun > WARM_UP + MEASURED) {
        next();
      } else {
        surface.move(ways.getFirst(), step++, (now - begun) / 1e9);
      }
    }

    private void next() {
      String name = ways.removeFirst().word();
      List<Double> sorted = frames.stream().sorted().toList();
      List<Double> late = lags.stream().sorted().toList();
      ChildJvm.print(name + " p50 ms", sorted.get(sorted.size() / 2));
      ChildJvm.print(name + " p95 ms", sorted.get(sorted.size() * 95 / 100));
      ChildJvm.print(name + " longest ms", sorted.getLast());
      ChildJvm.print(name + " FX CPU ms", (THREADS.getCurrentThreadCpuTime() - computed) / 1e6 / sorted.size());
      if (surface.lines() > 0) {
        ChildJvm.print(name + " lines a second", (surface.lines() - lines) * 1e9 / MEASURED);
        ChildJvm.print(name + " lag p95 ms", late.get(late.size() * 95 / 100));
      }
      frames.clear();
      lags.clear();
      begun = 0;
      if (ways.isEmpty()) {
        System.exit(0);
      }
    }
  }
}
