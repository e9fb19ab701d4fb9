// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LogExport;
import dev.pilothouse.core.logs.LogExport.Format;
import dev.pilothouse.core.port.FileOpener;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Gives the last lines of a log to the program that the system has for text, by a file that only the user may read and that goes
/// with the program. Blocks.
record LogProgram(FileOpener opener) {
  /// As much as every editor takes at once.
  static final long MOST = 5L << 20;

  /// @param lines how many there are in the file
  /// @param all how many there were
  record Opened(long lines, long all, boolean begun) {}

  /// @param name of the file, without its ending
  Opened open(LogExport export, String name) throws IOException {
    Path folder = Files.createTempDirectory("pilothouse-log");
    Path file = folder.resolve(name.replaceAll("[^\\w.+-]", "-") + ".log");
    folder.toFile().deleteOnExit();
    file.toFile().deleteOnExit();
    LogExport last = export.last(MOST);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      last.write(Format.TEXT, out, done -> false);
    }
    return new Opened(last.size(), export.size(), opener.open(file));
  }
}
