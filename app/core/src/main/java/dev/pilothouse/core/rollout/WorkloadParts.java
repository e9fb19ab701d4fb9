// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.Condition;
import dev.pilothouse.core.kind.ControllerRevisionKind;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.Owner;
import dev.pilothouse.core.kind.PodTemplate;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.relation.Ownership;
import dev.pilothouse.core.relation.Ownership.Workload;
import dev.pilothouse.core.rollout.Envelope.Counts;
import dev.pilothouse.core.rollout.Parts.Member;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes workloads of each kind apart: which revisions there are, which one is the newest, which pod is of which.
final class WorkloadParts {
  private static final String TEMPLATE_HASH = "pod-template-hash";
  private static final String REVISION_HASH = "controller-revision-hash";
  private static final Comparator<RolloutRevision> NEWEST_FIRST =
      Comparator.comparingLong(RolloutRevision::number).thenComparingLong(RolloutRevision::created).reversed();

  private final Ownership ownership;
  private final Map<String, List<Row>> revisionsByOwner = new HashMap<>();

  WorkloadParts(Ownership ownership, RowSnapshot controllerRevisions) {
    this.ownership = ownership;
    for (Row revision : controllerRevisions) {
      Owner owner = revision.owner();
      if (owner != null) {
        revisionsByOwner.computeIfAbsent(owner.uid(), uid -> new ArrayList<>()).add(revision);
      }
    }
  }

  /// The parts of a Deployment, StatefulSet or DaemonSet.
  Parts of(Workload workload) {
    return switch (workload.kind().kind()) {
      case "Deployment" -> deployment(workload);
      case "StatefulSet" -> statefulSet(workload);
      case "DaemonSet" -> daemonSet(workload);
      default -> throw new IllegalArgumentException(workload.kind().toString());
    };
  }

  private Parts deployment(Workload workload) {
    Row row = workload.row();
    List<RolloutRevision> revisions = new ArrayList<>();
    List<Member> members = new ArrayList<>();
    for (Row set : ownership.replicaSets(row.uid())) {
      List<Row> pods = ownership.ownPods(set.uid());
      RolloutRevision revision = revision(set, pods);
      revisions.add(revision);
      for (Row pod : pods) {
        members.add(new Member(pod, revision.hash()));
      }
    }
    revisions.sort(NEWEST_FIRST);
    revisions.replaceAll(one -> one.among(revisions));
    Authors authors = new Authors(revisions, row.get(DeploymentKind.MANAGERS));
    PodTemplate template = orNone(row.get(DeploymentKind.TEMPLATE));
    boolean observed = row.number(DeploymentKind.OBSERVED) >= row.number(DeploymentKind.GENERATION);
    boolean recreate = row.text(DeploymentKind.STRATEGY).equals("Recreate");
    String newest = revisions.isEmpty() || awaited(revisions.getFirst(), template) ? "" : revisions.getFirst().hash();
    long updated = row.number(DeploymentKind.UPDATED);
    Counts status =
        new Counts(
            row.number(DeploymentKind.CURRENT), updated, row.number(DeploymentKind.AVAILABLE),
            row.number(DeploymentKind.READY_REPLICAS), Math.min(updated, row.number(DeploymentKind.READY_REPLICAS)),
            Math.min(updated, row.number(DeploymentKind.AVAILABLE)), row.number(DeploymentKind.TERMINATING));
    return new Parts(
        workload, recreate ? Strategy.RECREATE : Strategy.ROLLING, authors.named(), newest, authors.started(),
        members, template, observed,
        row.flag(DeploymentKind.PAUSED), false, 0, 0, row.number(DeploymentKind.MIN_READY), deadline(row),
        observed && DeploymentKind.rolledOut(row), status);
  }

