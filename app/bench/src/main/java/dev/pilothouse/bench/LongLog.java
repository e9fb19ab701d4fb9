// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// P11, P12 and P13: a long log, from the server into the store; what it then takes of the memory; and how long it is searched.
/// Beside it what others need for the same lines.
final class LongLog implements Benchmark, AutoCloseable {
  /// Those of the installed program that concern the heap.
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xms48m", "-XX:MinHeapFreeRatio=15", "-XX:MaxHeapFreeRatio=30",
          "-XX:MaxRAMPercentage=40");
  private static final String URL = "/api/v1/namespaces/default/pods/checkout/log?timestamps=true&container=lines-";
  private final int lines;
  private final RunningLogServer server;
  private final Path file;
  private final Path work;
  private final String kubectl;

  LongLog(int lines, Path work, String kubectl) throws Exception {
    this.lines = lines;
    this.work = work;
    this.kubectl = kubectl;
    server = new RunningLogServer(work);
    file = work.resolve("lines.log");
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] block = LogServer.lines();
      for (int i = 0; i < lines / 100_000; i++) {
        out.write(block);
      }
    }
  }

  @Override
  public String id() {
    return "P11, P12, P13";
  }

  @Override
  public String title() {
    return "A log of " + lines + " lines, " + file.toFile().length() / 1_000_000 + " MB";
  }

  @Override
  public List<Contender> contenders() {
    List<Contender> all = new ArrayList<>();
    all.add(
        new Contender(
            Contender.Role.FLOOR, "curl of the same lines",
            () -> run("all lines", "curl", "-s", "--cacert", server.authority().toString(), "-o", "/dev/null",
                    server.address() + URL + lines)));
    all.add(
        new Contender(
            Contender.Role.PEER, "kubectl logs --timestamps",
            () ->
                run("all lines", kubectl, "--kubeconfig", server.kubeconfig().toString(), "logs", "checkout", "-c",
                    "lines-" + lines, "--timestamps")));
    peer(all, "rg", "literal", "rg", "-c", "-F", LogServer.NEEDLE, file.toString());
    peer(all, "rg -i", "any case", "rg", "-c", "-i", "-F", LogServer.NEEDLE, file.toString());
    peer(all, "rg, regex", "regex", "rg", "-c", "order-4711\\d+", file.toString());
    peer(all, "lnav, filter", "literal", "lnav", "-n", "-c", ":filter-in " + LogServer.NEEDLE, file.toString());
    all.add(
        new Contender(
            Contender.Role.PILOTHOUSE, "connection, merge, store and search",
            () ->
                ChildJvm.run(
                    LogProbe.class, FLAGS, Map.of(),
                    server.kubeconfig().toString(), RunningLogServer.CONTEXT, Integer.toString(lines), work.toString())));
    return all;
  }

  private static void peer(List<Contender> all, String name, String figure, String... command) {
    boolean there =
        Stream.of(System.getenv("PATH").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, command[0])));
    if (there) {
      all.add(new Contender(Contender.Role.PEER, name, () -> run(figure, command)));
    }
  }

  private static Map<String, Double> run(String figure, String... command) throws Exception {
    return ChildProcess.time(figure, Map.of(), List.of(command));
  }

  @Override
  public List<Goal> goals() {
    return List.of(
        Goal.atMost("all lines ms", lines / 200.0), Goal.atMost("more memory MB", 128), Goal.atMost("literal ms", lines / 2_000.0),
        Goal.atMost("regex ms", lines / 2_000.0), Goal.atMost("literal first hit ms", 100));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
