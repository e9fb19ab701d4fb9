// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.overview;

import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.CronJobKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.JobKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.PodStatus;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.model.Status;
import dev.pilothouse.core.overview.Problem.Evidence;
import dev.pilothouse.core.overview.Problem.Source;
import dev.pilothouse.core.relation.Ownership;
import dev.pilothouse.core.relation.Ownership.Workload;
import dev.pilothouse.core.relation.RollUp.Trouble;
import dev.pilothouse.core.relation.WorkloadNodes;
import dev.pilothouse.core.schedule.UntoleratedTaints;
import dev.pilothouse.core.schedule.WhyPending;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what needs a person: pods in trouble, grouped under their workloads, and workloads, nodes, claims and autoscalers that
/// are in trouble themselves. Pure; off the FX thread. The worst first, then what is newest.
public final class NeedsAttention {
  private static final Comparator<Problem> WORST_FIRST =
      Comparator.comparing(Problem::health).reversed().thenComparing(Comparator.comparingLong(Problem::since).reversed());

  private final PodKind podKind = new PodKind();

  /// @param now in seconds since 1970
  public List<Problem> find(ClusterSnapshots rows, long now) {
    Ownership ownership = new Ownership(rows.workloads());
    EventWords events = new EventWords(rows.events());
    List<Problem> found = new ArrayList<>();
    UntoleratedTaints taints = new UntoleratedTaints(rows.nodes());
    Set<String> told = new HashSet<>();
    for (List<Sick> group : grouped(rows, ownership, now).values()) {
      found.add(ofPods(group, ownership, events, taints, now));
      told.add(group.getFirst().ref.uid());
    }
    WorkloadNodes nodes = new WorkloadNodes(ownership, now);
    for (Workload workload : ownership.topmost()) {
      if (!told.contains(workload.row().uid())) {
        Problem own = WorkloadProblems.of(workload, nodes.node(workload), ownership, events, now);
        if (own != null) {
          found.add(own);
        }
      }
    }
    found.addAll(ObjectProblems.nodes(rows, events, now));
    found.addAll(ObjectProblems.claims(rows.claims(), events, now));
    found.addAll(ObjectProblems.autoscalers(rows.autoscalers(), now));
    found.sort(WORST_FIRST);
    return List.copyOf(found);
  }

  /// A pod in trouble and the workload that it is counted under.
  private record Sick(Row pod, Status status, ResourceRef ref, @Nullable Workload workload) {}

  /// By workload and sort of trouble: one workload may have a crash loop and a pod that fits nowhere.
  private Map<String, List<Sick>> grouped(ClusterSnapshots rows, Ownership ownership, long now) {
    Map<String, List<Sick>> groups = new LinkedHashMap<>();
    for (Row pod : rows.workloads().pods()) {
      Status status = podKind.status(pod, now);
      if (status.health().compareTo(Health.WARNING) < 0) {
        continue;
      }
      Workload workload = ownership.above(pod);
      if ((workload != null && ended(pod)) || onlyRestarted(status) || finished(workload)) {
        continue;
      }
      ResourceRef ref =
          workload == null ? new ResourceRef(PodKind.KIND, pod.namespace(), pod.name(), pod.uid()) : workload.ref();
      String group = ref.uid() + "/" + Trouble.of(status);
      groups.computeIfAbsent(group, key -> new ArrayList<>()).add(new Sick(pod, status, ref, workload));
    }
    return groups;
  }

  /// Its controller has replaced it, or tells itself what became of it.
  private static boolean ended(Row pod) {
    String phase = pod.text(PodKind.PHASE);
    return phase.equals("Failed") || phase.equals("Succeeded");
  }

  private static boolean onlyRestarted(Status status) {
    return status.words().key().equals("status.restarted");
  }

  private static boolean finished(@Nullable Workload workload) {
    return workload != null
        && workload.kind().equals(JobKind.KIND)
        && (JobKind.complete(workload.row()) || JobKind.failed(workload.row()));
  }

  private Problem ofPods(List<Sick> group, Ownership ownership, EventWords events, UntoleratedTaints taints, long now) {
    Sick worst = group.getFirst();
    for (Sick sick : group) {
      int worse = sick.status.health().compareTo(worst.status.health());
      if (worse > 0 || (worse == 0 && PodStatus.restarts(sick.pod) > PodStatus.restarts(worst.pod))) {
        worst = sick;
      }
    }
    Row pod = worst.pod;
    ContainerState container = broken(pod, now);
    Trouble trouble = Trouble.of(worst.status);
    return new Problem(
        worst.ref,
        new ResourceRef(PodKind.KIND, pod.namespace(), pod.name(), pod.uid()),
        container == null ? "" : container.name(),
        stuck(worst.workload) ? Health.BAD : worst.status.health(),
        words(worst, taints),
        worst.workload == null ? null : serving(worst.workload, ownership),
        evidence(pod, container, trouble, events),
        since(group, now),
        group.size(),
        steps(trouble, worst.status.words().key()),
        Traces.of(pod, trouble, events));
  }

