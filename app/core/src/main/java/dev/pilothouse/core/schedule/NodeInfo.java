// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import dev.pilothouse.core.kind.HostPort;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.OtherAmounts;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.PodScheduling;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.Taint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A node and the pods on it, as the scheduler keeps it. Changes when a pod is added, so each simulation has its own. One thread.
final class NodeInfo {
  private final Row node;
  private final List<Row> pods;
  private final List<HostPort> ports;
  private final Map<String, Long> others;
  private long cpu;
  private long memory;
  private boolean closed;

  NodeInfo(Row node) {
    this.node = node;
    pods = new ArrayList<>();
    ports = new ArrayList<>();
    others = new HashMap<>();
  }

  private NodeInfo(NodeInfo from) {
    node = from.node;
    pods = new ArrayList<>(from.pods);
    ports = new ArrayList<>(from.ports);
    others = new HashMap<>(from.others);
    cpu = from.cpu;
    memory = from.memory;
    closed = from.closed;
  }

  NodeInfo copy() {
    return new NodeInfo(this);
  }

  void add(Row pod) {
    pods.add(pod);
    cpu += pod.number(PodKind.CPU_REQUEST);
    memory += pod.number(PodKind.MEMORY_REQUEST);
    PodScheduling rare = PodScheduling.of(pod);
    ports.addAll(rare.ports());
    rare.requests().forEach((name, amount) -> others.merge(name, amount, Long::sum));
  }

  /// Takes a pod away; nothing when it is not here.
  void remove(Row pod) {
    if (!pods.removeIf(one -> one.uid().equals(pod.uid()))) {
      return;
    }
    cpu -= pod.number(PodKind.CPU_REQUEST);
    memory -= pod.number(PodKind.MEMORY_REQUEST);
    PodScheduling rare = PodScheduling.of(pod);
    rare.ports().forEach(ports::remove);
    rare.requests().forEach((name, amount) -> others.merge(name, -amount, Long::sum));
  }

  Row row() {
    return node;
  }

  String name() {
    return node.name();
  }

  String zone() {
    return NodeKind.zone(node);
  }

  List<Row> pods() {
    return pods;
  }

  List<HostPort> ports() {
    return ports;
  }

  /// Requested by the pods on it, in thousandths of a core.
  long cpu() {
    return cpu;
  }

  /// Requested by the pods on it, in bytes.
  long memory() {
    return memory;
  }

  long others(String resource) {
    return others.getOrDefault(resource, 0L);
  }

  long allocatable(String resource) {
    return switch (resource) {
      case "cpu" -> node.number(NodeKind.CPU);
      case "memory" -> node.number(NodeKind.MEMORY);
      case "pods" -> node.number(NodeKind.PODS);
      default -> {
        OtherAmounts amounts = node.get(NodeKind.OTHERS);
        yield amounts == null ? 0 : amounts.of(resource);
      }
    };
  }

  /// Keeps new pods off from now on, as `kubectl cordon` does.
  void cordon() {
    closed = true;
  }

  boolean cordoned() {
    return closed || node.flag(NodeKind.CORDONED);
  }

  List<Taint> taints() {
    Taint.All all = node.get(NodeKind.ALL_TAINTS);
    List<Taint> taints = all == null ? List.of() : all.list();
    if (!closed || taints.contains(NodeFilters.CORDON)) {
      return taints;
    }
    List<Taint> more = new ArrayList<>(taints);
    more.add(NodeFilters.CORDON);
    return more;
  }
}
