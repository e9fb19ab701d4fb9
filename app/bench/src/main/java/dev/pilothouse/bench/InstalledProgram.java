// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The packaged program in a folder: its runtime, and what its launcher starts that with. Immutable.
record InstalledProgram(Path image) {
  Path launcher() {
    return image.resolve("bin/pilothouse");
  }

  Path java() {
    return image.resolve("lib/runtime/bin/java");
  }

  /// The options of the JVM, without the AOT cache and what belongs to that.
  List<String> flags() throws IOException {
    return setting("java-options").stream().filter(option -> !option.contains("AOTCache") && !option.contains("Xlog:aot")).toList();
  }

  /// The jars in the launcher's order.
  List<String> jars(Predicate<String> wanted) throws IOException {
    return setting("app.classpath").stream().filter(wanted).toList();
  }

  /// Runs a class of the benchmarks on the program's own runtime, with its class path and its AOT cache.
  Map<String, Double> run(Class<?> main, List<String> flags, Map<String, String> environment) throws Exception {
    List<String> command = new ArrayList<>(List.of(java().toString()));
    command.addAll(setting("java-options"));
    command.addAll(flags);
    List<String> path = new ArrayList<>(jars(jar -> true));
    // The cache is taken where the class path begins with the one that it was made for.
    path.add(Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    command.addAll(List.of("-cp", String.join(":", path), main.getName()));
    return ChildJvm.figures(command, environment);
  }

  private List<String> setting(String name) throws IOException {
    return Files.readAllLines(image.resolve("lib/app/pilothouse.cfg")).stream()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1).replace("$APPDIR", image.resolve("lib/app").toString()))
        .toList();
  }
}
