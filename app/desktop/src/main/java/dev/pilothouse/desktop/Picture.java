// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a picture of the window as soon as what it shows is live, writes it as PNG and ends the program: 0 when it was live,
/// 1 when the cluster failed or nothing became live in time. FX thread.
final class Picture {
  private static final Logger LOG = LoggerFactory.getLogger(Picture.class);
  private static final Duration LOOK = Duration.millis(100);
  /// Looks in a row without anything loading before it counts as settled.
  private static final int CALM = Integer.getInteger("pilothouse.screenshot.calm", 12);
  private static final int MOST = 300;

  private final Scene scene;
  private final Optional<ClusterSession> session;
  private final Path file;
  private final CompletableFuture<Integer> ended;
  private int looks;
  private int calm;

  Picture(Scene scene, Optional<ClusterSession> session, Path file, CompletableFuture<Integer> ended) {
    this.scene = scene;
    this.session = session;
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
    boolean connected = session.isEmpty() || session.get().state().get() instanceof SessionState.Connected;
    boolean loading =
        scene.getRoot().lookupAll(".state-loading").stream()
            .anyMatch(node -> node.isVisible() && node.getScene() != null);
    calm = failed || (connected && !loading) ? calm + 1 : 0;
    if (calm >= CALM || looks >= MOST) {
      timeline.stop();
      write(calm >= CALM && !failed ? 0 : 1);
    }
  }

  private void write(int code) {
    WritableImage drawn = scene.snapshot(null);
    int width = (int) drawn.getWidth();
    int height = (int) drawn.getHeight();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    PixelReader pixels = drawn.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, pixels.getArgb(x, y));
      }
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      ImageIO.write(image, "png", file.toFile());
      ended.complete(code);
    } catch (IOException e) {
      LOG.error("the picture could not be written to {}", file, e);
      ended.complete(1);
    }
  }
}
