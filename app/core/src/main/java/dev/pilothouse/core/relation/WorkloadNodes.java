// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.relation;

import dev.pilothouse.core.kind.CronJobKind;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.JobKind;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.NaturalOrder;
import dev.pilothouse.core.kind.Owner;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.PodStatus;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.Replicated;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.model.Status;
import dev.pilothouse.core.relation.Ownership.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Judges workloads by what they say themselves and by their pods. One moment; any thread.
public final class WorkloadNodes {
  private static final Status NEW = Status.of(Health.PROGRESSING, "status.revision.new");
  private static final Status LEAVING = Status.of(Health.NEUTRAL, "status.leaving");
  private static final Status SERVING = Status.of(Health.GOOD, "status.revision.serving");
  private static final Status READY = Status.of(Health.GOOD, "status.ready");
  private static final List<String> ORDER =
      List.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "CronJob", "Job");

  static final Comparator<Node> BY_KIND_AND_NAME =
      (left, right) -> {
        int byKind = Integer.compare(rank(left), rank(right));
        return byKind != 0 ? byKind : NaturalOrder.compare(left.ref().name(), right.ref().name());
      };

  private final Ownership ownership;
  private final PodKind podKind = new PodKind();
  private final long now;
  private final Map<ResourceKind, KindDescriptor> kinds =
      Map.of(
          DeploymentKind.KIND, new DeploymentKind(),
          ReplicaSetKind.KIND, new ReplicaSetKind(),
          StatefulSetKind.KIND, new StatefulSetKind(),
          DaemonSetKind.KIND, new DaemonSetKind(),
          JobKind.KIND, new JobKind(),
          CronJobKind.KIND, new CronJobKind());

  public WorkloadNodes(Ownership ownership, long now) {
    this.ownership = ownership;
    this.now = now;
  }

  /// One workload or revision.
  ///
  /// @param row null for an owner that is known by name only
  /// @param revision of a Deployment's ReplicaSet; else 0
  /// @param status its own words or, when those say more, those of its pods
  /// @param health what its pods, or itself, add to the health of what is above
  /// @param ready -1 when it counts none
  /// @param counts whether its numbers belong into those of the namespace: it is to run for ever
  /// @param pods all pods below
  /// @param ownPods those directly below, without a revision between
  public record Node(
      ResourceRef ref,
      @Nullable Row row,
      long revision,
      Status status,
      RollUp health,
      long ready,
      long wanted,
      boolean counts,
      long restarts,
      List<Row> pods,
      List<Row> ownPods) {}

  private static int rank(Node node) {
    int rank = ORDER.indexOf(node.ref.kind().kind());
    return rank < 0 ? ORDER.size() : rank;
  }

  public Node node(Workload workload) {
    Row row = workload.row();
    KindDescriptor kind = kind(workload.kind());
    List<Row> pods = ownership.pods(row.uid());
    boolean finite = kind.kind().equals(JobKind.KIND) || kind.kind().equals(CronJobKind.KIND);
    RollUp ofPods = new RollUp();
    for (Row pod : pods) {
      if (counts(pod)) {
        ofPods.add(podKind.status(pod, now));
      }
    }
    Status own = kind.status(row, now);
    Status status = finite ? ofRun(own, ofPods) : judged(own, ofPods);
    return node(workload, 0, status, health(status, own, ofPods), !finite, pods);
  }

  private KindDescriptor kind(ResourceKind kind) {
    KindDescriptor descriptor = kinds.get(kind);
    if (descriptor == null) {
      throw new IllegalArgumentException(kind.toString());
    }
    return descriptor;
  }

  private Node node(Workload workload, long revision, Status status, RollUp health, boolean counts, List<Row> pods) {
    Row row = workload.row();
    KindDescriptor kind = kind(workload.kind());
    long ready = kind instanceof Replicated replicated ? replicated.ready(row) : -1;
    long wanted = kind instanceof Replicated replicated ? replicated.wanted(row) : 0;
    List<Row> own = ownership.ownPods(row.uid());
    return new Node(workload.ref(), row, revision, status, health, ready, wanted, counts, restarts(pods), pods, own);
  }

  /// Pods that ended are history: their controller has replaced them or is done.
  private static boolean counts(Row pod) {
    String phase = pod.text(PodKind.PHASE);
    return !phase.equals("Failed") && !phase.equals("Succeeded") && pod.deleted() == 0;
  }

  private static long restarts(List<Row> pods) {
    long sum = 0;
    for (Row pod : pods) {
      sum += PodStatus.restarts(pod);
    }
    return sum;
  }

  /// The cause rather than the number: "Crash loop" says more than "2 of 3 ready".
  private static Status judged(Status own, RollUp pods) {
    if (own.health() == Health.NEUTRAL || pods.worstStatus() == null) {
      return own;
    }
    boolean numbersOnly =
        switch (own.words().key()) {
          case "status.noneReady", "status.someReady", "status.rollingOut", "status.scaling", "status.rolloutStuck" -> true;
          default -> false;
        };
    Health worst = pods.worst();
    if (worst == Health.BAD || (worst == Health.WARNING && (numbersOnly || own.health() == Health.GOOD))) {
      Status sum = pods.sorts() == 1 ? worstOf(pods) : pods.sum(own);
      return own.words().key().equals("status.rolloutStuck") ? new Status(Health.BAD, sum.words()) : sum;
    }
    boolean onlyNotReady = own.words().key().equals("status.noneReady") || own.words().key().equals("status.someReady");
    return worst == Health.PROGRESSING && onlyNotReady ? new Status(Health.PROGRESSING, own.words()) : own;
  }

  private static Status worstOf(RollUp pods) {
    Status worst = pods.worstStatus();
    return worst == null ? READY : worst;
  }

  private static Status ofRun(Status own, RollUp pods) {
    boolean running = own.health() == Health.PROGRESSING || own.health() == Health.WARNING;
    return running && pods.worst().compareTo(Health.WARNING) >= 0 ? worstOf(pods) : own;
  }

  private static RollUp health(Status status, Status own, RollUp pods) {
    if (status.health().compareTo(Health.WARNING) >= 0 && pods.troubles() > 0 && !status.equals(own)) {
      pods.raise(status);
      return pods;
    }
    RollUp alone = new RollUp();
    alone.add(status);
    return alone;
  }

  /// Pods of an owner that is not known itself: a custom controller, or one that may not be read.
  public Node foreign(Owner owner, List<Row> pods) {
    RollUp health = new RollUp();
    long ready = 0;
    long wanted = 0;
    for (Row pod : pods) {
      if (counts(pod)) {
        health.add(podKind.status(pod, now));
        wanted++;
        ready += pod.flag(PodKind.READY_CONDITION) ? 1 : 0;
      }
    }
    ResourceRef ref = new ResourceRef(kindOf(owner), pods.getFirst().namespace(), owner.name(), owner.uid());
    Status status = health.sorts() == 1 ? worstOf(health) : health.sum(READY);
    return new Node(ref, null, 0, status, health, ready, wanted, true, restarts(pods), pods, pods);
  }

  /// What an owner reference says of a kind, with the plural guessed as the API's own generators do.
  private static ResourceKind kindOf(Owner owner) {
    int slash = owner.apiVersion().indexOf('/');
    String group = slash < 0 ? "" : owner.apiVersion().substring(0, slash);
    String plural = owner.kind().toLowerCase(java.util.Locale.ROOT) + "s";
    return new ResourceKind(group, owner.apiVersion().substring(slash + 1), plural, owner.kind(), true);
  }

  /// The ReplicaSets of a Deployment, newest first, without old ones that are empty; the Jobs of a CronJob, newest first.
  public List<Node> revisions(Node of) {
    Row row = of.row();
    if (row == null) {
      return List.of();
    }
    if (of.ref().kind().equals(DeploymentKind.KIND)) {
      return replicaSets(row);
    }
    if (!of.ref().kind().equals(CronJobKind.KIND)) {
      return List.of();
    }
    List<Node> runs = new ArrayList<>();
    for (Row job : ownership.jobs(row.uid())) {
      runs.add(node(new Workload(JobKind.KIND, job)));
    }
    runs.sort(Comparator.comparingLong((Node node) -> node.row() == null ? 0 : node.row().created()).reversed());
    return runs;
  }

  private List<Node> replicaSets(Row deployment) {
    List<Row> sets = new ArrayList<>(ownership.replicaSets(deployment.uid()));
    sets.sort(Comparator.comparingLong((Row set) -> set.number(ReplicaSetKind.REVISION)).reversed());
    List<Node> revisions = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      Row set = sets.get(i);
      if (i == 0 || !ReplicaSetKind.empty(set) || !ownership.ownPods(set.uid()).isEmpty()) {
        revisions.add(replicaSet(deployment, set, i == 0));
      }
    }
    return revisions;
  }

  private Node replicaSet(Row deployment, Row set, boolean newest) {
    Workload workload = new Workload(ReplicaSetKind.KIND, set);
    Node judged = node(workload);
    boolean trouble = judged.status().health().compareTo(Health.WARNING) >= 0;
    boolean rolling = DeploymentKind.rollingOut(deployment);
    Status status = judged.status();
    if (!trouble && newest && rolling) {
      status = NEW;
    } else if (!trouble && !newest) {
      status = DeploymentKind.stuck(deployment) || (set.number(ReplicaSetKind.REPLICAS) > 0 && !rolling) ? SERVING : LEAVING;
    }
    long revision = set.number(ReplicaSetKind.REVISION);
    return node(workload, revision, status, judged.health(), true, judged.pods());
  }
}
