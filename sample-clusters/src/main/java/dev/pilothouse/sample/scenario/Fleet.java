// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.scenario.FleetNodes.Pool;
import dev.pilothouse.sample.scenario.FleetNodes.Seat;
import dev.pilothouse.sample.scenario.FleetWorkload.Plan;
import dev.pilothouse.sample.scenario.FleetWorkload.Size;
import dev.pilothouse.sample.scenario.FleetWorkload.Trouble;
import dev.pilothouse.sample.scheduler.NodeState;
import dev.pilothouse.sample.scheduler.Placement;
import dev.pilothouse.sample.scheduler.Placement.Unschedulable;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.Located;
import dev.pilothouse.sample.store.ObjectStore;
import dev.pilothouse.sample.store.ResourceType;
import dev.pilothouse.sample.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A large cluster in the state in which its controllers, its scheduler and its kubelets would have brought it: five pools of
/// nodes in three zones, Deployments with their ReplicaSets in thirty namespaces, their pods, and one mirror pod a node.
///
/// What is not simulated: kubelets renew no leases, so that no node falls silent or recovers by itself; pods that were there at
/// the start have no worker, so that their probes and restarts are only told ([FleetChurn]), until somebody deletes one. What is
/// created later lives as in any sample cluster.
final class Fleet {

  /// What their programs do that is not usual, as [Scenario#images()].
  static final String IMAGES = """
      [{"image":"*-rc1","log":"json","crash":{"after":"4s","exit":1,"lines":[
         "{\\"time\\":\\"{time}\\",\\"level\\":\\"ERROR\\",\\"msg\\":\\"unknown field in configuration: retries.max\\"}"]}},
       {"image":"*-missing","missing":true},
       {"image":"*-api:*","log":"json","rate":1.2},
       {"image":"*-gateway:*","log":"nginx","rate":2},
       {"image":"*-worker:*","log":"java","rate":0.6}]
      """;

  private static final List<Size> SIZES = List.of(
      new Size(50, 128), new Size(100, 192), new Size(100, 256), new Size(200, 512), new Size(250, 512), new Size(400, 1024),
      new Size(500, 1536), new Size(1000, 2048));

  private final FleetSize size;
  private final Instant now;
  private final SplittableRandom random;
  private final SharedJson json = new SharedJson();
  private final ObjectStore scratch;
  private final FleetNodes nodes;
  private final List<Located> objects = new ArrayList<>();
  private final List<FleetWorkload> unschedulable = new ArrayList<>();
  private final Map<Pool, List<Seat>> seats = new EnumMap<>(Pool.class);
  private long version = 1000;
  private int pods;

  Fleet(FleetSize size, long seed, Instant now) {
    this.size = size;
    this.now = now;
    this.random = new SplittableRandom(seed);
    this.scratch = ObjectStore.open(InstantSource.fixed(now), task -> {}, 1);
    this.nodes = new FleetNodes(size.nodes(), now, random);
    namespaces();
    nodesAndProxies();
    List<Seat> open = new ArrayList<>();
    nodes.all().stream().filter(seat -> !seat.pool.isTainted()).forEach(open::add);
    for (Pool pool : Pool.values()) {
      seats.put(pool, pool == Pool.GENERAL || nodes.of(pool).isEmpty() ? open : nodes.of(pool));
    }
    workloads();
    pendingPods();
  }

  /// All objects with their versions.
  List<Located> objects() {
    return objects;
  }

  long version() {
    return version;
  }

  private void add(ResourceType type, ObjectNode object) {
    Json.metadata(object).put("resourceVersion", Long.toString(++version));
    objects.add(new Located(type, json.shared(object)));
  }

  private void namespaces() {
    List<String> system = List.of("default", "kube-node-lease", "kube-public", "kube-system");
    List<String> all = new ArrayList<>(system);
    all.addAll(FleetWords.NAMESPACES);
    for (String name : all) {
      ObjectNode namespace = Json.object();
      ObjectNode metadata = Json.metadata(namespace).put("name", name);
      long days = system.contains(name) ? 420 : 90 + name.length() * 17L;
      metadata.put("creationTimestamp", Json.time(now.minusSeconds(86_400 * days)));
      metadata.putObject("labels").put("kubernetes.io/metadata.name", name);
      add(BuiltInTypes.NAMESPACES, scratch.create(BuiltInTypes.NAMESPACES, namespace, Write.by("kubectl-client-side-apply")));
    }
  }

  private void nodesAndProxies() {
    for (Seat seat : nodes.all()) {
      add(BuiltInTypes.NODES, seat.node);
      seat.add(FleetProxies.MILLIS, FleetProxies.BYTES);
      add(BuiltInTypes.PODS, FleetProxies.on(seat, random.nextInt(9) / 8));
      pods++;
    }
  }

