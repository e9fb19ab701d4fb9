// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keeps numbered pods with claims of their own, one after another (`pkg/controller/statefulset`).
final class StatefulSetController {

  static final String COMPONENT = "statefulset-controller";
  private static final String REVISION_LABEL = "controller-revision-hash";

  private final ClusterState cluster;
  private final TemplateRevisions revisions;
  private final WorkQueue queue;

  StatefulSetController(ClusterState cluster) {
    this.cluster = cluster;
    this.revisions = new TemplateRevisions(cluster);
    this.queue = new WorkQueue(cluster.loop(), this::reconcile);
    cluster.enqueueChanges(BuiltInTypes.STATEFUL_SETS, queue);
    cluster.enqueueOwners(BuiltInTypes.PODS, "StatefulSet", queue);
  }

  private void reconcile(ObjectKey key) {
    ObjectNode set = cluster.find(BuiltInTypes.STATEFUL_SETS, key);
    if (set == null || Json.isDeleting(set)) {
      return;
    }
    String update = revisions.current(set);
    String current = Json.textOr(update, set, "status", "currentRevision");
    NavigableMap<Integer, ObjectNode> pods = pods(set);
    int replicas = Json.integer(1, set, "spec", "replicas");
    int start = Json.integer(0, set, "spec", "ordinals", "start");
    if (!create(set, pods, start, replicas, current, update) && !shrink(set, pods, start + replicas)) {
      roll(set, pods, start, update);
    }
    StatefulSetStatus.write(cluster, key, pods(set), current, update);
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

  /// Makes what is missing; in order, each waits for the one before. Whether the rest has to wait.
  private boolean create(
      ObjectNode set, NavigableMap<Integer, ObjectNode> pods, int start, int replicas, String current, String update) {
    for (int ordinal = start; ordinal < start + replicas; ordinal++) {
      ObjectNode pod = pods.get(ordinal);
      if (pod == null) {
        make(set, ordinal, ordinal < partition(set) ? current : update, update);
      } else if (Pods.isFinished(pod)) {
        cluster.delete(BuiltInTypes.PODS, Json.key(pod), DeleteOptions.now());
      }
      boolean ready = pod != null && Pods.isReady(pod) && !Json.isDeleting(pod);
      if (!ready && isOrdered(set)) {
        return pod == null || !isBrokenAndOld(pod, update);
      }
    }
    return false;
  }

  /// A pod of an earlier revision that never gets ready must not block the update that would mend it.
  private static boolean isBrokenAndOld(ObjectNode pod, String update) {
    return !Json.isDeleting(pod) && !update.endsWith("-" + Json.text(pod, "metadata", "labels", REVISION_LABEL))
        && !update.equals(Json.text(pod, "metadata", "labels", REVISION_LABEL));
  }

  private void make(ObjectNode set, int ordinal, String revision, String update) {
    String name = Json.name(set) + "-" + ordinal;
    claims(set, name);
    JsonNode template = revision.equals(update) ? Json.at(set, "spec", "template") : revisions.template(set, revision);
    ObjectNode pod = Pods.fromTemplate(set, template, name);
    Json.metadata(pod).put("generateName", Json.name(set) + "-");
    Json.child(pod, "metadata", "labels")
        .put(REVISION_LABEL, revision)
        .put("statefulset.kubernetes.io/pod-name", name)
        .put("apps.kubernetes.io/pod-index", Integer.toString(ordinal));
    ObjectNode spec = Json.child(pod, "spec");
    spec.put("hostname", name).put("subdomain", Json.text(set, "spec", "serviceName"));
    for (JsonNode claim : Json.items(set, "spec", "volumeClaimTemplates")) {
      ObjectNode volume = Json.list(spec, "volumes").addObject().put("name", Json.name(claim));
      volume.putObject("persistentVolumeClaim").put("claimName", Json.name(claim) + "-" + name);
    }
    if (cluster.create(BuiltInTypes.PODS, pod, "kube-controller-manager") != null) {
      cluster.events().normal(set, COMPONENT, "SuccessfulCreate",
          "create Pod %s in StatefulSet %s successful".formatted(name, Json.name(set)));
    }
  }

  private void claims(ObjectNode set, String pod) {
    for (JsonNode template : Json.items(set, "spec", "volumeClaimTemplates")) {
      ObjectNode claim = template.deepCopy();
      String name = Json.name(template) + "-" + pod;
      ObjectNode metadata = Json.metadata(claim).put("name", name).put("namespace", Json.namespace(set));
      ObjectNode labels = Json.child(metadata, "labels");
      Json.texts(set, "spec", "selector", "matchLabels").forEach(labels::put);
      claim.putObject("status").put("phase", "Pending");
      if (cluster.create(BuiltInTypes.PERSISTENT_VOLUME_CLAIMS, claim, "kube-controller-manager") != null) {
        cluster.events().normal(set, COMPONENT, "SuccessfulCreate",
            "create Claim %s Pod %s in StatefulSet %s success".formatted(name, pod, Json.name(set)));
      }
    }
  }

  /// Takes away the highest ordinals; in order, one at a time. Whether the rest has to wait.
  private boolean shrink(ObjectNode set, NavigableMap<Integer, ObjectNode> pods, int end) {
    List<Integer> surplus = List.copyOf(pods.tailMap(end, true).descendingKeySet());
    for (int ordinal : surplus) {
      delete(set, pods.get(ordinal));
      if (isOrdered(set)) {
        break;
      }
    }
    return !surplus.isEmpty() && isOrdered(set);
  }

  /// Replaces pods of an earlier revision from the highest ordinal down to the partition, each after the one before is ready.
  private void roll(ObjectNode set, NavigableMap<Integer, ObjectNode> pods, int start, String update) {
    if (Json.text(set, "spec", "updateStrategy", "type").equals("OnDelete")) {
      return;
    }
    for (int ordinal : pods.descendingKeySet()) {
      ObjectNode pod = pods.get(ordinal);
      if (ordinal < Math.max(start, partition(set)) || pod == null) {
        return;
      }
      if (!Json.text(pod, "metadata", "labels", REVISION_LABEL).equals(update)) {
        delete(set, pod);
        return;
      }
      if (!Pods.isReady(pod) || Json.isDeleting(pod)) {
        return;
      }
    }
  }

  private static int partition(ObjectNode set) {
    return Json.integer(0, set, "spec", "updateStrategy", "rollingUpdate", "partition");
  }

  private void delete(ObjectNode set, @Nullable ObjectNode pod) {
    if (pod != null && !Json.isDeleting(pod)) {
      cluster.delete(BuiltInTypes.PODS, Json.key(pod), DeleteOptions.background());
      cluster.events().normal(set, COMPONENT, "SuccessfulDelete",
          "delete Pod %s in StatefulSet %s successful".formatted(Json.name(pod), Json.name(set)));
    }
  }
}
