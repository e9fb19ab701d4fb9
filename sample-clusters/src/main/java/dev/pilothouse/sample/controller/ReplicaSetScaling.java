// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// How a Deployment moves its ReplicaSets: rolling within surge and unavailability, recreating, scaling in proportion
/// (`pkg/controller/deployment/rolling.go`, `recreate.go` and `sync.go`).
final class ReplicaSetScaling {

  private static final String MOST = "deployment.kubernetes.io/max-replicas";

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
      if (gone >= mayGo) {
        break;
      }
      if (sick < 0) {
        // its controller has not followed the last step yet; nothing is judged by its old counts
        return false;
      }
      gone += scaleBy(view, set, Math.min(mayGo - gone, sick));
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
    boolean remain = DeploymentView.sum(view.old(), "status", "replicas") > 0;
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

  /// After a change of `replicas`, and while it is paused: the only active ReplicaSet takes it all, or the newest where none is;
  /// several share it by their size.
  void scale(DeploymentView view) {
    List<ObjectNode> active = view.all().stream().filter(set -> DeploymentView.wanted(set) > 0).toList();
    ObjectNode current = view.current();
    if (active.size() <= 1) {
      ObjectNode newest = current != null || view.old().isEmpty() ? current : view.old().getLast();
      ObjectNode only = active.isEmpty() ? newest : active.getFirst();
      if (only != null) {
        scale(view, only, view.replicas());
      }
    } else if (current != null && isSaturated(view, current)) {
      view.old().stream().filter(set -> DeploymentView.wanted(set) > 0).forEach(set -> scale(view, set, 0));
    } else if (view.isRolling()) {
      proportional(view, active);
    }
  }

  /// Whether the new ReplicaSet holds all that is wanted, so that the old ones are needed no more.
  private static boolean isSaturated(DeploymentView view, ObjectNode current) {
    return DeploymentView.wanted(current) == view.replicas()
        && Json.integer(-1, current, "metadata", "annotations", DeploymentView.DESIRED) == view.replicas()
        && Json.integer(0, current, "status", "availableReplicas") == view.replicas();
  }

  /// The largest first; of two of a size the newer one grows first and the older one shrinks first. What is left over goes to the
  /// first of them.
  private void proportional(DeploymentView view, List<ObjectNode> active) {
    int allowed = view.replicas() > 0 ? view.replicas() + view.surge() : 0;
    int toAdd = allowed - DeploymentView.sum(active, "spec", "replicas");
    Comparator<ObjectNode> age = Comparator.<ObjectNode, Instant>comparing(Pods::created).thenComparing(Json::name);
    List<ObjectNode> largestFirst = active.stream()
        .sorted(Comparator.<ObjectNode>comparingInt(DeploymentView::wanted).reversed()
            .thenComparing(toAdd > 0 ? age.reversed() : age))
        .toList();
    int[] next = new int[largestFirst.size()];
    int added = 0;
    for (int i = 0; i < next.length; i++) {
      int share = toAdd == added ? 0 : share(view, largestFirst.get(i));
      share = toAdd > 0 ? Math.min(share, toAdd - added) : Math.max(share, toAdd - added);
      next[i] = DeploymentView.wanted(largestFirst.get(i)) + share;
      added += share;
    }
    next[0] = Math.max(0, next[0] + toAdd - added);
    for (int i = 0; i < next.length; i++) {
      write(view, largestFirst.get(i), next[i]);
    }
  }

  /// By how many a ReplicaSet grows or shrinks when all keep their shares of what there may be at most.
  private static int share(DeploymentView view, ObjectNode set) {
    int wanted = DeploymentView.wanted(set);
    if (view.replicas() == 0) {
      return -wanted;
    }
    int noted = Json.integer(0, set, "metadata", "annotations", MOST);
    int before = noted > 0 ? noted : Json.integer(0, view.deployment(), "status", "replicas");
    return before == 0 ? 0 : (int) Math.round((double) wanted * (view.replicas() + view.surge()) / before) - wanted;
  }

  /// Sets the size of a ReplicaSet that has another.
  void scale(DeploymentView view, ObjectNode set, int replicas) {
    if (DeploymentView.wanted(set) != replicas) {
      write(view, set, replicas);
    }
  }

  /// Sets the size of a ReplicaSet and notes what the Deployment wanted then.
  private void write(DeploymentView view, ObjectNode set, int replicas) {
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
    annotations.put(MOST, Integer.toString(view.replicas() + view.surge()));
  }
}