  private void workloads() {
    for (int i = 0; pods < size.pods(); i++) {
      Plan plan = plan(i, size.pods() - pods);
      FleetWorkload wanted = new FleetWorkload(plan, scratch);
      if (plan.isUnschedulable()) {
        unschedulable.add(wanted);
        pods += plan.replicas();
        continue;
      }
      FleetPods made = new FleetPods(wanted, json, random, now);
      int ready = 0;
      for (int j = 0; j < plan.replicas(); j++) {
        Seat seat = seat(plan.pool(), wanted);
        int place = seat.add(wanted.millis, wanted.bytes);
        objects.add(new Located(BuiltInTypes.PODS, made.on(seat, place, ++version)));
        ready += made.isReady(seat) ? 1 : 0;
      }
      pods += plan.replicas();
      finish(wanted, ready);
    }
  }

  private void finish(FleetWorkload workload, int ready) {
    workload.told(ready);
    add(BuiltInTypes.REPLICA_SETS, workload.set);
    add(BuiltInTypes.DEPLOYMENTS, workload.deployment);
  }

  private Plan plan(int index, int most) {
    int namespace = index % FleetWords.NAMESPACES.size();
    int number = index / FleetWords.NAMESPACES.size();
    String name = FleetWords.NAMESPACES.get(namespace);
    Pool pool = name.endsWith("-batch") && !nodes.of(Pool.BATCH).isEmpty() ? Pool.BATCH
        : name.startsWith("ml-") && !nodes.of(Pool.GPU).isEmpty() ? Pool.GPU : Pool.GENERAL;
    Trouble trouble = switch (index % 91) {
      case 7, 52 -> Trouble.CRASH_LOOP;
      case 23 -> Trouble.MISSING_IMAGE;
      case 41 -> Trouble.TOO_LARGE;
      case 71 -> Trouble.POOL_FULL;
      case 3, 19, 33, 64, 80 -> Trouble.OUT_OF_MEMORY;
      default -> Trouble.NONE;
    };
    boolean few = trouble != Trouble.NONE && trouble != Trouble.OUT_OF_MEMORY;
    int replicas = few ? 1 + random.nextInt(5) : replicas();
    Size each = switch (trouble) {
      case TOO_LARGE -> new Size(2000, 192 * 1024);
      case POOL_FULL -> new Size(31_000, 96 * 1024);
      default -> SIZES.get(random.nextInt(SIZES.size()));
    };
    Instant rolledOut = now.minusSeconds(few ? 600 + random.nextInt(90_000) : 5000 + random.nextInt(86_400 * 60));
    return new Plan(name, FleetWords.workload(namespace, number), Math.min(replicas, most),
        trouble == Trouble.POOL_FULL ? Pool.COMPUTE : pool, each, trouble, 1 + random.nextInt(14), rolledOut);
  }

  /// Many small ones, a few large ones.
  private int replicas() {
    int kind = random.nextInt(100);
    return kind < 40 ? 2 + random.nextInt(5)
        : kind < 75 ? 8 + random.nextInt(22)
        : kind < 95 ? 30 + random.nextInt(50) : 100 + random.nextInt(100);
  }

  /// Where the scheduler would have put a pod, or could have: at random, so that nodes are full in their own way.
  private Seat seat(Pool pool, FleetWorkload workload) {
    List<Seat> all = seats.getOrDefault(pool, nodes.all());
    for (int i = 0; i < 30; i++) {
      Seat seat = all.get(random.nextInt(all.size()));
      if (seat.takes(workload.millis, workload.bytes, seat.target)) {
        return seat;
      }
    }
    int from = random.nextInt(all.size());
    for (int i = 0; i < all.size(); i++) {
      Seat seat = all.get((from + i) % all.size());
      if (seat.takes(workload.millis, workload.bytes, 1)) {
        return seat;
      }
    }
    // a pool that is too small for what its namespaces want: one more somewhere
    return all.stream().min(java.util.Comparator.comparingInt(seat -> seat.pods)).orElseThrow();
  }

  /// Pods that fit nowhere, with what the scheduler says of them.
  private void pendingPods() {
    List<NodeState> states = nodes.all().stream()
        .map(seat -> new NodeState(seat.node, List.of(), Json.labels(seat.node), seat.usedMillis, seat.usedBytes))
        .toList();
    Map<Trouble, String> words = new EnumMap<>(Trouble.class);
    for (FleetWorkload workload : unschedulable) {
      String why = words.computeIfAbsent(workload.plan.trouble(), trouble ->
          Placement.of(workload.pod, states, List.of()) instanceof Unschedulable(String message) ? message : "");
      FleetPods made = new FleetPods(workload, json, random, now);
      for (int i = 0; i < workload.plan.replicas(); i++) {
        objects.add(new Located(BuiltInTypes.PODS, made.pending(++version, why)));
      }
      finish(workload, 0);
    }
  }
}
