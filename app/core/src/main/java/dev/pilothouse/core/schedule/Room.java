// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How many more pods like one would find a place, one after the other, and where. Immutable. Costs nodes times pods: off the FX
/// thread.
///
/// Whether a pod fits is by the scheduler's rules. Which of the nodes that fit it takes is near them only: the zone with the fewest
/// pods like it, then the node with the fewest, then the one that is least full; preferred affinity and the rest of the scheduler's
/// scores are not looked at.
public final class Room {
  private final PodDemand pod;
  private final Fit now;
  private final List<Place> places;
  private final Fit end;
  private final List<NodeLoad> nodes;

  private Room(PodDemand pod, Fit now, List<Place> places, Fit end, List<NodeLoad> nodes) {
    this.pod = pod;
    this.now = now;
    this.places = List.copyOf(places);
    this.end = end;
    this.nodes = List.copyOf(nodes);
  }

  /// @param zone empty for none
  public record Place(String node, String zone) {}

  /// What is on a node before the first pod is placed.
  private record NodeLoad(String node, String zone, List<Row> pods, long cpu, long memory, long allCpu, long allMemory) {}

  /// A zone before and after the first pods are placed.
  ///
  /// @param zone empty for nodes without one
  /// @param fitting how many of its nodes take the first pod
  /// @param pods how many there are now of those that were asked for
  /// @param more how many of the placed ones come here
  public record Zone(String zone, int nodes, int fitting, int pods, int more, Amount cpu, Amount memory) {}

  /// CPU in thousandths of a core, memory in bytes.
  ///
  /// @param before requested now
  /// @param after requested with the placed pods
  public record Amount(long before, long after, long allocatable) {}

  /// @param most how many pods to place at most
  public static Room of(PodDemand pod, SchedulerSnapshot cluster, int most) {
    return on(copies(cluster), pod, cluster, most);
  }

  /// The room of several workloads that get more pods or fewer, one workload after the other: each has what those before it leave,
  /// and what they set free once their pods have ended. Pods that find no place take none.
  ///
  /// @return one for each that gets more, in their order
  public static List<Room> inTurn(List<? extends PodTurn> all, SchedulerSnapshot cluster) {
    List<NodeInfo> nodes = copies(cluster);
    List<Room> rooms = new ArrayList<>();
    for (PodTurn turn : all) {
      switch (turn) {
        case MorePods more -> rooms.add(on(nodes, more.pod(), cluster, more.count()));
        case FewerPods fewer -> fewer.pods().forEach(pod -> nodes.forEach(node -> leave(node, pod)));
      }
    }
    return List.copyOf(rooms);
  }

  private static void leave(NodeInfo node, Row pod) {
    if (node.name().equals(pod.text(PodKind.NODE))) {
      node.remove(pod);
    }
  }

  static List<NodeInfo> copies(SchedulerSnapshot cluster) {
    return cluster.nodes().stream().map(NodeInfo::copy).toList();
  }

  /// @param nodes get the pods that find a place
  private static Room on(List<NodeInfo> nodes, PodDemand pod, SchedulerSnapshot cluster, int most) {
    List<NodeLoad> loads = nodes.stream().map(Room::load).toList();
    SchedulingCycle cycle = new SchedulingCycle(pod, cluster, nodes);
    Fit now = cycle.fit();
    List<Place> places = new ArrayList<>();
    Choice choice = new Choice(nodes, one -> isLike(pod, one));
    while (places.size() < most) {
      NodeInfo best = choice.best(cycle);
      if (best == null) {
        break;
      }
      cycle.place(best);
      choice.placed(best);
      places.add(new Place(best.name(), best.zone()));
    }
    return new Room(pod, now, places, cycle.fit(), loads);
  }

  /// The node that the next pod takes; null when it fits on none.
  static @Nullable NodeInfo best(List<NodeInfo> nodes, PodDemand pod, SchedulingCycle cycle) {
    return new Choice(nodes, one -> isLike(pod, one)).best(cycle);
  }

  /// Whether a pod is of the namespace and has all the labels of the one that is asked for.
  private static boolean isLike(PodDemand pod, Row other) {
    return other.namespace().equals(pod.namespace()) && other.labels().match(pod.labels());
  }

