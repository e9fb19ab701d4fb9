// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What must be told beside every figure.
final class Machine {
  private Machine() {}

  /// How many tasks wanted a core in the last minute, on average. Linux.
  static double load() throws IOException {
    return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
  }

  /// The commit of the folder that the program was started in, marked when files of it differ.
  static String commit() throws IOException, InterruptedException {
    return output(List.of("git", "describe", "--always", "--dirty", "--abbrev=10")).strip();
  }

  /// What a command prints.
  static String output(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command.getFirst() + " ended with code " + process.exitValue());
    }
    return text;
  }
}
