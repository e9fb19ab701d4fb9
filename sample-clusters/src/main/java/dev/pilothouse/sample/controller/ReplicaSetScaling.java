// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import java.util.Comparator;
import java.util.List;

/// How a Deployment moves its ReplicaSets: rolling within surge and unavailability, recreating, scaling in proportion
/// (`pkg/controller/deployment/rolling.go`, `recreate.go` and `sync.go`).
final class ReplicaSetScaling {

  private final ClusterState cluster;

  ReplicaSetScaling(ClusterState cluster) {
    this.cluster = cluster;
  }

  /// How large the new ReplicaSet may be now.
  static int newReplicas(DeploymentView view, int now) {
    if (!view.isRolling()) {
      return view.replicas();
    }
    int room = view.replicas() + view.surge() - DeploymentView.sum(view.all(), "spec", "replicas");
    return room <= 0 ? now : Math.min(now + room, Math.max(view.replicas(), now));
  }

  /// One step of a rolling update; whether anything was scaled.
  boolean roll(DeploymentView view, ObjectNode current) {
    int now = DeploymentView.wanted(current);
    int next = now > view.replicas() ? view.replicas() : newReplicas(view, now);
    if (next != now) {
      scale(view, current, next);
      return true;
    }
    return scaleDownOld(view, current);
  }

  private boolean scaleDownOld(DeploymentView view, ObjectNode current) {
    List<ObjectNode> old = view.old().stream()
        .filter(set -> DeploymentView.wanted(set) > 0)
        .sorted(Comparator.comparing(Pods::created))
        .toList();
    if (old.isEmpty()) {
      return false;
    }
    int least = view.replicas() - view.unavailable();
    int all = DeploymentView.sum(view.all(), "spec", "replicas");
    int newMissing = DeploymentView.wanted(current) - Json.integer(0, current, "status", "availableReplicas");
    int mayGo = all - least - newMissing;
    if (mayGo <= 0) {
      return false;
    }
    int gone = 0;
    for (ObjectNode set : old) {
      int sick = DeploymentView.wanted(set) - Json.integer(0, set, "status", "availableReplicas");
      int remove = Math.min(mayGo - gone, Math.max(sick, 0));
      gone += scaleBy(view, set, remove);
    }
    int healthy = DeploymentView.sum(view.all(), "status", "availableReplicas") - least;
    for (ObjectNode each : old) {
      ObjectNode set = cluster.find(BuiltInTypes.REPLICA_SETS, Json.key(each));
      if (healthy <= 0 || set == null) {
        break;
      }
      int removed = scaleBy(view, set, Math.min(healthy, DeploymentView.wanted(set)));
      healthy -= removed;
      gone += removed;
    }
    return gone > 0;
  }

  private int scaleBy(DeploymentView view, ObjectNode set, int fewer) {
    if (fewer > 0) {
      scale(view, set, DeploymentView.wanted(set) - fewer);
    }
    return Math.max(fewer, 0);
  }

  /// A Recreate takes all old pods away first; whether some are still there.
  boolean oldPodsRemain(DeploymentView view) {
    boolean remain = false;
    for (ObjectNode set : view.old()) {
      if (DeploymentView.wanted(set) > 0) {
        scale(view, set, 0);
        remain = true;
      }
      remain |= !cluster.controlledBy(BuiltInTypes.PODS, set).stream().allMatch(Pods::isFinished);
    }
    return remain;
  }

  /// Then it starts all new ones at once; whether anything was scaled.
  boolean recreate(DeploymentView view, ObjectNode current) {
    if (DeploymentView.wanted(current) == view.replicas()) {
      return false;
    }
    scale(view, current, view.replicas());
    return true;
  }

  /// After a change of `replicas`: the only active ReplicaSet takes it all, several share it by their size.
  void proportional(DeploymentView view) {
    List<ObjectNode> active = view.all().stream().filter(set -> DeploymentView.wanted(set) > 0).toList();
    ObjectNode current = view.current();
    if (active.size() <= 1) {
      ObjectNode only = active.isEmpty() ? current : active.getFirst();
      if (only != null) {
        scale(view, only, view.replicas());
      }
      return;
    }
    int allowed = view.replicas() > 0 ? view.replicas() + view.surge() : 0;
    int all = DeploymentView.sum(active, "spec", "replicas");
    int toAdd = allowed - all;
    int added = 0;
    List<ObjectNode> largestFirst = active.stream()
        .sorted(Comparator.<ObjectNode>comparingInt(DeploymentView::wanted).reversed()
            .thenComparing(Pods::created, Comparator.reverseOrder()))
        .toList();
    int[] next = new int[largestFirst.size()];
    for (int i = 0; i < next.length; i++) {
      int wanted = DeploymentView.wanted(largestFirst.get(i));
      int share = all == 0 ? 0 : (int) Math.round((double) wanted * toAdd / all);
      share = toAdd > 0 ? Math.min(share, toAdd - added) : Math.max(share, toAdd - added);
      next[i] = wanted + share;
      added += share;
    }
    next[0] = Math.max(0, next[0] + toAdd - added);
    for (int i = 0; i < next.length; i++) {
      scale(view, largestFirst.get(i), Math.max(0, next[i]));
    }
  }

  /// Sets the size of a ReplicaSet and notes what the Deployment wanted then.
  void scale(DeploymentView view, ObjectNode set, int replicas) {
    int before = DeploymentView.wanted(set);
    cluster.change(BuiltInTypes.REPLICA_SETS, Json.key(set), DeploymentController.MANAGER, object -> {
      Json.child(object, "spec").put("replicas", replicas);
      annotate(view, object);
    });
    if (before != replicas) {
      cluster.events().normal(
          view.deployment(),
          DeploymentController.COMPONENT,
          "ScalingReplicaSet",
          "Scaled %s replica set %s from %d to %d"
              .formatted(before < replicas ? "up" : "down", Json.name(set), before, replicas));
    }
  }

  static void annotate(DeploymentView view, ObjectNode set) {
    ObjectNode annotations = Json.child(set, "metadata", "annotations");
    annotations.put(DeploymentView.DESIRED, Integer.toString(view.replicas()));
    annotations.put("deployment.kubernetes.io/max-replicas", Integer.toString(view.replicas() + view.surge()));
  }

}
