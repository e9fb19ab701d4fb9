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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The ReplicaSets of a Deployment: which is of the present template, making it, numbering them, forgetting the oldest
/// (`pkg/controller/deployment/sync.go`).
final class DeploymentRevisions {

  private static final String HISTORY = "deployment.kubernetes.io/revision-history";
  private static final Set<String> NOT_COPIED = Set.of(
      "kubectl.kubernetes.io/last-applied-configuration",
      DeploymentView.REVISION,
      HISTORY,
      DeploymentView.DESIRED,
      "deployment.kubernetes.io/max-replicas",
      "deprecated.deployment.rollback.to");

  private final ClusterState cluster;

  DeploymentRevisions(ClusterState cluster) {
    this.cluster = cluster;
  }

  DeploymentView view(ObjectNode deployment) {
    List<ObjectNode> sets = cluster.controlledBy(BuiltInTypes.REPLICA_SETS, deployment).stream()
        .sorted(Comparator.comparing(Pods::created).thenComparing(Json::name))
        .toList();
    JsonNode template = Json.at(deployment, "spec", "template");
    ObjectNode current =
        sets.stream().filter(set -> DeploymentView.isOf(set, template)).findFirst().orElse(null);
    List<ObjectNode> old =
        sets.stream().filter(set -> current == null || !Json.uid(set).equals(Json.uid(current))).toList();
    return new DeploymentView(deployment, current, old);
  }

  /// Sees to it that the ReplicaSet of the template, if there is one, carries the highest revision, the annotations, and what else
  /// it takes over, and the Deployment its revision. Null if the ReplicaSet was behind: its change brings the next look.
  @Nullable DeploymentView adopt(ObjectKey key) {
    DeploymentView view = view(key);
    ObjectNode set = view.current();
    if (set == null) {
      return view;
    }
    int revision = view.old().stream().mapToInt(DeploymentView::revision).max().orElse(0) + 1;
    if (isBehind(view, set, revision)) {
      cluster.change(BuiltInTypes.REPLICA_SETS, Json.key(set), DeploymentController.MANAGER, object ->
          takeOver(view.deployment(), object, revision));
      return null;
    }
    noteFound(view, set);
    return view(key);
  }

  private DeploymentView view(ObjectKey key) {
    return view(Objects.requireNonNull(cluster.find(BuiltInTypes.DEPLOYMENTS, key)));
  }

  private static boolean isBehind(DeploymentView view, ObjectNode set, int revision) {
    Map<String, String> missing = copied(view.deployment());
    missing.entrySet().removeAll(Json.texts(set, "metadata", "annotations").entrySet());
    return !missing.isEmpty() || DeploymentView.revision(set) < revision || minReady(set) != minReady(view.deployment());
  }

  private static int minReady(ObjectNode object) {
    return Json.integer(0, object, "spec", "minReadySeconds");
  }

  /// What is noted at a Deployment later, why it was changed above all, is noted at its present ReplicaSet too. One whose template
  /// came back takes the newest number and remembers the one that it had.
  private static void takeOver(ObjectNode deployment, ObjectNode set, int revision) {
    ObjectNode annotations = Json.child(set, "metadata", "annotations");
    copied(deployment).forEach(annotations::put);
    ReplicaSetController.count(Json.child(set, "spec"), "minReadySeconds", minReady(deployment));
    if (DeploymentView.revision(set) < revision) {
      String before = Json.text(annotations, DeploymentView.REVISION);
      String history = Json.text(annotations, HISTORY);
      annotations.put(DeploymentView.REVISION, Integer.toString(revision));
      if (!before.isEmpty()) {
        annotations.put(HISTORY, history.isEmpty() ? before : history + "," + before);
      }
    }
  }

  private void noteFound(DeploymentView view, ObjectNode set) {
    ObjectNode deployment = view.deployment();
    boolean isNew = DeploymentStatus.hasDeadline(deployment)
        && Conditions.find(deployment, DeploymentConditions.PROGRESSING) == null;
    String revision = Json.text(set, "metadata", "annotations", DeploymentView.REVISION);
    if (isNew || !Json.text(deployment, "metadata", "annotations", DeploymentView.REVISION).equals(revision)) {
      cluster.change(BuiltInTypes.DEPLOYMENTS, view.key(), DeploymentController.MANAGER, object -> {
        Json.child(object, "metadata", "annotations").put(DeploymentView.REVISION, revision);
        if (isNew) {
          DeploymentConditions.set(object, DeploymentConditions.PROGRESSING, "True", "FoundNewReplicaSet",
              "Found new replica set \"%s\"".formatted(Json.name(set)), cluster.loop().now());
        }
      });
    }
  }

