// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.controller.Conditions;
import dev.pilothouse.sample.controller.Quantities;
import dev.pilothouse.sample.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/// The nodes of a fleet: five pools in three zones, of mixed ages, most of them well.
final class FleetNodes {

  /// Machines of one kind.
  enum Pool {
    GENERAL("general.4xlarge", 16, 64, "", ""),
    COMPUTE("compute.8xlarge", 32, 64, "", ""),
    MEMORY("memory.4xlarge", 16, 128, "", ""),
    BATCH("batch.4xlarge", 16, 64, "dedicated", "batch"),
    GPU("gpu.8xlarge", 32, 128, "nvidia.com/gpu", "present");

    final String type;
    final int cpu;
    final int gibibytes;
    final String taint;
    final String taintValue;

    Pool(String type, int cpu, int gibibytes, String taint, String taintValue) {
      this.type = type;
      this.cpu = cpu;
      this.gibibytes = gibibytes;
      this.taint = taint;
      this.taintValue = taintValue;
    }

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    boolean isTainted() {
      return !taint.isEmpty();
    }
  }

  /// What is the matter with a node.
  enum Mood {
    WELL,
    CORDONED,
    UNREACHABLE,
    NETWORK_NOT_READY,
    MEMORY_PRESSURE,
    DISK_PRESSURE
  }

  /// A node and what is left on it.
  static final class Seat {
    final ObjectNode node;
    final Pool pool;
    final Mood mood;
    final String name;
    final Instant since;
    final String network;
    final com.fasterxml.jackson.databind.JsonNode hostIp;
    final double target;
    final long millis;
    final long bytes;
    long usedMillis;
    long usedBytes;
    int pods;

    Seat(ObjectNode node, Pool pool, Mood mood, double target) {
      this.node = node;
      this.pool = pool;
      this.mood = mood;
      this.name = Json.name(node);
      this.since = Instant.parse(Json.text(node, "metadata", "creationTimestamp"));
      String cidr = Json.text(node, "spec", "podCIDR");
      this.network = cidr.substring(0, cidr.lastIndexOf('.') + 1);
      this.hostIp = node.at("/status/addresses/0/address");
      this.target = target;
      this.millis = Quantities.millis(node.at("/status/allocatable/cpu"));
      this.bytes = Quantities.whole(node.at("/status/allocatable/memory"));
    }

    /// Whether a pod fits and leaves the node as empty as it is to be.
    boolean takes(long podMillis, long podBytes, double limit) {
      return pods < 109 && usedMillis + podMillis <= limit * millis && usedBytes + podBytes <= limit * bytes;
    }

    /// Its place in the node's network, from 2.
    int add(long podMillis, long podBytes) {
      usedMillis += podMillis;
      usedBytes += podBytes;
      return ++pods + 1;
    }

    boolean isReady() {
      return mood != Mood.UNREACHABLE && mood != Mood.NETWORK_NOT_READY;
    }
  }

  private final SplittableRandom random;
  private final Instant now;
  private final List<Seat> all = new ArrayList<>();
  private final Map<Pool, List<Seat>> byPool = new EnumMap<>(Pool.class);

  FleetNodes(int count, Instant now, SplittableRandom random) {
    this.random = random;
    this.now = now;
    for (Pool pool : Pool.values()) {
      byPool.put(pool, new ArrayList<>());
    }
    List<Mood> moods = moods(count);
    for (int i = 0; i < count; i++) {
      Pool pool = pool((i * 37) % 100);
      List<Seat> inPool = byPool.computeIfAbsent(pool, none -> new ArrayList<>());
      Seat seat = seat(pool, inPool.size() + 1, i + 1, moods.get(i));
      all.add(seat);
      inPool.add(seat);
    }
  }

  List<Seat> all() {
    return all;
  }

  /// The nodes of a pool.
  List<Seat> of(Pool pool) {
    return byPool.getOrDefault(pool, List.of());
  }

  private static Pool pool(int percent) {
    return percent < 62 ? Pool.GENERAL
        : percent < 78 ? Pool.COMPUTE
        : percent < 89 ? Pool.MEMORY
        : percent < 97 ? Pool.BATCH : Pool.GPU;
  }

