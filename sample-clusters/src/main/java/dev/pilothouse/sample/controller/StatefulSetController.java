// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import dev.pilothouse.sample.store.StoreException;
import dev.pilothouse.sample.store.Write;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// Keeps numbered pods with claims of their own, one after another (`pkg/controller/statefulset`).
final class StatefulSetController {

  static final String COMPONENT = "statefulset-controller";
  private static final String REVISION_LABEL = "controller-revision-hash";

  /// How long it waits after a pod was refused.
  private static final Duration RETRY = Duration.ofSeconds(15);

  private final ClusterState cluster;
  private final TemplateRevisions revisions;
  private final ClaimTemplates claims;
  private final WorkQueue queue;

  StatefulSetController(ClusterState cluster) {
    this.cluster = cluster;
    this.revisions = new TemplateRevisions(cluster);
    this.claims = new ClaimTemplates(cluster, COMPONENT);
    this.queue = new WorkQueue(cluster.loop(), this::reconcile);
    cluster.enqueueChanges(BuiltInTypes.STATEFUL_SETS, queue);
    cluster.enqueueOwners(BuiltInTypes.PODS, "StatefulSet", queue);
  }

  private void reconcile(ObjectKey key) {
    ObjectNode set = cluster.find(BuiltInTypes.STATEFUL_SETS, key);
    if (set == null) {
      return;
    }
    String update = revisions.current(set);
    String current = Json.textOr(update, set, "status", "currentRevision");
    NavigableMap<Integer, ObjectNode> pods = pods(set);
    int replicas = Json.integer(1, set, "spec", "replicas");
    int start = Json.integer(0, set, "spec", "ordinals", "start");
    if (!Json.isDeleting(set)
        && !create(set, pods, start, replicas, current, update)
        && !shrink(set, pods, start, start + replicas)) {
      roll(set, pods.subMap(start, true, start + replicas, false), start, replicas, update);
    }
    StatefulSetStatus.write(cluster, key, pods(set), current, update);
    Set<String> used = new HashSet<>(List.of(current, update));
    pods(set).values().forEach(pod -> used.add(Json.labels(pod).getOrDefault(REVISION_LABEL, "")));
    revisions.forgetUnused(set, used);
  }

  private NavigableMap<Integer, ObjectNode> pods(ObjectNode set) {
    NavigableMap<Integer, ObjectNode> pods = new TreeMap<>();
    for (ObjectNode pod : cluster.controlledBy(BuiltInTypes.PODS, set)) {
      String name = Json.name(pod);
      pods.put(Integer.parseInt(name.substring(name.lastIndexOf('-') + 1)), pod);
    }
    return pods;
  }

  private static boolean isOrdered(ObjectNode set) {
    return !Json.text(set, "spec", "podManagementPolicy").equals("Parallel");
  }

  /// Makes what is missing; in order, each waits for the one before, also where that one is of an earlier revision and will never
  /// be ready. Whether the rest has to wait.
  private boolean create(
      ObjectNode set, NavigableMap<Integer, ObjectNode> pods, int start, int replicas, String current, String update) {
    for (int ordinal = start; ordinal < start + replicas; ordinal++) {
      ObjectNode pod = pods.get(ordinal);
      if (pod == null) {
        make(set, ordinal, ordinal < start + partition(set) ? current : update, update);
      } else if (Pods.isFinished(pod)) {
        delete(set, pod);
      }
      if (!(pod != null && serves(set, pod)) && isOrdered(set)) {
        return true;
      }
    }
    return false;
  }

  /// Ready for as long as `minReadySeconds` wants; looks again when that is still to come.
  private boolean serves(ObjectNode set, ObjectNode pod) {
    int minReady = Json.integer(0, set, "spec", "minReadySeconds");
    boolean available = Pods.isAvailable(pod, minReady, cluster.loop().now());
    if (!available && Pods.isReady(pod)) {
      queue.addAfter(Pods.untilAvailable(pod, minReady, cluster.loop().now()), Json.key(set));
    }
    return available && !Json.isDeleting(pod);
  }

