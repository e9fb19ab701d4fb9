// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.UsageSource;
import dev.pilothouse.sample.controller.Pods;
import dev.pilothouse.sample.controller.Quantities;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the pods of a fleet use: a share of what they request that changes slowly, worked out once for each 15 seconds at most.
/// Requests are read once for all pods that share them.
final class FleetUsage implements UsageSource {

  private static final Duration WINDOW = Duration.ofSeconds(15);
  private static final Usage SYSTEM = new Usage(220_000_000L, 1400L << 20);

  private record Requested(String container, long millis, long bytes) {}

  private record Measured(Instant at, List<PodUsage> pods, List<NodeUsage> nodes) {}

  private final ObjectStore store;
  private @Nullable Measured last;

  FleetUsage(ObjectStore store) {
    this.store = store;
  }

  @Override
  public List<NodeUsage> nodes() {
    return measured().nodes();
  }

  @Override
  public List<PodUsage> pods() {
    return measured().pods();
  }

  private synchronized Measured measured() {
    long seconds = store.clock().instant().getEpochSecond();
    Instant at = Instant.ofEpochSecond(seconds - seconds % WINDOW.toSeconds());
    Measured known = last;
    if (known == null || !known.at().equals(at)) {
      known = measure(at);
      last = known;
    }
    return known;
  }

  private Measured measure(Instant at) {
    IdentityHashMap<JsonNode, List<Requested>> requests = new IdentityHashMap<>();
    Map<String, long[]> byNode = new HashMap<>();
    List<PodUsage> pods = new ArrayList<>();
    for (ObjectNode pod : store.list(BuiltInTypes.PODS)) {
      if (Pods.phase(pod).equals("Running")) {
        List<Requested> asked = requests.computeIfAbsent(Json.at(pod, "spec", "containers"), FleetUsage::requested);
        List<ContainerUsage> used = new ArrayList<>(asked.size());
        long[] node = byNode.computeIfAbsent(Pods.node(pod), name -> new long[2]);
        int seed = Json.uid(pod).hashCode();
        for (Requested one : asked) {
          Usage usage = usage(one, seed, at.getEpochSecond());
          used.add(new ContainerUsage(one.container(), usage));
          node[0] += usage.nanoCores();
          node[1] += usage.memoryBytes();
        }
        pods.add(new PodUsage(Json.namespace(pod), Json.name(pod), at, WINDOW, used));
      }
    }
    List<NodeUsage> nodes = new ArrayList<>();
    for (ObjectNode node : store.list(BuiltInTypes.NODES)) {
      long[] used = byNode.getOrDefault(Json.name(node), new long[2]);
      nodes.add(new NodeUsage(Json.name(node), at, WINDOW,
          new Usage(SYSTEM.nanoCores() + used[0], SYSTEM.memoryBytes() + used[1])));
    }
    return new Measured(at, List.copyOf(pods), List.copyOf(nodes));
  }

  private static List<Requested> requested(JsonNode containers) {
    return Json.items(containers).stream()
        .map(container -> new Requested(
            Json.text(container, "name"),
            Math.max(20, Quantities.millis(Json.at(container, "resources", "requests", "cpu"))),
            Math.max(24L << 20, Quantities.whole(Json.at(container, "resources", "requests", "memory")))))
        .toList();
  }

  /// Each container has its own share, and its own wave of some minutes around it.
  private static Usage usage(Requested requested, int seed, long second) {
    double own = (seed & 0xffff) / 65_536.0;
    double wave = Math.sin(second / (90.0 + (seed >>> 24)) + own * 6);
    double cpu = 0.12 + 0.7 * own * own + 0.08 * wave;
    double memory = 0.4 + 0.45 * ((seed >>> 16 & 0xff) / 256.0) + 0.02 * wave;
    return new Usage((long) (requested.millis() * 1_000_000.0 * Math.max(0.01, cpu)), (long) (requested.bytes() * memory) & ~4095L);
  }
}
