// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// P1 and P19: from the start of the process to the first rows of the sample cluster on the screen, and what memory the
/// program then holds. Uses the packaged program, so that its AOT cache and its flags count.
final class ColdStart implements Benchmark {
  private static final int MARKS = 40;
  private final InstalledProgram program;
  private final Path work;
  private final Framebuffer screen;

  ColdStart(Path image, Path work, Framebuffer screen) {
    this.program = new InstalledProgram(image);
    this.work = work;
    this.screen = screen;
  }

  @Override
  public String id() {
    return "P1, P19";
  }

  @Override
  public String title() {
    return "Cold start to usable, and the memory held then";
  }

  @Override
  public List<Contender> contenders() throws Exception {
    List<String> bare = bareWindow();
    List<String> command = List.of(program.launcher().toString(), "--sample", "harbor", "--view", "workloads", "--theme", "light");
    return List.of(
        new Contender(Contender.Role.FLOOR, "bare JavaFX window, same JVM flags, own AOT cache", () -> run(bare, Duration.ZERO)),
        new Contender(Contender.Role.PILOTHOUSE, "installed program on harbor", () -> run(command, Duration.ofSeconds(8))));
  }

  @Override
  public List<Goal> goals() {
    return List.of(
        Goal.atMost("usable ms", 1200), Goal.ratio("usable ms", Contender.Role.FLOOR, "usable ms", 2.0),
        Goal.atMost("PSS MB", 350));
  }

  private Map<String, Double> run(List<String> command, Duration settle) throws Exception {
    if (screen.marks() > 0) {
      throw new IOException("the screen is not empty");
    }
    ProcessBuilder builder = new ProcessBuilder(command)
        .redirectErrorStream(true).redirectOutput(work.resolve("program.log").toFile());
    builder.environment().put("DISPLAY", screen.display());
    builder.environment().put("XDG_CONFIG_HOME", Files.createTempDirectory(work, "config").toString());
    builder.environment().put("XDG_STATE_HOME", Files.createTempDirectory(work, "state").toString());
    long begun = System.nanoTime();
    Process program = builder.start();
    try {
      long usable = screen.awaitMarks(MARKS, program, Duration.ofSeconds(30));
      program.waitFor(settle.isZero() ? Duration.ofMillis(300) : settle);
      return Map.of("usable ms", (usable - begun) / 1e6, "PSS MB", ChildProcess.proportionalMegabytes(program.toHandle()));
    } finally {
      program.descendants().forEach(ProcessHandle::destroy);
      program.destroy();
      program.waitFor();
      long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
      while (screen.marks() > 0 && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
    }
  }

  /// The bare window on the image's own runtime, with the image's flags and a cache trained for it.
  private List<String> bareWindow() throws Exception {
    Path runtime = program.java();
    List<String> flags = program.flags();
    List<String> jars = new ArrayList<>(program.jars(jar -> jar.contains("javafx-")));
    jars.add(bareJar().toString());
    Path cache = work.resolve("bare.aot");
    List<String> train = new ArrayList<>(List.of(runtime.toString()));
    train.addAll(flags);
    train.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-cp", String.join(":", jars), BareWindow.class.getName(), "--exit"));
    ProcessBuilder builder = new ProcessBuilder(train).inheritIO();
    builder.environment().put("DISPLAY", screen.display());
    if (builder.start().waitFor() != 0) {
      throw new IOException("the bare window could not be trained");
    }
    List<String> command = new ArrayList<>(List.of(runtime.toString()));
    command.addAll(flags);
    command.addAll(List.of("-XX:AOTCache=" + cache, "-cp", String.join(":", jars), BareWindow.class.getName()));
    return command;
  }

  /// An AOT cache takes no classes from a folder.
  private Path bareJar() throws Exception {
    Path own = Path.of(BareWindow.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (!Files.isDirectory(own)) {
      return own;
    }
    Path jar = work.resolve("bare.jar");
    String folder = BareWindow.class.getPackageName().replace('.', '/');
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.list(own.resolve(folder))) {
      for (Path file : files.filter(each -> each.getFileName().toString().startsWith("BareWindow")).toList()) {
        out.putNextEntry(new JarEntry(folder + "/" + file.getFileName()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return jar;
  }
}
