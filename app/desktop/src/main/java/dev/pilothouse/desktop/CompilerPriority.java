// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts the JVM's optimising compiler (C2) behind everything else that wants the processor, so that on a machine of few cores
/// a start is not spent on code that will be fast a minute later. The JVM's own options set one priority for C1 and C2
/// together, and C1 is what a start needs: see docs/decisions/0020. Linux only, where each thread has a nice value of its own;
/// elsewhere, and where the system's `renice` is missing, nothing changes.
final class CompilerPriority {
  private static final Path OWN_THREADS = Path.of("/proc/self/task");
  // HotSpot names them "C2 CompilerThread0", which the kernel cuts after fifteen characters.
  private static final String NAME = "C2 CompilerThre";
  private static final String LAST = "19";

  private CompilerPriority() {}

  /// Returns at once; a thread of its own does the rest. What fails is left as it was: it costs speed and nothing else.
  static void lower() {
    if (Files.isDirectory(OWN_THREADS)) {
      Thread.ofPlatform().daemon().name("compiler-priority").start(() -> lower(OWN_THREADS));
    }
  }

  /// @param tasks one folder for each thread, as the kernel's `/proc/PID/task`
  /// @return the process that lowers them, null when there is nothing to lower or nothing to lower it with
  static @Nullable Process lower(Path tasks) {
    List<String> command = new ArrayList<>(List.of("renice", "-n", LAST, "-p"));
    int words = command.size();
    try (DirectoryStream<Path> each = Files.newDirectoryStream(tasks)) {
      for (Path task : each) {
        if (Files.readString(task.resolve("comm")).startsWith(NAME)) {
          command.add(String.valueOf(task.getFileName()));
        }
      }
      return command.size() == words
          ? null
          : new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return null;
    }
  }
}
