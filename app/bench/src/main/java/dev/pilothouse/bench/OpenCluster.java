// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// P19 and idling on a real cluster: the memory of the whole installed program with the table of all pods open, and the share
/// of a core that it takes while nobody touches it. The floor is the blank window of the same runtime.
final class OpenCluster implements Benchmark {
  private static final int MARKS = 15;
  private static final Duration SETTLE = Duration.ofSeconds(25);
  private static final Duration IDLE = Duration.ofSeconds(30);
  private final Path image;
  private final Path work;
  private final Framebuffer screen;
  private final TestCluster cluster;

  OpenCluster(Path image, Path work, Framebuffer screen, TestCluster cluster) {
    this.image = image;
    this.work = work;
    this.screen = screen;
    this.cluster = cluster;
  }

  @Override
  public String id() {
    return "P19, idle";
  }

  @Override
  public String title() {
    return "The installed program with all pods of the real cluster open";
  }

  @Override
  public List<Contender> contenders() {
    return List.of(new Contender(Contender.Role.PILOTHOUSE, "installed program, table of pods", this::run));
  }

  @Override
  public List<Goal> goals() {
    return List.of(Goal.atMost("PSS MB", 350), Goal.atMost("idle % of a core", 2));
  }

  private Map<String, Double> run() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                image.resolve("bin/pilothouse").toString(), "--kubeconfig", cluster.kubeconfig().toString(), "--context",
                cluster.context(), "--view", "pods", "--theme", "light")
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("open.log").toFile());
    builder.environment().put("DISPLAY", screen.display());
    builder.environment().put("XDG_CONFIG_HOME", Files.createTempDirectory(work, "config").toString());
    builder.environment().put("XDG_STATE_HOME", Files.createTempDirectory(work, "state").toString());
    Process program = builder.start();
    try {
      screen.awaitMarks(MARKS, program, Duration.ofSeconds(30));
      ended(program, SETTLE);
      double before = ChildProcess.cpuSeconds(program.toHandle());
      ended(program, IDLE);
      double used = ChildProcess.cpuSeconds(program.toHandle()) - before;
      return Map.of(
          "PSS MB", ChildProcess.proportionalMegabytes(program.toHandle()), "idle % of a core", 100 * used / IDLE.toSeconds());
    } finally {
      program.descendants().forEach(ProcessHandle::destroy);
      program.destroy();
      program.waitFor();
    }
  }

  private static void ended(Process program, Duration wait) throws Exception {
    if (program.waitFor(wait)) {
      throw new IOException("the program ended with code " + program.exitValue());
    }
  }
}
