// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Runs the benchmarks that are named, all when none is, and prints their figures as Markdown. Ends with 0 when every goal
/// was met, 1 when one was missed or a benchmark failed, 2 when the command line is wrong, 3 when the machine is too busy to
/// be believed.
public final class Bench {
  private static final double MOST_LOAD = 1.0;
  private static final int DISPLAY = 98;
  private static final String USAGE =
      "usage: Bench [P2] [P3] [P5] [P9] [P10] [P11] [P12] [P13] [P14] [P22] [P1] [--kubeconfig FILE --context NAME] "
          + "[--kubectl FILE] [--image DIR] [--rounds N] [--anyway]";

  private Bench() {}

  /// The command line.
  record Options(
      Set<String> wanted, Path kubeconfig, String context, String kubectl, Path image, int rounds, boolean anyway) {

    static Options of(List<String> arguments) {
      Set<String> wanted = new java.util.TreeSet<>();
      java.util.Map<String, String> named = new java.util.HashMap<>();
      boolean anyway = false;
      for (int i = 0; i < arguments.size(); i++) {
        String word = arguments.get(i);
        switch (word) {
          case "P1", "P2", "P3", "P5", "P9", "P10", "P11", "P12", "P13", "P14", "P19", "P22" -> wanted.add(word);
          case "--anyway" -> anyway = true;
          case "--kubeconfig", "--context", "--kubectl", "--image", "--rounds" -> {
            if (++i == arguments.size()) {
              throw new IllegalArgumentException(word + " needs a value");
            }
            named.put(word, arguments.get(i));
          }
          default -> throw new IllegalArgumentException("unknown word " + word);
        }
      }
      int rounds = Integer.parseInt(named.getOrDefault("--rounds", "5"));
      if (rounds < 1) {
        throw new IllegalArgumentException("--rounds must be at least 1");
      }
      return new Options(
          wanted, Path.of(named.getOrDefault("--kubeconfig", "")), named.getOrDefault("--context", ""),
          named.getOrDefault("--kubectl", "kubectl"), Path.of(named.getOrDefault("--image", "")), rounds, anyway);
    }

    boolean wants(String... ids) {
      return wanted.isEmpty() || List.of(ids).stream().anyMatch(wanted::contains);
    }

    Optional<InstalledProgram> program() {
      return image.toString().isEmpty() ? Optional.empty() : Optional.of(new InstalledProgram(image));
    }

    boolean cluster() {
      return !kubeconfig.toString().isEmpty() && !context.isEmpty();
    }
  }

  public static void main(String[] args) throws Exception {
    Options options;
    try {
      options = Options.of(List.of(args));
      if (!options.wanted.isEmpty() && options.wants("P2", "P3", "P5") && !options.cluster()) {
        throw new IllegalArgumentException("P2, P3 and P5 need --kubeconfig and --context");
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + System.lineSeparator() + USAGE);
      System.exit(2);
      return;
    }
    double load = Machine.load();
    if (load > MOST_LOAD && !options.anyway) {
      System.err.printf(
          Locale.ROOT, "the load average is %.2f, above %.1f: figures of now would mislead (--anyway)%n", load, MOST_LOAD);
      System.exit(3);
    }
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    head(out, load);
    System.exit(run(options, out) ? 0 : 1);
  }

  private static void head(PrintWriter out, double load) throws Exception {
    out.printf("Date %s, commit %s%n%n", LocalDate.now(ZoneOffset.UTC), Machine.commit());
    out.printf(
        Locale.ROOT, "%d cores, load average %.2f at the start%s%n%n", Runtime.getRuntime().availableProcessors(), load,
        load > MOST_LOAD ? " (busy: the ratios count, the times do not)" : "");
    out.printf("JVM %s, flags %s%n", Runtime.version(), ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  /// Runs what needs a window, when it is wanted.
  private static boolean onScreen(Options options, Driver driver, String id, Function<String, Benchmark> benchmark, PrintWriter out)
      throws Exception {
    if (!options.wants(id)) {
      return true;
    }
    try (Framebuffer screen = Framebuffer.start(DISPLAY)) {
      return attempt(driver, benchmark.apply(screen.display()), out);
    }
  }

  private static boolean run(Options options, PrintWriter out) throws Exception {
    Driver driver = new Driver(options.rounds, out);
    boolean met = true;
    if (options.cluster() && options.wants("P2", "P3", "P5")) {
      try (TestCluster cluster = TestCluster.open(options.kubeconfig, options.context, options.kubectl)) {
        List<Benchmark> benchmarks = new ArrayList<>();
        if (options.wants("P2", "P3")) {
          benchmarks.add(new PodRows(cluster));
        }
        if (options.wants("P5")) {
          benchmarks.add(new PodMemory(cluster));
        }
        for (Benchmark benchmark : benchmarks) {
          met &= attempt(driver, benchmark, out);
        }
      }
    }
    met &= onScreen(options, driver, "P9", TableScroll::new, out);
    met &= onScreen(options, driver, "P10", MapFrames::new, out);
    if (options.wants("P11", "P12", "P13")) {
      met &= logs(options, driver, out);
    }
    met &= onScreen(options, driver, "P14", display -> new LongYaml(display, options.program()), out);
    met &= onScreen(options, driver, "P22", RolloutFrames::new, out);
    if (!options.image.toString().isEmpty()) {
      met &= installed(options, driver, out);
    }
    return met;
  }

  private static boolean logs(Options options, Driver driver, PrintWriter out) throws Exception {
    boolean met = true;
    for (int lines : new int[] {1_000_000, 10_000_000}) {
      try (WorkFolder work = WorkFolder.create();
          LongLog log = new LongLog(lines, work.path(), options.kubectl)) {
        met &= attempt(driver, log, out);
      }
    }
    if (options.wants("P11")) {
      try (Framebuffer screen = Framebuffer.start(DISPLAY);
          WorkFolder work = WorkFolder.create();
          RunningLogServer server = new RunningLogServer(work.path())) {
        met &= attempt(driver, new LogScrolling(screen.display(), server, work.path()), out);
      }
    }
    return met;
  }

  /// What is measured of the installed program.
  private static boolean installed(Options options, Driver driver, PrintWriter out) throws Exception {
    boolean met = true;
    if (options.wants("P1", "P19")) {
      try (Framebuffer screen = Framebuffer.start(DISPLAY);
          WorkFolder work = WorkFolder.create()) {
        met &= attempt(driver, new ColdStart(options.image, work.path(), screen), out);
      }
    }
    if (options.cluster() && options.wants("P19")) {
      try (Framebuffer screen = Framebuffer.start(DISPLAY);
          TestCluster cluster = TestCluster.open(options.kubeconfig, options.context, options.kubectl);
          WorkFolder work = WorkFolder.create()) {
        met &= attempt(driver, new OpenCluster(options.image, work.path(), screen, cluster), out);
      }
    }
    return met;
  }

  private static boolean attempt(Driver driver, Benchmark benchmark, PrintWriter out) throws InterruptedException {
    try {
      return driver.run(benchmark);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      out.printf("%n%s failed: %s%n", benchmark.id(), e);
      return false;
    }
  }
}
