// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Rolls a Deployment's pods from one template to the next (`pkg/controller/deployment`).
final class DeploymentController {

  static final String COMPONENT = "deployment-controller";
  static final String MANAGER = "kube-controller-manager";

  private final ClusterState cluster;
  private final DeploymentRevisions revisions;
  private final ReplicaSetScaling scaling;
  private final WorkQueue queue;

  DeploymentController(ClusterState cluster) {
    this.cluster = cluster;
    this.revisions = new DeploymentRevisions(cluster);
    this.scaling = new ReplicaSetScaling(cluster);
    this.queue = new WorkQueue(cluster.loop(), this::reconcile);
    cluster.enqueueChanges(BuiltInTypes.DEPLOYMENTS, queue);
    cluster.enqueueOwners(BuiltInTypes.REPLICA_SETS, "Deployment", queue);
    // a Recreate waits for the last old pod itself, not only for the count of its ReplicaSet
    cluster.onChange(BuiltInTypes.PODS, event -> {
      if (Json.at(event.object(), "metadata", "labels").has(DeploymentView.HASH_LABEL)
          && event.change() == dev.pilothouse.sample.store.WatchEvent.Change.DELETED) {
        ownerOfOwner(event.object());
      }
    });
  }

  private void ownerOfOwner(ObjectNode pod) {
    String set = Json.text(Json.controller(pod), "name");
    ObjectNode owner = cluster.find(BuiltInTypes.REPLICA_SETS, new ObjectKey(Json.namespace(pod), set));
    if (owner != null && Json.controller(owner) != null) {
      queue.add(new ObjectKey(Json.namespace(pod), Json.text(Json.controller(owner), "name")));
    }
  }

  private void reconcile(ObjectKey key) {
    ObjectNode deployment = cluster.find(BuiltInTypes.DEPLOYMENTS, key);
    if (deployment == null) {
      return;
    }
    DeploymentView view = revisions.view(deployment);
    if (Json.isDeleting(deployment)) {
      status(view);
      return;
    }
    notePause(view);
    if (view.isPaused() || isScaling(view)) {
      scaleAll(view);
      status(revisions.view(deployment));
      return;
    }
    if (!view.isRolling() && scaling.oldPodsRemain(view)) {
      status(revisions.view(deployment));
      return;
    }
    view = revisions.ensureCurrent(view);
    ObjectNode current = view.current();
    if (current != null && !(view.isRolling() ? scaling.roll(view, current) : scaling.recreate(view, current))
        && DeploymentStatus.isComplete(view.deployment().path("status"), view)) {
      revisions.forgetOldest(view);
    }
    status(revisions.view(view.deployment()));
  }

  /// The condition that a pause and its end leave behind; it stops and restarts the deadline.
  private void notePause(DeploymentView view) {
    if (Json.at(view.deployment(), "spec", "progressDeadlineSeconds").isMissingNode()) {
      return;
    }
    String reason = Json.text(Conditions.find(view.deployment(), "Progressing"), "reason");
    Instant now = cluster.loop().now();
    if (view.isPaused() && !reason.equals("DeploymentPaused")) {
      cluster.change(BuiltInTypes.DEPLOYMENTS, view.key(), MANAGER, object ->
          DeploymentStatus.progressing(object, "Unknown", "DeploymentPaused", "Deployment is paused", now));
    } else if (!view.isPaused() && reason.equals("DeploymentPaused")) {
      cluster.change(BuiltInTypes.DEPLOYMENTS, view.key(), MANAGER, object ->
          DeploymentStatus.progressing(object, "Unknown", "DeploymentResumed", "Deployment is resumed", now));
    }
  }

  private static boolean isScaling(DeploymentView view) {
    return view.all().stream()
        .filter(set -> DeploymentView.wanted(set) > 0)
        .anyMatch(set -> {
          int noted = Json.integer(-1, set, "metadata", "annotations", DeploymentView.DESIRED);
          return noted >= 0 && noted != view.replicas();
        });
  }

  private void scaleAll(DeploymentView view) {
    if (isScaling(view)) {
      scaling.proportional(view);
    } else if (view.current() != null && view.old().stream().allMatch(set -> DeploymentView.wanted(set) == 0)
        && DeploymentView.wanted(view.current()) != view.replicas()) {
      scaling.scale(view, view.current(), view.replicas());
    }
  }

  private void status(DeploymentView view) {
    AtomicReference<@Nullable Duration> lookAgain = new AtomicReference<>();
    cluster.change(BuiltInTypes.DEPLOYMENTS, view.key(), MANAGER, object ->
        lookAgain.set(DeploymentStatus.write(object, view, cluster.loop().now())));
    Duration wait = lookAgain.get();
    if (wait != null) {
      queue.addAfter(wait.plusSeconds(1), view.key());
    }
  }
}