  private static NodeLoad load(NodeInfo node) {
    return new NodeLoad(
        node.name(),
        node.zone(),
        List.copyOf(node.pods()),
        node.cpu(),
        node.memory(),
        node.row().number(NodeKind.CPU),
        node.row().number(NodeKind.MEMORY));
  }

  /// How many found a place: all there is room for, or as many as were asked for.
  public int more() {
    return places.size();
  }

  /// Where the first one would fit: "on N of M nodes" is its count and size.
  public Fit now() {
    return now;
  }

  /// Where the pods went, in their order.
  public List<Place> places() {
    return places;
  }

  /// Where a further one would fit; its sentence says what stops it, and is empty when nothing does.
  public Fit end() {
    return end;
  }

  /// The zones with the first of the placed pods in them, counting as there already what has all labels of the pod.
  public List<Zone> zones(int first) {
    return zones(first, one -> isLike(pod, one));
  }

  /// The zones in the order of their names, with the first of the placed pods in them.
  ///
  /// @param first how many of the placed pods to count
  /// @param own which of the pods that are there to count
  public List<Zone> zones(int first, Predicate<Row> own) {
    Map<String, Fit.Zone> fits = now.zones();
    Map<String, Integer> placed = new HashMap<>();
    places.stream().limit(first).forEach(place -> placed.merge(place.zone(), 1, Integer::sum));
    Map<String, List<NodeLoad>> byZone = new TreeMap<>();
    nodes.forEach(node -> byZone.computeIfAbsent(node.zone(), zone -> new ArrayList<>()).add(node));
    List<Zone> zones = new ArrayList<>();
    byZone.forEach(
        (name, loads) -> {
          int more = placed.getOrDefault(name, 0);
          long cpu = loads.stream().mapToLong(NodeLoad::cpu).sum();
          long memory = loads.stream().mapToLong(NodeLoad::memory).sum();
          int pods = (int) loads.stream().flatMap(load -> load.pods().stream()).filter(own).count();
          Amount cpus = new Amount(cpu, cpu + more * pod.cpu(), loads.stream().mapToLong(NodeLoad::allCpu).sum());
          Amount bytes =
              new Amount(memory, memory + more * pod.memory(), loads.stream().mapToLong(NodeLoad::allMemory).sum());
          Fit.Zone fit = fits.getOrDefault(name, new Fit.Zone(0, loads.size()));
          zones.add(new Zone(name, loads.size(), fit.fitting(), pods, more, cpus, bytes));
        });
    return zones;
  }

  /// Chooses among the nodes that fit.
  private static final class Choice {
    private final Collection<NodeInfo> nodes;
    private final Map<String, Integer> onNode = new HashMap<>();
    private final Map<String, Integer> inZone = new HashMap<>();

    Choice(Collection<NodeInfo> nodes, Predicate<Row> like) {
      this.nodes = nodes;
      for (NodeInfo node : nodes) {
        int count = (int) node.pods().stream().filter(like).count();
        onNode.put(node.name(), count);
        inZone.merge(node.zone(), count, Integer::sum);
      }
    }

    @Nullable NodeInfo best(SchedulingCycle cycle) {
      NodeInfo best = null;
      for (NodeInfo node : nodes) {
        if ((best == null || compare(node, best) < 0) && cycle.check(node).isEmpty()) {
          best = node;
        }
      }
      return best;
    }

    private int compare(NodeInfo one, NodeInfo other) {
      int zones = Integer.compare(inZone.getOrDefault(one.zone(), 0), inZone.getOrDefault(other.zone(), 0));
      if (zones != 0) {
        return zones;
      }
      int pods = Integer.compare(onNode.getOrDefault(one.name(), 0), onNode.getOrDefault(other.name(), 0));
      return pods != 0 ? pods : Double.compare(fullness(one), fullness(other));
    }

    private static double fullness(NodeInfo node) {
      return share(node.cpu(), node.allocatable("cpu")) + share(node.memory(), node.allocatable("memory"));
    }

    private static double share(long used, long all) {
      return all == 0 ? 1 : (double) used / all;
    }

    void placed(NodeInfo node) {
      onNode.merge(node.name(), 1, Integer::sum);
      inZone.merge(node.zone(), 1, Integer::sum);
    }
  }
}
