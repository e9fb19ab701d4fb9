// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A part of a benchmark in a JVM of its own, so that nothing of another round is in its heap or its compiled code. What it
/// measures it prints as lines `figure=NAME=VALUE`.
final class ChildJvm {
  private static final String OPTIONS = "installers/common/jvm.options";

  private ChildJvm() {}

  static Map<String, Double> run(Class<?> main, List<String> flags, Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(flags);
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return figures(command, environment);
  }

  /// Runs a command to its end and reads the figures that it printed.
  static Map<String, Double> figures(List<String> command, Map<String, String> environment) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    Process child = builder.start();
    String text = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (child.waitFor() != 0) {
      throw new IOException("code " + child.exitValue() + " from " + command);
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    text.lines()
        .filter(line -> line.startsWith("figure="))
        .map(line -> line.split("="))
        .forEach(parts -> figures.put(parts[1], Double.valueOf(parts[2])));
    return figures;
  }

  /// What the installed program's JVM is started with; the file is found from any folder of the project.
  static List<String> packaged() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve(OPTIONS))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IOException(OPTIONS + " is in no folder above this one");
    }
    return Files.readAllLines(folder.resolve(OPTIONS)).stream().filter(line -> line.startsWith("-")).toList();
  }

  /// Prints a figure for the JVM that started this one.
  static void print(String name, double value) {
    System.out.println("figure=" + name + "=" + value);
  }
}