  /// Makes the ReplicaSet of a template that has none; the view has none still if it was refused.
  DeploymentView create(DeploymentView view) {
    ObjectNode deployment = view.deployment();
    int revision = view.old().stream().mapToInt(DeploymentView::revision).max().orElse(0) + 1;
    ObjectNode wanted = fresh(view, revision, Json.integer(0, deployment, "status", "collisionCount"));
    ObjectNode set;
    try {
      set = cluster.store().create(BuiltInTypes.REPLICA_SETS, wanted, Write.by(DeploymentController.MANAGER));
    } catch (StoreException e) {
      refused(view, Json.name(wanted), e);
      return view;
    }
    int replicas = DeploymentView.wanted(set);
    if (replicas > 0) {
      cluster.events().normal(
          deployment,
          DeploymentController.COMPONENT,
          "ScalingReplicaSet",
          "Scaled up replica set %s from 0 to %d".formatted(Json.name(set), replicas));
    }
    cluster.change(BuiltInTypes.DEPLOYMENTS, view.key(), DeploymentController.MANAGER, object -> {
      Json.child(object, "metadata", "annotations").put(DeploymentView.REVISION, Integer.toString(revision));
      if (DeploymentStatus.hasDeadline(object)) {
        DeploymentConditions.set(object, DeploymentConditions.PROGRESSING, "True", "NewReplicaSetCreated",
            "Created new replica set \"%s\"".formatted(Json.name(set)), cluster.loop().now());
      }
    });
    return view(view.key());
  }

  /// Its name is taken by a ReplicaSet of another template: the next look makes another name. Or it may not be made: that is said.
  private void refused(DeploymentView view, String name, StoreException why) {
    ObjectNode deployment = view.deployment();
    if (why.reason() == StoreException.Reason.ALREADY_EXISTS) {
      cluster.change(BuiltInTypes.DEPLOYMENTS, view.key(), DeploymentController.MANAGER, object ->
          Json.child(object, "status").put("collisionCount", Json.integer(0, object, "status", "collisionCount") + 1));
      return;
    }
    ObjectNode namespace = cluster.find(BuiltInTypes.NAMESPACES, new ObjectKey("", Json.namespace(deployment)));
    if (namespace == null || Json.isDeleting(namespace)) {
      return;
    }
    String message = "Failed to create new replica set \"%s\": %s".formatted(name, why.getMessage());
    if (DeploymentStatus.hasDeadline(deployment)) {
      cluster.change(BuiltInTypes.DEPLOYMENTS, view.key(), DeploymentController.MANAGER, object -> DeploymentConditions.set(
          object, DeploymentConditions.PROGRESSING, "False", "ReplicaSetCreateError", message, cluster.loop().now()));
    }
    cluster.events().warning(deployment, DeploymentController.COMPONENT, "ReplicaSetCreateError", message);
  }

  private ObjectNode fresh(DeploymentView view, int revision, int collisions) {
    ObjectNode deployment = view.deployment();
    JsonNode template = Json.at(deployment, "spec", "template");
    String hash = NameSuffix.hash(template, collisions);
    ObjectNode set = Json.object();
    ObjectNode metadata = set.putObject("metadata");
    metadata.put("name", Json.name(deployment) + "-" + hash).put("namespace", Json.namespace(deployment));
    ObjectNode labels = metadata.putObject("labels");
    Json.texts(template, "metadata", "labels").forEach(labels::put);
    labels.put(DeploymentView.HASH_LABEL, hash);
    ObjectNode annotations = metadata.putObject("annotations");
    copied(deployment).forEach(annotations::put);
    annotations.put(DeploymentView.REVISION, Integer.toString(revision));
    metadata.putArray("ownerReferences").add(Json.ownerReference(deployment));
    ObjectNode spec = set.putObject("spec");
    spec.put("replicas", ReplicaSetScaling.newReplicas(view, 0));
    int minReady = Json.integer(0, deployment, "spec", "minReadySeconds");
    if (minReady > 0) {
      spec.put("minReadySeconds", minReady);
    }
    spec.set("selector", Json.at(deployment, "spec", "selector").deepCopy());
    Json.child(spec, "selector", "matchLabels").put(DeploymentView.HASH_LABEL, hash);
    spec.set("template", template.deepCopy());
    Json.child(spec, "template", "metadata", "labels").put(DeploymentView.HASH_LABEL, hash);
    ReplicaSetScaling.annotate(view, set);
    return set;
  }

  private static Map<String, String> copied(ObjectNode deployment) {
    Map<String, String> copied = Json.texts(deployment, "metadata", "annotations");
    copied.keySet().removeAll(NOT_COPIED);
    return copied;
  }

  /// Deletes those of the oldest ReplicaSets beyond `revisionHistoryLimit` that have no pods.
  void forgetOldest(DeploymentView view) {
    int limit = Json.integer(10, view.deployment(), "spec", "revisionHistoryLimit");
    List<ObjectNode> alive = view.old().stream()
        .filter(set -> !Json.isDeleting(set))
        .sorted(Comparator.comparingInt(DeploymentView::revision))
        .toList();
    alive.stream()
        .limit(Math.max(0, alive.size() - limit))
        .filter(set -> DeploymentView.wanted(set) == 0
            && Json.integer(0, set, "status", "replicas") == 0
            && Json.integer(0, set, "status", "observedGeneration") >= Json.integer(1, set, "metadata", "generation"))
        .forEach(set -> cluster.delete(BuiltInTypes.REPLICA_SETS, Json.key(set), DeleteOptions.background()));
  }
}
