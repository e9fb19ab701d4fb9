// SPDX-License-Identifier: Apache-2.0
package com.sun.glass.ui.headless;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.CommonDialogs;
import com.sun.glass.ui.Cursor;
import com.sun.glass.ui.GlassRobot;
import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.View;
import com.sun.glass.ui.Window;
import java.io.File;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// JavaFX's own headless platform with what tests of a whole window miss in it: a screen as large as `-Dheadless.geometry=WxH`
/// says (and as dense as `-Dheadless.scale`), modifiers on mouse events, drag and drop, image cursors, character accelerators
/// and file choosers that a test answers.
///
/// It stands in JavaFX's package because it overrides package-private parts: run its test again whenever JavaFX is renewed.
public final class WideHeadless extends HeadlessApplication {
  private final Deque<List<File>> chosen = new ConcurrentLinkedDeque<>();
  private @Nullable FramePixels pixels;
  private Screen @Nullable [] screens;
  private @Nullable DragClipboard drag;

  public static WideHeadless current() {
    return (WideHeadless) Application.GetApplication();
  }

  /// What the next file or folder chooser gives; one that finds no answer is cancelled.
  public void chooseNext(File... files) {
    chosen.add(List.of(files));
  }

  public Clipboard newDragClipboard() {
    drag = new DragClipboard(this);
    return drag;
  }

  /// The drag that is under way; null when there is none.
  @Nullable DragClipboard drag() {
    return drag != null && drag.underWay() ? drag : null;
  }

  FramePixels pixels() {
    staticScreen_getScreens();
    if (pixels == null) {
      throw new IllegalStateException("no screen");
    }
    return pixels;
  }

  @Override
  protected Screen[] staticScreen_getScreens() {
    if (screens == null) {
      int[] size =
          Stream.of(System.getProperty("headless.geometry", "1600x1000").split("[x-]")).mapToInt(Integer::parseInt).toArray();
      float scale = Float.parseFloat(System.getProperty("headless.scale", "1"));
      int width = Math.round(size[0] * scale);
      int height = Math.round(size[1] * scale);
      pixels = new FramePixels(width, height);
      int dpi = Math.round(96 * scale);
      screens =
          new Screen[] {
            new Screen(
                1, 32, 0, 0, size[0], size[1], 0, 0, width, height, 0, 0, size[0], size[1], dpi, dpi, scale, scale, scale, scale)
          };
    }
    return screens;
  }

  @Override
  public Window createWindow(Window owner, Screen screen, int styleMask) {
    return new WideWindow(pixels(), owner, screen, styleMask);
  }

  @Override
  public View createView() {
    return new WideView();
  }

  @Override
  public GlassRobot createRobot() {
    return new WideRobot(this);
  }

  @Override
  public Cursor createCursor(int x, int y, Pixels image) {
    return createCursor(Cursor.CURSOR_DEFAULT);
  }

  @Override
  protected void staticCursor_setVisible(boolean visible) {}

  @Override
  protected int _getKeyCodeForChar(char character, int hint) {
    String upper = String.valueOf(Character.toUpperCase(character));
    return Stream.of(KeyCode.values()).filter(key -> key.getChar().equals(upper)).findFirst().map(KeyCode::getCode).orElse(0);
  }

  @Override
  protected void _invokeAndWait(Runnable task) {
    CountDownLatch done = new CountDownLatch(1);
    _invokeLater(
        () -> {
          try {
            task.run();
          } finally {
            done.countDown();
          }
        });
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  protected CommonDialogs.FileChooserResult staticCommonDialogs_showFileChooser(
      Window owner, String folder, String name, String title, int type, boolean many, CommonDialogs.ExtensionFilter[] filters,
      int filter) {
    List<File> files = chosen.poll();
    boolean filtered = filters != null && filters.length > 0;
    return new CommonDialogs.FileChooserResult(files == null ? List.of() : files, filtered ? filters[0] : null);
  }

  @Override
  protected File staticCommonDialogs_showFolderChooser(Window owner, String folder, String title) {
    List<File> files = chosen.poll();
    return files == null || files.isEmpty() ? null : files.getFirst();
  }
}
