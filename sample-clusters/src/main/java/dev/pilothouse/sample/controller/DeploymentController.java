// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import java.time.Duration;
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
  private final RetryDelays retries = new RetryDelays();

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
      retries.succeeded(key);
      return;
    }
    if (!Json.isDeleting(deployment)) {
      notePause(deployment);
    }
    DeploymentView view = revisions.adopt(key);
    if (view == null) {
      return;
    }
    if (Json.isDeleting(deployment)) {
      counts(view);
    } else if (view.isPaused() || isScaling(view)) {
      scaling.scale(view);
      if (view.isPaused()) {
        revisions.forgetOldest(view);
      }
      counts(view);
    } else if (!view.isRolling() && scaling.oldPodsRemain(view)) {
      rollout(view);
    } else {
      move(view);
    }
  }

  private void move(DeploymentView before) {
    DeploymentView view = before.current() == null ? revisions.create(before) : before;
    ObjectNode current = view.current();
    if (current == null) {
      queue.addAfter(retries.failed(view.key()), view.key());
      return;
    }
    retries.succeeded(view.key());
    if (!(view.isRolling() ? scaling.roll(view, current) : scaling.recreate(view, current))
        && DeploymentStatus.isComplete(view.deployment().path("status"), view)) {
      revisions.forgetOldest(view);
    }
    rollout(view);
  }

  /// The condition that a pause and its end leave behind; it stops and restarts the deadline. One that is missed already stays so.
  private void notePause(ObjectNode deployment) {
    String reason = Json.text(Conditions.find(deployment, DeploymentConditions.PROGRESSING), "reason");
    boolean paused = Json.flag(deployment, "spec", "paused");
    if (!DeploymentStatus.hasDeadline(deployment)
        || reason.equals("ProgressDeadlineExceeded")
        || paused == reason.equals("DeploymentPaused")) {
      return;
    }
    cluster.change(BuiltInTypes.DEPLOYMENTS, Json.key(deployment), MANAGER, object -> DeploymentConditions.set(
        object,
        DeploymentConditions.PROGRESSING,
        "Unknown",
        paused ? "DeploymentPaused" : "DeploymentResumed",
        paused ? "Deployment is paused" : "Deployment is resumed",
        cluster.loop().now()));
  }

  private static boolean isScaling(DeploymentView view) {
    return view.all().stream()
        .filter(set -> DeploymentView.wanted(set) > 0)
        .anyMatch(set -> {
          int noted = Json.integer(-1, set, "metadata", "annotations", DeploymentView.DESIRED);
          return noted >= 0 && noted != view.replicas();
        });
  }

  private void counts(DeploymentView view) {
    DeploymentView now = revisions.view(view.deployment());
    cluster.change(BuiltInTypes.DEPLOYMENTS, view.key(), MANAGER, object ->
        DeploymentStatus.counts(object, now, cluster.loop().now()));
  }

  private void rollout(DeploymentView view) {
    DeploymentView now = revisions.view(view.deployment());
    AtomicReference<@Nullable Duration> lookAgain = new AtomicReference<>();
    cluster.change(BuiltInTypes.DEPLOYMENTS, view.key(), MANAGER, object ->
        lookAgain.set(DeploymentStatus.rollout(object, now, cluster.loop().now())));
    Duration wait = lookAgain.get();
    if (wait != null) {
      queue.addAfter(wait.plusSeconds(1), view.key());
    }
  }
}
