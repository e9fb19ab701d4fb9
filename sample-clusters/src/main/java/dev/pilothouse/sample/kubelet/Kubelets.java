// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.LogFeed;
import dev.pilothouse.sample.api.UsageSource;
import dev.pilothouse.sample.controller.ClusterState;
import dev.pilothouse.sample.controller.Pods;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import dev.pilothouse.sample.store.WatchEvent;
import dev.pilothouse.sample.store.WatchEvent.Change;
import java.util.HashMap;
import java.util.Map;

/// The kubelets of all nodes: each pod that is bound to a node gets a worker. One that ran already when its cluster began and was
/// not taken over by [#resume] gets it when it is deleted. Loop thread, but for logs and usage.
public final class Kubelets {

  private final ClusterState cluster;
  private final Behaviours behaviours;
  private final ContainerOutputs outputs = new ContainerOutputs();
  private final Map<String, NodeAgent> nodes = new HashMap<>();
  private final Map<String, PodWorker> workers = new HashMap<>();
  private final NodeHeartbeats heartbeats;

  public Kubelets(ClusterState cluster, Behaviours behaviours) {
    this.cluster = cluster;
    this.behaviours = behaviours;
    this.heartbeats = new NodeHeartbeats(cluster);
    cluster.onChange(BuiltInTypes.PODS, this::podChanged);
  }

  /// Nodes begin to report that they live; until then they count as living.
  public void startHeartbeats() {
    heartbeats.start();
  }

  /// Takes over the pods that are there already, without writing anything.
  public void resume() {
    cluster.list(BuiltInTypes.PODS).stream()
        .filter(pod -> !Pods.node(pod).isEmpty() && !Pods.isFinished(pod))
        .forEach(this::accept);
  }

  public LogFeed logs() {
    return new PodLogs(outputs, new ToldOutputs(cluster, behaviours), cluster.loop());
  }

  public UsageSource usage() {
    return new ContainerUsages(outputs, cluster);
  }

  private void podChanged(WatchEvent event) {
    ObjectNode pod = event.object();
    PodWorker worker = workers.get(Json.uid(pod));
    if (event.change() == Change.DELETED) {
      if (worker != null) {
        workers.remove(worker.uid());
        worker.forget();
      }
    } else if (worker != null) {
      if (Json.isDeleting(pod)) {
        worker.stop(pod);
      }
    } else if (!Pods.node(pod).isEmpty() && !Pods.isFinished(pod) && (Json.isDeleting(pod) || !hasStarted(pod))) {
      accept(pod);
    }
  }

  private static boolean hasStarted(ObjectNode pod) {
    return !Json.text(pod, "status", "startTime").isEmpty();
  }

  private void accept(ObjectNode pod) {
    ObjectNode node = cluster.find(BuiltInTypes.NODES, new ObjectKey("", Pods.node(pod)));
    ObjectNode latest = cluster.find(BuiltInTypes.PODS, Json.key(pod));
    if (node == null || latest == null || !Json.uid(latest).equals(Json.uid(pod))) {
      return;
    }
    NodeAgent agent = nodes.computeIfAbsent(Pods.node(pod), name -> agent(node));
    PodWorker worker = new PodWorker(cluster, agent, outputs, behaviours, latest);
    workers.put(worker.uid(), worker);
    if (hasStarted(latest)) {
      worker.resume();
    }
    if (Json.isDeleting(latest)) {
      worker.stop(latest);
    } else if (!hasStarted(latest)) {
      worker.begin();
    }
  }

  /// Pods that are there already keep their addresses.
  private NodeAgent agent(ObjectNode node) {
    NodeAgent agent = new NodeAgent(node);
    cluster.list(BuiltInTypes.PODS).stream()
        .filter(pod -> Pods.node(pod).equals(Json.name(node)) && !Pods.isFinished(pod))
        .forEach(pod -> agent.keepPodIp(Json.text(pod, "status", "podIP")));
    return agent;
  }
}
