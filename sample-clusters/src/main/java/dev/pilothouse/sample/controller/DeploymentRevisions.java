// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

  /// Makes sure that the ReplicaSet of the present template is there and carries the highest revision.
  DeploymentView ensureCurrent(DeploymentView view) {
    int revision = view.old().stream().mapToInt(DeploymentView::revision).max().orElse(0) + 1;
    ObjectNode current = view.current();
    if (current == null) {
      create(view, revision);
    } else if (DeploymentView.revision(current) < revision) {
      renumber(view, current, revision);
    } else {
      noteRevision(view, DeploymentView.revision(current));
    }
    if (current != null) {
      copyAnnotations(view, current);
    }
    ObjectNode deployment = cluster.find(BuiltInTypes.DEPLOYMENTS, view.key());
    return view(deployment == null ? view.deployment() : deployment);
  }

  private void create(DeploymentView view, int revision) {
    ObjectNode deployment = view.deployment();
    int collisions = Json.integer(0, deployment, "status", "collisionCount");
    ObjectNode wanted = fresh(view, revision, collisions);
    @Nullable ObjectNode made = cluster.create(BuiltInTypes.REPLICA_SETS, wanted, DeploymentController.MANAGER);
    if (made == null) {
      // Its name is taken by a ReplicaSet of another template: the next look makes another name.
      if (cluster.find(BuiltInTypes.REPLICA_SETS, Json.key(wanted)) != null) {
        cluster.change(BuiltInTypes.DEPLOYMENTS, view.key(), DeploymentController.MANAGER, object ->
            Json.child(object, "status").put("collisionCount", collisions + 1));
      }
      return;
    }
    ObjectNode set = made;
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
      DeploymentStatus.progressing(
          object, "True", "NewReplicaSetCreated", "Created new replica set \"%s\"".formatted(Json.name(set)),
          cluster.loop().now());
    });
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

  /// What is noted at a Deployment later, why it was changed above all, is noted at its present ReplicaSet too.
  private void copyAnnotations(DeploymentView view, ObjectNode set) {
    Map<String, String> missing = copied(view.deployment());
    missing.entrySet().removeAll(Json.texts(set, "metadata", "annotations").entrySet());
    if (!missing.isEmpty()) {
      cluster.change(BuiltInTypes.REPLICA_SETS, Json.key(set), DeploymentController.MANAGER, object ->
          missing.forEach(Json.child(object, "metadata", "annotations")::put));
    }
  }

  /// An earlier template came back: its ReplicaSet takes the newest number and remembers the one it had.
  private void renumber(DeploymentView view, ObjectNode set, int revision) {
    cluster.change(BuiltInTypes.REPLICA_SETS, Json.key(set), DeploymentController.MANAGER, object -> {
      ObjectNode annotations = Json.child(object, "metadata", "annotations");
      String before = Json.text(annotations, DeploymentView.REVISION);
      String history = Json.text(annotations, HISTORY);
      annotations.put(DeploymentView.REVISION, Integer.toString(revision));
      annotations.put(HISTORY, history.isEmpty() ? before : history + "," + before);
    });
    cluster.change(BuiltInTypes.DEPLOYMENTS, view.key(), DeploymentController.MANAGER, object -> {
      Json.child(object, "metadata", "annotations").put(DeploymentView.REVISION, Integer.toString(revision));
      DeploymentStatus.progressing(
          object, "True", "FoundNewReplicaSet", "Found new replica set \"%s\"".formatted(Json.name(set)),
          cluster.loop().now());
    });
  }

  private void noteRevision(DeploymentView view, int revision) {
    if (DeploymentView.revision(view.deployment()) != revision) {
      cluster.change(BuiltInTypes.DEPLOYMENTS, view.key(), DeploymentController.MANAGER, object ->
          Json.child(object, "metadata", "annotations").put(DeploymentView.REVISION, Integer.toString(revision)));
    }
  }

  /// Deletes the oldest empty ReplicaSets beyond `revisionHistoryLimit`.
  void forgetOldest(DeploymentView view) {
    int limit = Json.integer(10, view.deployment(), "spec", "revisionHistoryLimit");
    List<ObjectNode> empty = view.old().stream()
        .filter(set -> DeploymentView.wanted(set) == 0
            && Json.integer(0, set, "status", "replicas") == 0
            && !Json.isDeleting(set))
        .sorted(Comparator.comparingInt(DeploymentView::revision))
        .toList();
    for (int i = 0; i < view.old().size() - limit && i < empty.size(); i++) {
      cluster.delete(BuiltInTypes.REPLICA_SETS, Json.key(empty.get(i)), DeleteOptions.background());
    }
  }
}
