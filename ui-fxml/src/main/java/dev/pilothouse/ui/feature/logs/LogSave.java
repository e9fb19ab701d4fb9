// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LogExport;
import dev.pilothouse.core.logs.LogExport.Format;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/// Writes lines into a file, which is there whole or not at all: they go into another one beside it first. [#stop] on any thread.
final class LogSave {
  private final LogExport export;
  private final Format format;
  private final Path file;
  private final AtomicBoolean stopped = new AtomicBoolean();

  LogSave(LogExport export, Format format, Path file) {
    this.export = export;
    this.format = format;
    this.file = file;
  }

  void stop() {
    stopped.set(true);
  }

  /// Blocks.
  ///
  /// @param percent is told how much has been written, on this thread
  /// @return how many lines; empty when it was stopped
  /// @throws IOException when it cannot be written; what was in the file before is still there
  OptionalLong write(IntConsumer percent) throws IOException {
    Path name = file.getFileName();
    if (name == null || Files.isDirectory(file)) {
      throw new IOException("no file");
    }
    Path part = file.resolveSibling("." + name + ".part");
    try {
      long lines;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        lines = export.write(format, out, done -> {
          percent.accept((int) (100 * done / Math.max(1, export.size())));
          return stopped.get();
        });
      }
      if (stopped.get()) {
        return OptionalLong.empty();
      }
      move(part);
      return OptionalLong.of(lines);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void move(Path part) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException other) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