  private void make(ObjectNode set, int ordinal, String revision, String update) {
    String name = Json.name(set) + "-" + ordinal;
    claims.create(set, name);
    JsonNode template = revision.equals(update) ? Json.at(set, "spec", "template") : revisions.template(set, revision);
    ObjectNode pod = Pods.fromTemplate(set, template, name);
    Json.metadata(pod).put("generateName", Json.name(set) + "-");
    Json.child(pod, "metadata", "labels")
        .put(REVISION_LABEL, revision)
        .put("statefulset.kubernetes.io/pod-name", name)
        .put("apps.kubernetes.io/pod-index", Integer.toString(ordinal));
    ObjectNode spec = Json.child(pod, "spec");
    spec.put("hostname", name).put("subdomain", Json.text(set, "spec", "serviceName"));
    ClaimTemplates.mount(set, spec, name);
    try {
      cluster.store().create(BuiltInTypes.PODS, pod, Write.by("kube-controller-manager"));
      cluster.events().normal(set, COMPONENT, "SuccessfulCreate",
          "create Pod %s in StatefulSet %s successful".formatted(name, Json.name(set)));
    } catch (StoreException e) {
      cluster.events().warning(set, COMPONENT, "FailedCreate",
          "create Pod %s in StatefulSet %s failed error: %s".formatted(name, Json.name(set), e.getMessage()));
      queue.addAfter(RETRY, Json.key(set));
    }
  }

  /// Takes away the ordinals outside of the range, the highest first; in order, one at a time, and one that does not serve waits
  /// for a lower one that does not either. Whether the rest has to wait.
  private boolean shrink(ObjectNode set, NavigableMap<Integer, ObjectNode> pods, int start, int end) {
    NavigableMap<Integer, ObjectNode> surplus = new TreeMap<>(pods.tailMap(end, true));
    surplus.putAll(pods.headMap(start, false));
    List<ObjectNode> sick = surplus.values().stream().filter(pod -> !serves(set, pod)).toList();
    for (ObjectNode pod : surplus.descendingMap().values()) {
      if (isOrdered(set)) {
        if (serves(set, pod) || pod.equals(sick.getFirst())) {
          delete(set, pod);
        }
        return true;
      }
      delete(set, pod);
    }
    return false;
  }

  /// Replaces pods of an earlier revision from the highest ordinal down to the partition: one at a time, each when those above it
  /// serve; or, where `maxUnavailable` says how many may be away, as many as are not away yet.
  private void roll(ObjectNode set, NavigableMap<Integer, ObjectNode> pods, int start, int replicas, String update) {
    if (Json.text(set, "spec", "updateStrategy", "type").equals("OnDelete")) {
      return;
    }
    JsonNode unavailable = Json.at(set, "spec", "updateStrategy", "rollingUpdate", "maxUnavailable");
    if (!unavailable.isMissingNode()) {
      long away = replicas - pods.values().stream().filter(pod -> serves(set, pod)).count();
      int most = Math.max(1, IntOrPercent.of(unavailable, "1", replicas, false));
      pods.tailMap(start + partition(set), true).descendingMap().values().stream()
          .filter(pod -> isOld(pod, update))
          .limit(Math.max(0, most - away))
          .forEach(pod -> delete(set, pod));
      return;
    }
    for (int ordinal = start + replicas - 1; ordinal >= start + partition(set); ordinal--) {
      ObjectNode pod = pods.get(ordinal);
      if (pod != null && isOld(pod, update)) {
        delete(set, pod);
        return;
      }
      if (pod == null || !serves(set, pod)) {
        return;
      }
    }
  }

  private static boolean isOld(ObjectNode pod, String update) {
    return !Json.isDeleting(pod) && !Json.text(pod, "metadata", "labels", REVISION_LABEL).equals(update);
  }

  private static int partition(ObjectNode set) {
    return Json.integer(0, set, "spec", "updateStrategy", "rollingUpdate", "partition");
  }

  private void delete(ObjectNode set, ObjectNode pod) {
    if (!Json.isDeleting(pod)) {
      cluster.delete(BuiltInTypes.PODS, Json.key(pod), DeleteOptions.background());
      cluster.events().normal(set, COMPONENT, "SuccessfulDelete",
          "delete Pod %s in StatefulSet %s successful".formatted(Json.name(pod), Json.name(set)));
    }
  }
}
