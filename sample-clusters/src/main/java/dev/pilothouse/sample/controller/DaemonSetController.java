// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/// Keeps one pod on every node that suits it (`pkg/controller/daemon`).
final class DaemonSetController {

  private static final String COMPONENT = "daemonset-controller";
  private static final String REVISION_LABEL = "controller-revision-hash";

  private final ClusterState cluster;
  private final PodCreation creation;
  private final TemplateRevisions revisions;
  private final BiPredicate<ObjectNode, ObjectNode> suits;
  private final DaemonSetRollout rollout;
  private final WorkQueue queue;

  /// @param suits whether a pod belongs on a node, as the scheduler would say
  DaemonSetController(ClusterState cluster, BiPredicate<ObjectNode, ObjectNode> suits) {
    this.cluster = cluster;
    this.creation = new PodCreation(cluster, COMPONENT);
    this.revisions = new TemplateRevisions(cluster);
    this.suits = suits;
    this.queue = new WorkQueue(cluster.loop(), this::reconcile);
    this.rollout = new DaemonSetRollout(cluster, creation, queue);
    cluster.enqueueChanges(BuiltInTypes.DAEMON_SETS, queue);
    cluster.enqueueOwners(BuiltInTypes.PODS, "DaemonSet", queue);
    cluster.onChange(BuiltInTypes.NODES, event -> {
      ObjectNode before = event.previous();
      if (before == null || !before.path("spec").equals(event.object().path("spec"))
          || !Json.labels(before).equals(Json.labels(event.object()))) {
        cluster.list(BuiltInTypes.DAEMON_SETS).forEach(set -> queue.add(Json.key(set)));
      }
    });
  }

  private void reconcile(ObjectKey key) {
    ObjectNode set = cluster.find(BuiltInTypes.DAEMON_SETS, key);
    if (set == null || Json.isDeleting(set)) {
      return;
    }
    String revision = revisions.current(set);
    String hash = hash(set, revision);
    Map<String, List<ObjectNode>> byNode = podsByNode(set);
    List<String> suiting = new ArrayList<>();
    Set<String> bearing = new HashSet<>();
    for (ObjectNode node : cluster.list(BuiltInTypes.NODES)) {
      ObjectNode pod = pod(set, hash, Json.name(node));
      if (suits.test(pod, node)) {
        suiting.add(Json.name(node));
      } else if (suits.test(pod, withoutTaintsForNewPods(node))) {
        bearing.add(Json.name(node));
      }
    }
    for (String node : suiting) {
      settle(set, hash, node, byNode.getOrDefault(node, List.of()));
    }
    byNode.forEach((node, pods) -> {
      if (!suiting.contains(node) && !bearing.contains(node)) {
        pods.stream().filter(pod -> !Json.isDeleting(pod)).forEach(pod -> creation.delete(set, pod));
      }
    });
    rollout.roll(set, hash, suiting, podsByNode(set), node -> creation.createPod(set, pod(set, hash, node)));
    status(key, set, hash, suiting);
    Set<String> used = new HashSet<>();
    cluster.controlledBy(BuiltInTypes.PODS, set)
        .forEach(pod -> used.add(Json.name(set) + "-" + Json.labels(pod).getOrDefault(REVISION_LABEL, "")));
    revisions.forgetOld(set, revision, used);
  }

  /// What keeps new pods away lets those stay that are there.
  private static ObjectNode withoutTaintsForNewPods(ObjectNode node) {
    ObjectNode bare = node.deepCopy();
    Json.list(Json.child(bare, "spec"), "taints").elements()
        .forEachRemaining(taint -> {
          if (!Json.text(taint, "effect").equals("NoExecute")) {
            ((ObjectNode) taint).put("effect", "PreferNoSchedule");
          }
        });
    return bare;
  }

  private static String hash(ObjectNode set, String revision) {
    return revision.substring(Json.name(set).length() + 1);
  }

  private void settle(ObjectNode set, String hash, String node, List<ObjectNode> pods) {
    if (pods.isEmpty()) {
      creation.createPod(set, pod(set, hash, node));
      return;
    }
    for (ObjectNode pod : pods) {
      if (Pods.phase(pod).equals("Failed") && !Json.isDeleting(pod)) {
        cluster.events().warning(set, COMPONENT, "FailedDaemonPod", "Found failed daemon pod %s/%s on node %s, will try to kill it"
            .formatted(Json.namespace(pod), Json.name(pod), node));
        cluster.delete(BuiltInTypes.PODS, Json.key(pod), DeleteOptions.now());
      } else if (Pods.phase(pod).equals("Succeeded") && !Json.isDeleting(pod)) {
        cluster.events().normal(set, COMPONENT, "SucceededDaemonPod",
            "Found succeeded daemon pod %s/%s on node %s, will try to delete it"
                .formatted(Json.namespace(pod), Json.name(pod), node));
        cluster.delete(BuiltInTypes.PODS, Json.key(pod), DeleteOptions.now());
      }
    }
  }

