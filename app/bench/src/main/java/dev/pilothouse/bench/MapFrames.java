// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// P10: the time between frames of the map of 5,000 nodes and 150,000 pods, of which 1,000 change each second, while one moves over
/// it. Each trial is a window of its own in a JVM of its own, painted without a graphics card.
final class MapFrames implements Benchmark {
  private final String display;

  MapFrames(String display) {
    this.display = display;
  }

  @Override
  public String id() {
    return "P10";
  }

  @Override
  public String title() {
    return "The map of 5,000 nodes and 150,000 pods under 1,000 changes a second";
  }

  @Override
  public List<Contender> contenders() {
    return List.of(
        new Contender(Contender.Role.FLOOR, "image of as many squares", () -> run("raster")),
        new Contender(Contender.Role.PILOTHOUSE, "map of the program", () -> run("map")));
  }

  @Override
  public List<Goal> goals() {
    return Stream.of(MapWindow.Way.values()).map(way -> Goal.atMost(way.word() + " p95 ms", 33)).toList();
  }

  private Map<String, Double> run(String surface) throws Exception {
    return ChildJvm.run(MapWindow.class, List.of("-Xmx1g", "-Dprism.order=sw"), Map.of("DISPLAY", display), surface);
  }
}
