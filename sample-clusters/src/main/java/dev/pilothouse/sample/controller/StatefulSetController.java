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
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keeps numbered pods with claims of their own, one after another (`pkg/controller/statefulset`).
final class StatefulSetController {

  static final String COMPONENT = "statefulset-controller";
  private static final String REVISION_LABEL = "controller-revision-hash";

  /// How long it waits after a pod was refused.
  private static final Duration RETRY = Duration.ofSeconds(15);

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
      if (!(pod != null && serves(set, pod)) && isOrdered(set)) {
        return pod == null || !isBrokenAndOld(pod, update);
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

  /// Replaces pods of an earlier revision from the highest ordinal down to the partition, as many at a time as may be away; a pod
  /// that does not serve is away already.
  private void roll(ObjectNode set, NavigableMap<Integer, ObjectNode> pods, int start, String update) {
    if (Json.text(set, "spec", "updateStrategy", "type").equals("OnDelete")) {
      return;
    }
    int most = Math.max(1, IntOrPercent.of(
        Json.at(set, "spec", "updateStrategy", "rollingUpdate", "maxUnavailable"), "1",
        Json.integer(1, set, "spec", "replicas"), false));
    long away = Json.integer(1, set, "spec", "replicas") - pods.values().stream().filter(pod -> serves(set, pod)).count();
    for (int ordinal : pods.descendingKeySet()) {
      ObjectNode pod = pods.get(ordinal);
      if (ordinal < Math.max(start, partition(set)) || pod == null) {
        return;
      }
      boolean old = !Json.text(pod, "metadata", "labels", REVISION_LABEL).equals(update);
      boolean serves = serves(set, pod);
      if (old && !Json.isDeleting(pod) && (!serves || away < most)) {
        delete(set, pod);
        away += serves ? 1 : 0;
      }
      if (away >= most) {
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
