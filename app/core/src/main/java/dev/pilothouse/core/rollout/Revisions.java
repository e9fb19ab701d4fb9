// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.kind.ControllerRevisionKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// The revisions of a workload with their templates, from whole objects: the ReplicaSets of a Deployment, the ControllerRevisions
/// of a StatefulSet or DaemonSet.
///
/// @param workload the whole object
/// @param all newest first
public record Revisions(KubeObject workload, List<Revision> all) {
  private static final String REVISION = "deployment.kubernetes.io/revision";

  public Revisions {
    all = List.copyOf(all);
  }

  /// One revision.
  ///
  /// @param cause why it was made, as its annotation says; empty when nobody said
  /// @param created in seconds since 1970
  /// @param going whether its pods are those that are wanted now
  /// @param object the ReplicaSet or ControllerRevision
  /// @param template its pod template, the controller's hash taken out
  public record Revision(
      long number,
      ResourceRef ref,
      String images,
      String cause,
      long created,
      Going going,
      long pods,
      KubeObject object,
      JsonNode template) {}

  /// What a revision is for its workload now.
  public enum Going {
    /// It is the newest one, and replaces an older one that still has pods.
    OUT,
    /// It is the newest one, and alone.
    CURRENT,
    /// It is older, and still has pods.
    LEAVING,
    /// It is older and has none.
    PAST
  }

  /// @param replicaSets those of the namespace; which are the Deployment's is seen by their owner
  public static Revisions ofDeployment(KubeObject deployment, List<KubeObject> replicaSets) {
    List<KubeObject> own = owned(deployment, replicaSets);
    own.sort(Comparator.comparingLong(Revisions::annotated).reversed());
    List<Revision> all = new ArrayList<>();
    for (KubeObject set : own) {
      boolean first = all.isEmpty();
      boolean olderPods = own.stream().skip(1).anyMatch(one -> one.at("status", "replicas").asLong() > 0);
      long pods = set.at("status", "replicas").asLong();
      all.add(
          revision(set, ReplicaSetKind.KIND, annotated(set), template(set), going(first, olderPods, pods), pods));
    }
    return new Revisions(deployment, all);
  }

  /// @param revisions those of the namespace; which are the workload's is seen by their owner
  public static Revisions ofControllerRevisions(KubeObject workload, List<KubeObject> revisions) {
    List<KubeObject> own = owned(workload, revisions);
    own.sort(Comparator.comparingLong((KubeObject one) -> one.at("revision").asLong()).reversed());
    boolean replacing =
        workload.text("kind").equals("StatefulSet")
            ? !workload.text("status", "currentRevision").equals(workload.text("status", "updateRevision"))
            : workload.at("status", "updatedNumberScheduled").asLong() < workload.at("status", "desiredNumberScheduled").asLong();
    List<Revision> all = new ArrayList<>();
    for (KubeObject one : own) {
      boolean leaving = replacing && one.name().equals(workload.text("status", "currentRevision"));
      Going going = all.isEmpty() ? (replacing ? Going.OUT : Going.CURRENT) : leaving ? Going.LEAVING : Going.PAST;
      all.add(
          revision(one, ControllerRevisionKind.KIND, one.at("revision").asLong(), template(one), going, 0));
    }
    return new Revisions(workload, all);
  }

  /// The pod template of a revision as its workload has it. The data of a ControllerRevision is the patch that brings it back; the
  /// directive in it is none of the template's, and neither is the hash in that of a ReplicaSet.
  ///
  /// @param revision a whole ReplicaSet or ControllerRevision
  public static JsonNode template(KubeObject revision) {
    boolean patch = revision.root().has("revision");
    JsonNode own = TemplateDiff.withoutHash(patch ? revision.at("data", "spec", "template") : revision.at("spec", "template"));
    if (own instanceof ObjectNode object) {
      object.remove("$patch");
    }
    return own;
  }

  private static Going going(boolean first, boolean olderPods, long pods) {
    if (first) {
      return olderPods ? Going.OUT : Going.CURRENT;
    }
    return pods > 0 ? Going.LEAVING : Going.PAST;
  }

  private static List<KubeObject> owned(KubeObject workload, List<KubeObject> objects) {
    List<KubeObject> own = new ArrayList<>();
    for (KubeObject one : objects) {
      for (JsonNode owner : one.at("metadata", "ownerReferences")) {
        if (owner.path("uid").asText().equals(workload.uid()) && owner.path("controller").asBoolean(false)) {
          own.add(one);
        }
      }
    }
    return own;
  }

  private static long annotated(KubeObject set) {
    return set.at("metadata", "annotations", REVISION).asLong(0);
  }

  private static Revision revision(
      KubeObject object, ResourceKind kind, long number, JsonNode template, Going going, long pods) {
    StringJoiner images = new StringJoiner(", ");
    template.path("spec").path("containers").forEach(one -> images.add(one.path("image").asText()));
    return new Revision(
        number,
        new ResourceRef(kind, object.namespace(), object.name(), object.uid()),
        images.toString(),
        object.text("metadata", "annotations", DeploymentKind.CHANGE_CAUSE_ANNOTATION),
        seconds(object.text("metadata", "creationTimestamp")),
        going,
        pods,
        object,
        template);
  }

  static long seconds(String time) {
    try {
      return Instant.parse(time).getEpochSecond();
    } catch (DateTimeParseException none) {
      return 0;
    }
  }

  public Optional<Revision> find(long number) {
    return all.stream().filter(one -> one.number() == number).findFirst();
  }

  /// The one that `kubectl rollout undo` goes back to when none is named: the newest but one.
  public Optional<Revision> previous() {
    return all.size() < 2 ? Optional.empty() : Optional.of(all.get(1));
  }

  /// What changes from one revision to another.
  public static List<TemplateDiff.Change> diff(Revision from, Revision to) {
    return TemplateDiff.of(from.template(), to.template());
  }
}