  private static RolloutRevision revision(Row set, List<Row> pods) {
    String hash = set.labels().get(TEMPLATE_HASH);
    PodTemplate template = orNone(set.get(ReplicaSetKind.TEMPLATE));
    return new RolloutRevision(
        ref(ReplicaSetKind.KIND, set), set.number(ReplicaSetKind.REVISION), hash.isEmpty() ? set.name() : hash, template.images(),
        set.text(ReplicaSetKind.CHANGE_CAUSE), "", template.restarted(), set.created(),
        set.flag(ReplicaSetKind.BROUGHT_BACK) ? 0 : set.created(),
        pods.isEmpty() ? set.number(ReplicaSetKind.CURRENT) : active(pods));
  }

  /// Whether the newest revision is not yet made: a Recreate makes it when the old pods are gone.
  private static boolean awaited(RolloutRevision newest, PodTemplate template) {
    boolean known = !template.images().isEmpty() && !newest.images().isEmpty();
    return known && !(newest.images().equals(template.images()) && newest.restarted().equals(template.restarted()));
  }

  private static Deadline deadline(Row row) {
    long seconds = row.number(DeploymentKind.DEADLINE);
    Condition progressing = DeploymentKind.condition(row, "Progressing");
    if (seconds == 0 || seconds == Integer.MAX_VALUE || progressing == null) {
      return Deadline.NONE;
    }
    boolean passed = progressing.reason().equals("ProgressDeadlineExceeded");
    long progressed = progressing.updated();
    boolean stands = row.flag(DeploymentKind.PAUSED) || progressing.reason().equals("NewReplicaSetAvailable") || progressed == 0;
    if (passed) {
      return new Deadline(seconds, progressed - seconds, progressed, true);
    }
    return new Deadline(seconds, progressed, stands ? 0 : progressed + seconds, false);
  }

  private Parts statefulSet(Workload workload) {
    Row row = workload.row();
    List<Row> pods = ownership.ownPods(row.uid());
    List<Member> members = members(pods);
    String newest = row.text(StatefulSetKind.UPDATE_REVISION);
    PodTemplate template = orNone(row.get(StatefulSetKind.TEMPLATE));
    List<RolloutRevision> revisions = controllerRevisions(row, members, newest, template);
    Authors authors = new Authors(revisions, row.get(StatefulSetKind.MANAGERS));
    boolean observed = row.number(StatefulSetKind.OBSERVED) >= row.number(StatefulSetKind.GENERATION);
    boolean onDelete = row.text(StatefulSetKind.STRATEGY).equals("OnDelete");
    long updated = row.number(StatefulSetKind.UPDATED);
    long ready = row.number(StatefulSetKind.READY_REPLICAS);
    long available = row.number(StatefulSetKind.AVAILABLE);
    Counts status =
        new Counts(
            row.number(StatefulSetKind.CURRENT), updated, available, ready, Math.min(updated, ready),
            Math.min(updated, available), 0);
    boolean done = observed && ready >= row.number(StatefulSetKind.REPLICAS) && updated >= StatefulSetKind.toUpdate(row);
    return new Parts(
        workload, onDelete ? Strategy.ON_DELETE : Strategy.ORDERED, authors.named(), newest, authors.started(), members,
        template, observed, false,
        !row.text(StatefulSetKind.POD_MANAGEMENT).equals("Parallel"), onDelete ? 0 : row.number(StatefulSetKind.PARTITION),
        row.number(StatefulSetKind.FIRST_ORDINAL), row.number(StatefulSetKind.MIN_READY), Deadline.NONE, done, status);
  }

