// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.port.FileOpener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens text files with the program that each system has for that: `xdg-open`, `open -t`, Notepad. The file is an argument, never
/// a part of a script.
final class SystemFileOpener implements FileOpener {
  private static final Logger LOG = LoggerFactory.getLogger(SystemFileOpener.class);
  private static final long PATIENCE = 3;

  private final String system;
  private final Map<String, String> environment;

  /// @param system the value of `os.name`
  SystemFileOpener(String system, Map<String, String> environment) {
    this.system = system.toLowerCase(Locale.ROOT);
    this.environment = Map.copyOf(environment);
  }

  @Override
  public boolean open(Path file) {
    Optional<List<String>> line = line(file);
    if (line.isEmpty()) {
      return false;
    }
    ProcessBuilder builder = new ProcessBuilder(line.get());
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      // one that stays is the program itself
      return !process.waitFor(PATIENCE, TimeUnit.SECONDS) || process.exitValue() == 0;
    } catch (IOException e) {
      LOG.debug("no file opened by {}: {}", line.get().getFirst(), e.getClass().getSimpleName());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// The program of this system and its arguments; empty when it has none.
  Optional<List<String>> line(Path file) {
    String name = file.toAbsolutePath().toString();
    if (system.startsWith("mac") || system.startsWith("darwin")) {
      return Optional.of(List.of("/usr/bin/open", "-t", name));
    }
    if (system.startsWith("windows")) {
      return Optional.of(List.of("notepad.exe", name));
    }
    for (String folder : environment.getOrDefault("PATH", "").split(":")) {
      if (folder.startsWith("/") && Files.isExecutable(Path.of(folder, "xdg-open"))) {
        return Optional.of(List.of(Path.of(folder, "xdg-open").toString(), name));
      }
    }
    return Optional.empty();
  }
}
