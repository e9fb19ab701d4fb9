// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// P11: the time between frames of a log to which 50,000 lines a second are added, while it is followed and while it is scrolled,
/// and how long a line is on its way to the screen. Each trial is a window of its own in a JVM of its own, painted without a
/// graphics card.
final class LogScrolling implements Benchmark {
  static final int RATE = 50_000;
  private final String display;
  private final RunningLogServer server;
  private final Path work;

  LogScrolling(String display, RunningLogServer server, Path work) {
    this.display = display;
    this.server = server;
    this.work = work;
  }

  @Override
  public String id() {
    return "P11";
  }

  @Override
  public String title() {
    return String.format(Locale.ROOT, "A log to which %,d lines a second are added", RATE);
  }

  @Override
  public List<Contender> contenders() {
    return List.of(
        new Contender(Contender.Role.FLOOR, "canvas of the same lines, to which nothing is added", () -> run("canvas")),
        new Contender(Contender.Role.PILOTHOUSE, "view of the log", () -> run("view")));
  }

  @Override
  public List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    for (LogWindow.Way way : LogWindow.Way.values()) {
      goals.add(Goal.atMost(way.word() + " p95 ms", 17.6));
    }
    return goals;
  }

  private Map<String, Double> run(String surface) throws Exception {
    List<String> flags = List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx1g", "-Dprism.order=sw");
    return ChildJvm.run(
        LogWindow.class, flags, Map.of("DISPLAY", display), surface, server.kubeconfig().toString(), work.toString());
  }
}
