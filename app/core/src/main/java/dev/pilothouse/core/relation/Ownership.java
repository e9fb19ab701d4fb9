// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.relation;

import dev.pilothouse.core.kind.CronJobKind;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.JobKind;
import dev.pilothouse.core.kind.Owner;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who owns whom among the workloads of one moment, found once by the uids of owners. Immutable after it is made; any thread.
public final class Ownership {
  private final Map<String, Workload> workloadByUid = new HashMap<>();
  private final List<Workload> topmost = new ArrayList<>();
  private final Map<String, List<Row>> podsByOwner = new HashMap<>();
  private final Map<String, List<Row>> setsByDeployment = new HashMap<>();
  private final Map<String, List<Row>> jobsByCronJob = new HashMap<>();
  private final List<Row> loosePods = new ArrayList<>();

  /// A row and what kind it is of.
  public record Workload(ResourceKind kind, Row row) {
    public ResourceRef ref() {
      return new ResourceRef(kind, row.namespace(), row.name(), row.uid());
    }
  }

  public Ownership(WorkloadSnapshots rows) {
    add(DeploymentKind.KIND, rows.deployments(), null, null);
    add(StatefulSetKind.KIND, rows.statefulSets(), null, null);
    add(DaemonSetKind.KIND, rows.daemonSets(), null, null);
    add(CronJobKind.KIND, rows.cronJobs(), null, null);
    add(ReplicaSetKind.KIND, rows.replicaSets(), "Deployment", setsByDeployment);
    add(JobKind.KIND, rows.jobs(), "CronJob", jobsByCronJob);
    for (Row pod : rows.pods()) {
      Owner owner = pod.owner();
      if (owner == null || owner.kind().equals("Node")) {
        loosePods.add(pod);
      } else {
        podsByOwner.computeIfAbsent(owner.uid(), uid -> new ArrayList<>()).add(pod);
      }
    }
  }

  private void add(
      ResourceKind kind, RowSnapshot rows, @Nullable String ownerKind, @Nullable Map<String, List<Row>> byOwner) {
    for (Row row : rows) {
      Workload workload = new Workload(kind, row);
      workloadByUid.put(row.uid(), workload);
      Owner owner = row.owner();
      if (byOwner != null && owner != null && owner.kind().equals(ownerKind) && workloadByUid.containsKey(owner.uid())) {
        byOwner.computeIfAbsent(owner.uid(), uid -> new ArrayList<>()).add(row);
      } else {
        topmost.add(workload);
      }
    }
  }

  /// Workloads that no other known workload owns.
  public List<Workload> topmost() {
    return topmost;
  }

  /// Pods that nothing owns, and the static ones that only a node does.
  public List<Row> loosePods() {
    return loosePods;
  }

  /// Pods whose owner is none of the known workloads (a custom controller's, say), by that owner's uid.
  public Map<String, List<Row>> foreignPods() {
    Map<String, List<Row>> foreign = new HashMap<>();
    podsByOwner.forEach(
        (uid, pods) -> {
          if (!workloadByUid.containsKey(uid)) {
            foreign.put(uid, pods);
          }
        });
    return foreign;
  }

  /// The revisions of a Deployment.
  public List<Row> replicaSets(String deploymentUid) {
    return setsByDeployment.getOrDefault(deploymentUid, List.of());
  }

  /// The runs of a CronJob.
  public List<Row> jobs(String cronJobUid) {
    return jobsByCronJob.getOrDefault(cronJobUid, List.of());
  }

  /// The pods that a row itself owns.
  public List<Row> ownPods(String uid) {
    return podsByOwner.getOrDefault(uid, List.of());
  }

  /// The pods of a workload, those of its revisions or runs included.
  public List<Row> pods(String uid) {
    List<Row> between = setsByDeployment.getOrDefault(uid, jobsByCronJob.get(uid));
    if (between == null) {
      return ownPods(uid);
    }
    if (between.size() == 1) {
      return ownPods(between.getFirst().uid());
    }
    List<Row> all = new ArrayList<>();
    for (Row row : between) {
      all.addAll(ownPods(row.uid()));
    }
    return all;
  }

  /// The topmost known workload above a pod: its Deployment, not its ReplicaSet; null when it has none.
  public @Nullable Workload above(Row pod) {
    Owner owner = pod.owner();
    Workload found = null;
    for (int depth = 0; owner != null && depth < 3; depth++) {
      Workload next = workloadByUid.get(owner.uid());
      if (next == null) {
        break;
      }
      found = next;
      owner = next.row().owner();
    }
    return found;
  }
}
