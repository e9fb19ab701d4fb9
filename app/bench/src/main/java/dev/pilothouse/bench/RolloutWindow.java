// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.ui.feature.rollout.RolloutFeature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// One window in which a rollout of many replicas goes on, and the times between its frames. Started by [RolloutFrames].
public final class RolloutWindow {
  private static final long WARM_UP = 5_000_000_000L;
  private static final long MEASURED = 9_000_000_000L;

  private RolloutWindow() {}

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
      List<String> arguments = getParameters().getRaw();
      SyntheticRollout rollout = new SyntheticRollout(Integer.parseInt(arguments.get(1)));
      boolean floor = arguments.getFirst().equals("canvas");
      Canvas canvas = new Canvas(1350, 960);
      Parent view = floor ? new StackPane(canvas) : view(rollout);
      BenchStage.show(stage, view, 1350, 960);
      rollout.start();
      new Watch(view, floor ? canvas.getGraphicsContext2D() : null, Integer.parseInt(arguments.get(1))).start();
    }

    private Parent view(SyntheticRollout rollout) {
      UiServices services = BenchStage.services();
      FeatureView view = new RolloutFeature(services).open(Route.rollout(rollout.session(), rollout.target()));
      open = view;
      return view.node();
    }
  }

  /// Counts frames: a warm-up, then a measured time.
  private static final class Watch extends AnimationTimer {
    private final Parent view;
    private final @Nullable GraphicsContext floor;
    private final int replicas;
    private final FrameTimes frames = new FrameTimes();
    private final Set<String> seen = new HashSet<>();
    private long begun;
    private long painted;

    private Watch(Parent view, @Nullable GraphicsContext floor, int replicas) {
      this.view = view;
      this.floor = floor;
      this.replicas = replicas;
    }

    @Override
    public void handle(long unused) {
      long now = System.nanoTime();
      begun = begun == 0 ? now : begun;
      if (floor != null) {
        paint(floor, now);
      }
      if (now - begun > WARM_UP) {
        frames.add(now);
        look();
      } else {
        frames.pass(now);
      }
      if (now - begun > WARM_UP + MEASURED) {
        end();
      }
    }

    /// The same number of marks, ten times a second as the view.
    private void paint(GraphicsContext pen, long now) {
      if (now / 66_000_000 == painted) {
        return;
      }
      painted = now / 66_000_000;
      pen.clearRect(0, 0, 1350, 960);
      for (int i = 0; i < replicas; i++) {
        pen.setFill((i + now / 66_000_000) % 3 == 0 ? Color.SEAGREEN : Color.STEELBLUE);
        pen.fillRect(i % 90 * 14, Math.floorDiv(i, 90) * 14, 11, 11);
      }
    }

    /// How many new pods the view says are ready: it has to go on saying something new.
    private void look() {
      if (view.lookup(".lane-number") instanceof Labeled number) {
        seen.add(number.getText());
      }
    }

    private void end() {
      stop();
      if (floor == null && seen.size() < 40) {
        System.err.println("the view told only " + seen.size() + " states of the rollout");
        System.exit(1);
      }
      String name = replicas + " pods";
      frames.print(name);
      if (floor == null) {
        ChildJvm.print(name + " states told", seen.size());
      }
      System.exit(0);
    }
  }
}
