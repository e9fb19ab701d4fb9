// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/// A display without a screen (Xvfb), whose pixels are read straight from its memory: what is counted as shown has been
/// painted.
final class Framebuffer implements AutoCloseable {
  /// The colour of a healthy mark in the light theme, which the bare window uses as well.
  static final String MARK = "#1a7f4b";

  private static final int MARK_RGB = Integer.parseInt(MARK.substring(1), 16);
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1000;
  // Where both windows show rows and nothing else: the program's rail, status line and heading carry healthy marks of their own,
  // which stand before the first row does.
  private static final int LEFT = 300;
  private static final int RIGHT = 1300;
  private static final int TOP = 140;
  private static final int BOTTOM = 880;
  private final Process server;
  private final WorkFolder folder;
  private final String display;
  private final IntBuffer pixels;

  private Framebuffer(Process server, WorkFolder folder, String display, IntBuffer pixels) {
    this.server = server;
    this.folder = folder;
    this.display = display;
    this.pixels = pixels;
  }

  static Framebuffer start(int number) throws Exception {
    WorkFolder folder = WorkFolder.create();
    String pixels = folder.path().toString();
    String display = ":" + number;
    Process server =
        new ProcessBuilder(
                List.of(
                    "Xvfb", display, "-screen", "0", WIDTH + "x" + HEIGHT + "x24", "-nolisten", "tcp", "-fbdir", pixels))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Path file = folder.path().resolve("Xvfb_screen0");
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!Files.exists(file) || Files.size(file) < 4L * WIDTH * HEIGHT) {
      if (System.nanoTime() > end || !server.isAlive()) {
        throw new IOException("Xvfb did not start");
      }
      server.waitFor(Duration.ofMillis(20));
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      // The XWD header: its size at 0, the number of colours at 76, 12 bytes for each, then the pixels.
      int start = map.getInt(0) + map.getInt(76) * 12;
      map.position(start);
      return new Framebuffer(server, folder, display, map.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer());
    }
  }

  String display() {
    return display;
  }

  /// How many pixels of every fourth line, where the rows are, have the colour of a healthy mark: looking must not take the
  /// time of who is measured.
  int marks() {
    int found = 0;
    for (int line = TOP; line < BOTTOM; line += 4) {
      for (int i = line * WIDTH + LEFT; i < line * WIDTH + RIGHT; i++) {
        if ((pixels.get(i) & 0xffffff) == MARK_RGB) {
          found++;
        }
      }
    }
    return found;
  }

  /// Waits until a program has painted its marks.
  ///
  /// @return when that was, in nanoseconds of System.nanoTime
  long awaitMarks(int atLeast, Process program, Duration limit) throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      if (marks() >= atLeast) {
        return System.nanoTime();
      }
      if (program.waitFor(Duration.ofMillis(5))) {
        throw new IOException("the program ended with code " + program.exitValue() + " before it had painted");
      }
    }
    throw new IOException("nothing was painted within " + limit);
  }

  @Override
  public void close() throws IOException {
    server.destroy();
    // the next one takes the same number
    server.onExit().join();
    folder.close();
  }
}
