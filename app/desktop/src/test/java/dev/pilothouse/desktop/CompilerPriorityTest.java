// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs(value = OS.LINUX, disabledReason = "only there each thread has a nice value of its own")
class CompilerPriorityTest {
  @TempDir Path tasks;
  private final List<Process> threads = List.of(waiting(), waiting());

  @AfterEach
  void endThreads() {
    threads.forEach(Process::destroy);
  }

  @Test
  void theOptimisingCompilerComesLastAndNothingElseDoes() throws Exception {
    task(threads.get(0), "C2 CompilerThre\n");
    task(threads.get(1), "C1 CompilerThre\n");
    int before = niceOf(threads.get(1));

    Process renice = CompilerPriority.lower(tasks);

    assertThat(renice).isNotNull();
    assertThat(renice.waitFor()).isZero();
    assertThat(niceOf(threads.get(0))).isEqualTo(19);
    assertThat(niceOf(threads.get(1))).isEqualTo(before);
  }

  @Test
  void withoutAnOptimisingCompilerNothingIsStarted() throws Exception {
    task(threads.get(1), "C1 CompilerThre\n");

    assertThat(CompilerPriority.lower(tasks)).isNull();
  }

  @Test
  void aThreadThatEndedMeanwhileEndsNothingElse() throws Exception {
    Files.createDirectory(tasks.resolve("4194399"));

    assertThat(CompilerPriority.lower(tasks)).isNull();
  }

  private void task(Process stand, String name) throws IOException {
    Files.writeString(Files.createDirectory(tasks.resolve(String.valueOf(stand.pid()))).resolve("comm"), name);
  }

  /// Stands for a thread: the kernel gives both a nice value by number.
  private static Process waiting() {
    try {
      return new ProcessBuilder("cat").start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The nineteenth field of `/proc/PID/stat`; the name before it may hold blanks.
  private static int niceOf(Process process) throws IOException {
    String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
    return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
  }
}
