// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Another program, run as a whole process, with its time and memory. Linux.
final class ChildProcess {
  private ChildProcess() {}

  /// Runs a command to its end: wall time and the greatest resident memory that /usr/bin/time or the kernel saw.
  static Map<String, Double> time(String figure, Map<String, String> environment, List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD).environment().putAll(environment);
    long begun = System.nanoTime();
    Process process = builder.start();
    double greatest = 0;
    while (process.isAlive()) {
      greatest = Math.max(greatest, status(process.pid(), "VmHWM"));
      process.waitFor(java.time.Duration.ofMillis(20));
    }
    if (process.exitValue() != 0) {
      throw new IOException(command.getFirst() + " ended with code " + process.exitValue());
    }
    return Map.of(figure + " ms", (System.nanoTime() - begun) / 1e6, "greatest RSS MB", greatest / 1024);
  }

  /// A line of /proc/PID/status in kB; 0 when the process has ended.
  static double status(long pid, String line) {
    return kilobytes(Path.of("/proc", Long.toString(pid), "status"), line);
  }

  /// The proportional set size of a process and all that it started, in MB.
  static double proportionalMegabytes(ProcessHandle process) {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process);
    return all.stream()
        .mapToDouble(one -> kilobytes(Path.of("/proc", Long.toString(one.pid()), "smaps_rollup"), "Pss")).sum() / 1024;
  }

  /// The CPU time that a process and all that it started have used so far, in seconds.
  static double cpuSeconds(ProcessHandle process) throws IOException {
    double seconds = cpuSeconds(process.pid());
    for (ProcessHandle child : process.descendants().toList()) {
      seconds += cpuSeconds(child.pid());
    }
    return seconds;
  }

  private static double cpuSeconds(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
  }

  private static double kilobytes(Path file, String line) {
    try {
      for (String text : Files.readAllLines(file)) {
        if (text.startsWith(line + ":")) {
          return Double.parseDouble(text.replaceAll("[^0-9]", ""));
        }
      }
    } catch (IOException e) {
      return 0; // it ended between the look and the read
    }
    return 0; // it ended, and its parent has not yet taken note: such a process has no memory any more
  }
}