  /// What hinders a rollout past its deadline is bad, even if it were only doubtful by itself.
  private static boolean stuck(@Nullable Workload workload) {
    return workload != null && workload.kind().equals(DeploymentKind.KIND) && DeploymentKind.stuck(workload.row());
  }

  /// For pending pods the scheduler's reasons, of which the two most frequent are told.
  private static Message words(Sick sick, UntoleratedTaints taints) {
    String sentence = sick.pod.text(PodKind.SCHEDULER_WORDS);
    if (sentence.isEmpty() || !sick.status.words().key().startsWith("status.pending")) {
      return sick.status.words();
    }
    WhyPending why = taints.named(sick.pod, WhyPending.parse(sentence));
    if (why.nodes() == 0 || why.reasons().isEmpty()) {
      return sick.status.words();
    }
    Message first = why.reasons().getFirst().words();
    return why.reasons().size() == 1
        ? Message.of("problem.pendingOne", why.nodes(), first)
        : Message.of("problem.pendingTwo", why.nodes(), first, why.reasons().get(1).words());
  }

  private static @Nullable ContainerState broken(Row pod, long now) {
    ContainerState found = null;
    Health worst = Health.PROGRESSING;
    for (ContainerState container : PodKind.containers(pod)) {
      Status status = PodStatus.of(pod, container, now);
      if (status != null && status.health().compareTo(worst) > 0) {
        worst = status.health();
        found = container;
      }
    }
    return found;
  }

  /// "2 of 3 pods serve"; for kinds whose pods run for ever.
  static @Nullable Message serving(Workload workload, Ownership ownership) {
    ResourceKind kind = workload.kind();
    if (kind.equals(JobKind.KIND) || kind.equals(CronJobKind.KIND)) {
      return null;
    }
    long ready = 0;
    long all = 0;
    for (Row pod : ownership.pods(workload.row().uid())) {
      if (pod.deleted() == 0 && !ended(pod)) {
        all++;
        ready += pod.flag(PodKind.READY_CONDITION) ? 1 : 0;
      }
    }
    if (kind.equals(DeploymentKind.KIND)) {
      all = workload.row().number(DeploymentKind.REPLICAS);
    }
    return Message.of("problem.serving", Math.min(ready, all), all);
  }

  private static @Nullable Evidence evidence(
      Row pod, @Nullable ContainerState container, Trouble trouble, EventWords events) {
    if (container != null && !container.message().isEmpty() && trouble != Trouble.CRASH_LOOP) {
      return new Evidence(Source.STATUS, container.reason(), container.message());
    }
    Evidence event = events.about(pod.uid());
    if (event != null) {
      return event;
    }
    String scheduler = pod.text(PodKind.SCHEDULER_WORDS);
    if (!scheduler.isEmpty()) {
      return new Evidence(Source.CONDITION, pod.text(PodKind.UNSCHEDULED), scheduler);
    }
    String message = pod.text(PodKind.MESSAGE);
    return message.isEmpty() ? null : new Evidence(Source.STATUS, pod.text(PodKind.REASON), message);
  }

  /// The earliest moment at which one of them stopped being ready, or was made.
  private static long since(List<Sick> group, long now) {
    long since = now;
    for (Sick sick : group) {
      long ready = sick.pod.number(PodKind.READY_SINCE);
      since = Math.min(since, ready > 0 ? ready : sick.pod.created());
    }
    return since;
  }

  private static List<NextStep> steps(Trouble trouble, String key) {
    return switch (trouble) {
      case CRASH_LOOP -> List.of(NextStep.LOGS_PREVIOUS, NextStep.DETAILS);
      case CANNOT_PULL, CANNOT_START -> List.of(NextStep.YAML, NextStep.EVENTS);
      case PENDING -> List.of(NextStep.DETAILS, NextStep.EVENTS);
      case NOT_READY -> List.of(NextStep.LOGS, NextStep.DETAILS);
      case LOST -> List.of(NextStep.SHOW_NODE, NextStep.DETAILS);
      case FAILED -> List.of(NextStep.LOGS, NextStep.DETAILS);
      case STUCK, OTHER -> List.of(key.startsWith("status.leaving") ? NextStep.YAML : NextStep.DETAILS);
    };
  }
}