  /// Pods by the node that they are bound to or meant for.
  private Map<String, List<ObjectNode>> podsByNode(ObjectNode set) {
    Map<String, List<ObjectNode>> byNode = new LinkedHashMap<>();
    for (ObjectNode pod : cluster.controlledBy(BuiltInTypes.PODS, set)) {
      String node = Pods.node(pod);
      if (node.isEmpty()) {
        node = Json.at(pod, "spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution")
            .at("/nodeSelectorTerms/0/matchFields/0/values/0").asText();
      }
      byNode.computeIfAbsent(node, n -> new ArrayList<>()).add(pod);
    }
    return byNode;
  }

  private ObjectNode pod(ObjectNode set, String hash, String node) {
    String prefix = Json.name(set) + "-";
    ObjectNode pod = Pods.fromTemplate(set, Json.at(set, "spec", "template"), prefix + NameSuffix.random(cluster.random()));
    Json.metadata(pod).put("generateName", prefix);
    Json.child(pod, "metadata", "labels").put(REVISION_LABEL, hash).put("pod-template-generation", "1");
    ObjectNode spec = Json.child(pod, "spec");
    ArrayNode tolerations = Json.list(spec, "tolerations");
    for (String taint : List.of("not-ready", "unreachable")) {
      tolerate(tolerations, taint, "NoExecute");
    }
    for (String taint : List.of("disk-pressure", "memory-pressure", "pid-pressure", "unschedulable")) {
      tolerate(tolerations, taint, "NoSchedule");
    }
    if (Json.flag(spec, "hostNetwork")) {
      tolerate(tolerations, "network-unavailable", "NoSchedule");
    }
    ObjectNode required =
        Json.child(spec, "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
    ObjectNode field = Json.object().put("key", "metadata.name").put("operator", "In");
    field.putArray("values").add(node);
    ArrayNode terms = Json.list(required, "nodeSelectorTerms");
    if (terms.isEmpty()) {
      terms.addObject();
    }
    for (JsonNode term : terms) {
      ((ObjectNode) term).putArray("matchFields").add(field);
    }
    return pod;
  }

  private static void tolerate(ArrayNode tolerations, String taint, String effect) {
    tolerations.addObject().put("key", "node.kubernetes.io/" + taint).put("operator", "Exists").put("effect", effect);
  }

  private void status(ObjectKey key, ObjectNode set, String hash, List<String> suiting) {
    // of several pods on a node the oldest speaks for it
    Map<String, ObjectNode> byNode = new LinkedHashMap<>();
    podsByNode(set).forEach((node, pods) -> byNode.put(node, pods.stream()
        .min(Comparator.<ObjectNode, Boolean>comparing(pod -> Pods.node(pod).isEmpty())
            .thenComparing(Pods::created)
            .thenComparing(pod -> Json.name(pod)))
        .orElseThrow()));
    List<ObjectNode> placed = suiting.stream().filter(byNode::containsKey).map(byNode::get).toList();
    int ready = (int) placed.stream().filter(Pods::isReady).count();
    int available = (int) placed.stream().filter(pod -> rollout.isAvailable(set, pod)).count();
    int updated = (int) placed.stream().filter(pod -> DaemonSetRollout.isNew(pod, hash)).count();
    Set<String> nodes = cluster.list(BuiltInTypes.NODES).stream().map(Json::name).collect(Collectors.toSet());
    int misplaced = (int) byNode.keySet().stream().filter(node -> nodes.contains(node) && !suiting.contains(node)).count();
    cluster.change(BuiltInTypes.DAEMON_SETS, key, "kube-controller-manager", object -> {
      ObjectNode status = Json.child(object, "status");
      status.put("observedGeneration", Json.integer(1, object, "metadata", "generation"));
      status.put("desiredNumberScheduled", suiting.size()).put("currentNumberScheduled", placed.size());
      status.put("numberMisscheduled", misplaced).put("numberReady", ready);
      ReplicaSetController.count(status, "updatedNumberScheduled", updated);
      ReplicaSetController.count(status, "numberAvailable", available);
      ReplicaSetController.count(status, "numberUnavailable", suiting.size() - available);
    });
  }
}