  /// What is the matter with each node: of 240 nodes, wherever they are, seven have something.
  private List<Mood> moods(int count) {
    List<Mood> moods = new ArrayList<>();
    while (moods.size() < count) {
      List<Mood> some = new ArrayList<>(Collections.nCopies(233, Mood.WELL));
      some.addAll(Collections.nCopies(3, Mood.CORDONED));
      some.addAll(List.of(Mood.UNREACHABLE, Mood.NETWORK_NOT_READY, Mood.MEMORY_PRESSURE, Mood.DISK_PRESSURE));
      Collections.shuffle(some, random);
      moods.addAll(some);
    }
    return moods;
  }

  private Seat seat(Pool pool, int ofPool, int number, Mood mood) {
    char zone = (char) ('a' + number % 3);
    ObjectNode words = Json.object();
    words.put("name", "%s-%c-%04d".formatted(pool.word(), zone, ofPool)).put("zone", "harbour-" + zone);
    words.put("type", pool.type).put("cpu", pool.cpu).put("memory", pool.gibibytes);
    words.putObject("labels").put("pool", pool.word());
    if (pool.isTainted()) {
      words.putArray("taints").addObject().put("effect", "NoSchedule").put("key", pool.taint).put("value", pool.taintValue);
    }
    boolean fresh = number % 50 == 8;
    Duration age = fresh ? Duration.ofMinutes(4L + random.nextInt(50)) : Duration.ofHours(20L + random.nextInt(24 * 200));
    Instant joined = now.minus(age);
    ObjectNode node = Json.object().put("apiVersion", "v1").put("kind", "Node");
    node.setAll(NodeManifest.of(words, number, joined));
    Json.metadata(node).put("creationTimestamp", Json.time(joined))
        .put("uid", new UUID((random.nextLong() & ~0xf000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE).toString());
    beat(node, now.minusSeconds(random.nextInt(300)));
    if (number % 7 == 0) {
      Json.child(node, "status", "nodeInfo").put("kubeletVersion", "v1.35.6");
    }
    ail(node, mood);
    double target = fresh ? 0.08 : 0.3 + 0.68 * Math.sqrt(random.nextDouble());
    return new Seat(node, pool, mood, mood == Mood.CORDONED && number % 2 == 0 ? 0.15 : target);
  }

  private static void beat(ObjectNode node, Instant at) {
    for (var condition : node.at("/status/conditions")) {
      ((ObjectNode) condition).put("lastHeartbeatTime", Json.time(at));
    }
  }

  private void ail(ObjectNode node, Mood mood) {
    ObjectNode status = Json.child(node, "status");
    Instant since = now.minusSeconds(70L + random.nextInt(160));
    switch (mood) {
      case WELL -> {}
      case CORDONED -> {
        Json.child(node, "spec").put("unschedulable", true);
        taint(node, "node.kubernetes.io/unschedulable", "NoSchedule", now.minusSeconds(4000));
      }
      case UNREACHABLE -> {
        for (String type : List.of("MemoryPressure", "DiskPressure", "PIDPressure", "Ready")) {
          Conditions.set(status, type, "Unknown", "NodeStatusUnknown", "Kubelet stopped posting node status.", since);
        }
        beat(node, since.minusSeconds(50));
        taint(node, "node.kubernetes.io/unreachable", "NoSchedule", since);
        taint(node, "node.kubernetes.io/unreachable", "NoExecute", since);
      }
      case NETWORK_NOT_READY -> {
        Conditions.set(status, "Ready", "False", "KubeletNotReady",
            "container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns"
                + " error: cni plugin not initialized", since);
        taint(node, "node.kubernetes.io/not-ready", "NoSchedule", since);
        taint(node, "node.kubernetes.io/not-ready", "NoExecute", since);
      }
      case MEMORY_PRESSURE -> {
        Conditions.set(
            status, "MemoryPressure", "True", "KubeletHasInsufficientMemory", "kubelet has insufficient memory available", since);
        taint(node, "node.kubernetes.io/memory-pressure", "NoSchedule", since);
      }
      case DISK_PRESSURE -> {
        Conditions.set(status, "DiskPressure", "True", "KubeletHasDiskPressure", "kubelet has disk pressure", since);
        taint(node, "node.kubernetes.io/disk-pressure", "NoSchedule", since);
      }
    }
  }

  private static void taint(ObjectNode node, String key, String effect, Instant since) {
    ArrayNode taints = Json.list(Json.child(node, "spec"), "taints");
    taints.addObject().put("effect", effect).put("key", key).put("timeAdded", Json.time(since));
  }
}