  private Parts daemonSet(Workload workload) {
    Row row = workload.row();
    List<Member> members = members(ownership.ownPods(row.uid()));
    PodTemplate template = orNone(row.get(DaemonSetKind.TEMPLATE));
    List<RolloutRevision> known = controllerRevisions(row, members, "", template);
    Authors authors = new Authors(known, row.get(DaemonSetKind.MANAGERS));
    String newest = known.isEmpty() || known.getFirst().number() == 0 ? byGeneration(row, members) : known.getFirst().hash();
    boolean observed = row.number(DaemonSetKind.OBSERVED) >= row.number(DaemonSetKind.GENERATION);
    boolean onDelete = row.text(DaemonSetKind.STRATEGY).equals("OnDelete");
    long updated = row.number(DaemonSetKind.UPDATED);
    long desired = row.number(DaemonSetKind.DESIRED);
    Counts status =
        new Counts(
            row.number(DaemonSetKind.CURRENT), updated, row.number(DaemonSetKind.AVAILABLE), row.number(DaemonSetKind.READY_PODS),
            Math.min(updated, row.number(DaemonSetKind.READY_PODS)), Math.min(updated, row.number(DaemonSetKind.AVAILABLE)), 0);
    boolean done = observed && updated >= desired && row.number(DaemonSetKind.AVAILABLE) >= desired;
    return new Parts(
        workload, onDelete ? Strategy.ON_DELETE : Strategy.BY_NODE, authors.named(), newest, authors.started(), members, template,
        observed, false, false, 0, 0,
        row.number(DaemonSetKind.MIN_READY), Deadline.NONE, done, status);
  }

  /// Without ControllerRevisions: the hash of the pods that carry the template's generation (IsPodUpdated).
  private static String byGeneration(Row row, List<Member> members) {
    String generation = row.text(DaemonSetKind.TEMPLATE_GENERATION);
    for (Member member : members) {
      if (!generation.isEmpty() && member.pod().labels().get("pod-template-generation").equals(generation)) {
        return member.hash();
      }
    }
    return "";
  }

  private static List<Member> members(List<Row> pods) {
    List<Member> members = new ArrayList<>(pods.size());
    for (Row pod : pods) {
      members.add(new Member(pod, pod.labels().get(REVISION_HASH)));
    }
    return members;
  }

  /// The revisions that are known, and those that only pods tell of.
  private List<RolloutRevision> controllerRevisions(
      Row row, List<Member> members, String newest, PodTemplate template) {
    Map<String, Long> pods = new HashMap<>();
    members.forEach(one -> pods.merge(one.hash(), PodStages.active(one.pod()) ? 1L : 0L, Long::sum));
    if (!newest.isEmpty()) {
      pods.putIfAbsent(newest, 0L);
    }
    List<RolloutRevision> all = new ArrayList<>();
    for (Row revision : revisionsByOwner.getOrDefault(row.uid(), List.of())) {
      // A StatefulSet's pods carry the name of the revision, a DaemonSet's the hash in its label.
      String hash = pods.containsKey(revision.name()) ? revision.name() : revision.labels().get(REVISION_HASH);
      Long known = pods.remove(hash);
      all.add(
          new RolloutRevision(
              ref(ControllerRevisionKind.KIND, revision), revision.number(ControllerRevisionKind.REVISION), hash,
              revision.text(ControllerRevisionKind.IMAGES), revision.text(ControllerRevisionKind.CHANGE_CAUSE),
              "", revision.text(ControllerRevisionKind.RESTARTED), revision.created(),
              Math.max(revision.created(), revision.number(ControllerRevisionKind.WRITTEN)),
              known == null ? 0 : known));
    }
    pods.forEach(
        (hash, count) ->
            all.add(
                new RolloutRevision(
                    new ResourceRef(ControllerRevisionKind.KIND, row.namespace(), hash), 0, hash,
                    hash.equals(newest) ? template.images() : "", "", "", "", 0, 0, count)));
    all.sort(NEWEST_FIRST);
    all.replaceAll(one -> one.among(all));
    return all;
  }

  private static long active(List<Row> pods) {
    return pods.stream().filter(PodStages::active).count();
  }

  private static ResourceRef ref(ResourceKind kind, Row row) {
    return new ResourceRef(kind, row.namespace(), row.name(), row.uid());
  }

  private static PodTemplate orNone(@Nullable PodTemplate template) {
    return template == null ? PodTemplate.NONE : template;
  }
}
