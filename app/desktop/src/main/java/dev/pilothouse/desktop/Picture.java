// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a picture of the window as soon as what it shows is live, writes it as PNG and ends the program: 0 when it was live,
/// 1 when something failed, was refused, or did not become live in time; the picture shows which. The keys of the property
/// `pilothouse.screenshot.keys` are pressed first, as [KeyPresses] reads them. FX thread.
final class Picture {
  private static final Logger LOG = LoggerFactory.getLogger(Picture.class);
  private static final Duration LOOK = Duration.millis(100);
  /// Looks in a row without anything loading before it counts as settled.
  private static final int CALM = Integer.getInteger("pilothouse.screenshot.calm", 12);
  private static final int MOST = Math.max(300, CALM * 30);
  /// Looks from one key to the next.
  private static final int PACE = Math.max(4, CALM / 4);
  private static final List<String> BAD = List.of(".state-failed", ".state-refused", ".file-broken");

  private final Scene scene;
  private final Optional<ClusterSession> session;
  private final BooleanSupplier arrived;
  private final BooleanSupplier missing;
  private final Path file;
  private final CompletableFuture<Integer> ended;
  private final KeyPresses keys = new KeyPresses(System.getProperty("pilothouse.screenshot.keys", ""));
  private int looks;
  private int calm;
  private boolean settledOnce;

  /// @param arrived whether the window has gone to the view that was asked for
  /// @param missing whether the cluster has no such view
  Picture(
      Scene scene,
      Optional<ClusterSession> session,
      BooleanSupplier arrived,
      BooleanSupplier missing,
      Path file,
      CompletableFuture<Integer> ended) {
    this.scene = scene;
    this.session = session;
    this.arrived = arrived;
    this.missing = missing;
    this.file = file;
    this.ended = ended;
  }

  void takeWhenSettled() {
    Timeline timeline = new Timeline();
    timeline.getKeyFrames().add(new KeyFrame(LOOK, event -> look(timeline)));
    timeline.setCycleCount(Animation.INDEFINITE);
    timeline.play();
  }

  private void look(Timeline timeline) {
    looks++;
    boolean failed = session.isPresent() && session.get().state().get() instanceof SessionState.Failed;
    boolean settled = failed || (arrived.getAsBoolean() && connected() && !shows(".state-loading"));
    calm = settled ? calm + 1 : 0;
    settledOnce |= calm >= CALM;
    if (settledOnce && !keys.isEmpty()) {
      // what a key brings up has a moment to come before the next one
      if (looks % PACE == 0) {
        keys.next(scene);
      }
      calm = 0;
    } else if (calm >= CALM || looks >= MOST) {
      timeline.stop();
      boolean good = calm >= CALM && !failed && !missing.getAsBoolean() && BAD.stream().noneMatch(this::shows);
      write(good ? 0 : 1);
    }
  }

  private boolean connected() {
    return session.isEmpty() || session.get().state().get() instanceof SessionState.Connected;
  }

  /// Whether something of a style class is to be seen.
  private boolean shows(String style) {
    return scene.getRoot().lookupAll(style).stream().anyMatch(node -> node.getScene() != null && visible(node));
  }

  private static boolean visible(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private void write(int code) {
    try {
      write(scene, file);
      ended.complete(code);
    } catch (IOException e) {
      LOG.error("--screenshot: {} could not be written ({})", file, e.getMessage());
      ended.complete(1);
    }
  }

  /// Writes what a scene shows now as PNG, in a folder that is made where there is none. FX thread.
  static void write(Scene scene, Path file) throws IOException {
    // what a list has filled in only now is dressed before it is drawn
    scene.getRoot().layout();
    scene.getRoot().applyCss();
    WritableImage drawn = scene.snapshot(null);
    int width = (int) drawn.getWidth();
    int height = (int) drawn.getHeight();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] target = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    drawn.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), target, 0, width);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("no writer for PNG");
    }
  }
}
