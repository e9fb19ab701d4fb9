// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// P9: the time between frames while a table of 100,000 pods is scrolled and 1,000 of them change each second. Each trial is
/// a window of its own in a JVM of its own, painted without a graphics card.
final class TableScroll implements Benchmark {
  private final String display;

  TableScroll(String display) {
    this.display = display;
  }

  @Override
  public String id() {
    return "P9";
  }

  @Override
  public String title() {
    return "Scrolling 100,000 pods under 1,000 changes a second";
  }

  @Override
  public List<Contender> contenders() {
    return List.of(
        new Contender(Contender.Role.FLOOR, "canvas grid of the same texts", () -> run("canvas")),
        new Contender(Contender.Role.PILOTHOUSE, "table of the program", () -> run("table")));
  }

  @Override
  public List<Goal> goals() {
    return Stream.of(ScrollWindow.Way.values()).map(way -> Goal.atMost(way.word() + " p95 ms", 33)).toList();
  }

  private Map<String, Double> run(String surface) throws Exception {
    return ChildJvm.run(ScrollWindow.class, List.of("-Xmx1g", "-Dprism.order=sw"), Map.of("DISPLAY", display), surface);
  }
}
