// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// P22: the time between frames of the view of a rollout while all pods of a Deployment are replaced within 16 seconds. Each trial
/// is a window of its own in a JVM of its own, painted without a graphics card.
final class RolloutFrames implements Benchmark {
  private static final List<Integer> REPLICAS = List.of(500, 1_000);
  private final String display;

  RolloutFrames(String display) {
    this.display = display;
  }

  @Override
  public String id() {
    return "P22";
  }

  @Override
  public String title() {
    return "A rollout of 500 and of 1,000 pods, watched";
  }

  @Override
  public List<Contender> contenders() {
    return List.of(
        new Contender(Contender.Role.FLOOR, "canvas with a mark for each pod", () -> run("canvas")),
        new Contender(Contender.Role.PILOTHOUSE, "view of the rollout", () -> run("view")));
  }

  @Override
  public List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    for (int replicas : REPLICAS) {
      goals.add(Goal.atMost(replicas + " pods p95 ms", 17.6));
      goals.add(Goal.atMost(replicas + " pods longest ms", 100));
    }
    return goals;
  }

  private Map<String, Double> run(String surface) throws Exception {
    Map<String, Double> all = new LinkedHashMap<>();
    for (int replicas : REPLICAS) {
      List<String> flags = List.of("-Xmx1g", "-Dprism.order=sw");
      all.putAll(ChildJvm.run(RolloutWindow.class, flags, Map.of("DISPLAY", display), surface, Integer.toString(replicas)));
    }
    return all;
  }
}
