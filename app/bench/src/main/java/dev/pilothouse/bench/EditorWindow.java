// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.ui.control.code.CodeEditor;
import dev.pilothouse.ui.nav.UiServices;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.util.Duration;

/// One window with the editor in it: a long text is opened, keys are pressed in its middle, and all of it is folded away. A time
/// ends with the layout of the frame that shows what was done. Started by [LongYaml].
public final class EditorWindow {
  private static final int WARM_UP = 20;
  private static final int KEYS = 120;
  private static final Duration FOLDED = Duration.seconds(4);
  private static final Duration PAUSE = Duration.millis(80);

  private EditorWindow() {}

  public static void main(String[] args) {
    Application.launch(Window.class, args);
  }

  /// The window.
  public static final class Window extends Application {
    private final List<Double> keys = new ArrayList<>();
    private final PauseTransition rest = new PauseTransition(PAUSE);

    @Override
    public void start(Stage stage) {
      UiServices services = BenchStage.services();
      CodeEditor editor = new CodeEditor(services.texts(), services.frames(), services.background(), services.fx());
      Scene scene = BenchStage.show(stage, editor, 1100, 900);
      editor.open("kind: Deployment\n");
      String text = LongYaml.text();
      String usual = text.substring(0, text.indexOf("---", 1));
      after(Duration.seconds(2), () -> open(editor, scene, text, "first open ms",
          () -> open(editor, scene, usual, "open of a usual object ms",
              () -> open(editor, scene, text, "open ms",
                  () -> {
                    editor.goTo(text.length() / 2);
                    editor.focus();
                    after(Duration.seconds(2), () -> press(scene));
                  }))));
    }

    private void open(CodeEditor editor, Scene scene, String text, String figure, Runnable then) {
      long begun = System.nanoTime();
      editor.open(text);
      painted(scene, () -> {
        ChildJvm.print(figure, (System.nanoTime() - begun) / 1e6);
        after(Duration.seconds(2), then);
      });
    }

    private void after(Duration time, Runnable then) {
      rest.setDuration(time);
      rest.setOnFinished(event -> then.run());
      rest.playFromStart();
    }

    private static void painted(Scene scene, Runnable then) {
      Runnable[] once = new Runnable[1];
      once[0] = () -> {
        scene.removePostLayoutPulseListener(once[0]);
        then.run();
      };
      scene.addPostLayoutPulseListener(once[0]);
    }

    private void press(Scene scene) {
      if (keys.size() == WARM_UP + KEYS) {
        end(scene);
        return;
      }
      long begun = System.nanoTime();
      Node area = scene.getFocusOwner();
      Event.fireEvent(area, new KeyEvent(KeyEvent.KEY_PRESSED, "", "x", KeyCode.X, false, false, false, false));
      Event.fireEvent(area, new KeyEvent(KeyEvent.KEY_TYPED, "x", "", KeyCode.UNDEFINED, false, false, false, false));
      painted(scene, () -> {
        keys.add((System.nanoTime() - begun) / 1e6);
        after(PAUSE, () -> press(scene));
      });
    }

    private void end(Scene scene) {
      List<Double> sorted = keys.subList(WARM_UP, keys.size()).stream().sorted().toList();
      ChildJvm.print("key p50 ms", sorted.get(sorted.size() / 2));
      ChildJvm.print("key p95 ms", sorted.get(sorted.size() * 95 / 100));
      ChildJvm.print("key longest ms", sorted.getLast());
      fold(scene);
    }

    /// Everything is folded away: how long the window stands still at most.
    private void fold(Scene scene) {
      double[] longest = new double[1];
      AnimationTimer frames =
          new AnimationTimer() {
            private long before = System.nanoTime();

            @Override
            public void handle(long now) {
              long at = System.nanoTime();
              longest[0] = Math.max(longest[0], (at - before) / 1e6);
              before = at;
            }
          };
      frames.start();
      Event.fireEvent(
          scene.getFocusOwner(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "[", KeyCode.OPEN_BRACKET, false, true, true, false));
      after(FOLDED, () -> {
        frames.stop();
        ChildJvm.print("fold longest frame ms", longest[0]);
        System.exit(0);
      });
    }
  }
}
