// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.Condition;
import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PersistentVolumeClaimKind;
import dev.pilothouse.core.kind.PodDisruptionBudgetKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.PodReferences;
import dev.pilothouse.core.kind.PodStatus;
import dev.pilothouse.core.kind.ProbeSpec;
import dev.pilothouse.core.kind.ResourceQuotaKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.Selector;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.rollout.ClusterWords.Refusal;
import dev.pilothouse.core.rollout.Parts.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects what shows why a rollout waits, for the one pod or refusal that its sentence is about.
final class Evidences {
  private static final ResourceKind CONFIG_MAP = new ResourceKind("", "v1", "configmaps", "ConfigMap", true);
  private static final ResourceKind SECRET = new ResourceKind("", "v1", "secrets", "Secret", true);
  private static final int MOST = 6;

  private final Parts of;
  private final EventIndex events;
  private final RolloutSnapshots rows;

  Evidences(Parts of, EventIndex events, RolloutSnapshots rows) {
    this.of = of;
    this.events = events;
    this.rows = rows;
  }

  /// That pods cannot be made.
  record Found(Cause cause, Message sentence, List<Evidence> evidence, long since) {}

  /// Why the newest pods cannot be made; null when they can, as far as is known.
  @Nullable Found refusal() {
    return of.workload().kind().equals(DeploymentKind.KIND) ? byCondition() : byEvent();
  }

  private @Nullable Found byCondition() {
    Condition failure = DeploymentKind.condition(of.row(), "ReplicaFailure");
    Condition progressing = DeploymentKind.condition(of.row(), "Progressing");
    if (failure != null && failure.isTrue()) {
      return found(new Evidence.Condition(of.workload().ref(), failure.reason(), failure.message()), failure.since());
    }
    return progressing != null && progressing.reason().equals("ReplicaSetCreateError")
        ? found(new Evidence.Condition(of.workload().ref(), progressing.reason(), progressing.message()), progressing.since())
        : null;
  }

  /// StatefulSets and DaemonSets have no condition for it: their last failure counts while no pod is younger than it.
  private @Nullable Found byEvent() {
    Row event = events.last(of.row().uid(), "FailedCreate");
    if (event == null) {
      return null;
    }
    long youngest = of.members().stream().mapToLong(one -> one.pod().created()).max().orElse(0);
    return EventKind.last(event) < youngest || of.members().stream().filter(one -> PodStages.active(one.pod())).count() >= wanted()
        ? null
        : found(event(of.workload().ref(), event), event.number(EventKind.FIRST));
  }

  private long wanted() {
    return Math.max(1, of.workload().kind().kind().equals("DaemonSet")
        ? of.row().number(dev.pilothouse.core.kind.DaemonSetKind.DESIRED)
        : of.row().number(dev.pilothouse.core.kind.StatefulSetKind.REPLICAS));
  }

  private Found found(Evidence first, long since) {
    String text = first instanceof Evidence.Condition condition ? condition.text() : ((Evidence.Event) first).text();
    Refusal refusal = ClusterWords.refusal(text);
    List<Evidence> evidence = new ArrayList<>();
    if (refusal.cause() == Cause.QUOTA) {
      evidence.add(new Evidence.Related(new ResourceRef(ResourceQuotaKind.KIND, of.row().namespace(), refusal.name())));
    }
    evidence.add(first);
    Message sentence = new Message("rollout.wait." + refusal.told().words(), refusal.told().places());
    return new Found(refusal.cause(), sentence, List.copyOf(evidence), since);
  }

  /// @param behind the pod that is behind the others; null when there is none
  List<Evidence> deadline(@Nullable PodStage behind) {
    List<Evidence> found = new ArrayList<>();
    Row pod = behind == null ? null : pod(behind);
    if (behind != null && pod != null) {
      found.add(
          behind.stage() == Stage.STARTING && !PodKind.containers(pod).isEmpty()
              ? new Evidence.Log(behind.pod(), PodKind.containers(pod).getLast().name(), false)
              : new Evidence.Related(behind.pod()));
    }
    Condition progressing = DeploymentKind.condition(of.row(), "Progressing");
    if (progressing != null) {
      found.add(new Evidence.Condition(of.workload().ref(), progressing.reason(), progressing.message()));
    }
    return List.copyOf(found);
  }

  /// What shows the trouble of a pod, the best first.
  List<Evidence> about(PodStage stage) {
    Row pod = pod(stage);
    Cause cause = stage.cause();
    if (pod == null || cause == null) {
      return List.of(new Evidence.Related(stage.pod()));
    }
    List<Evidence> found = new ArrayList<>();
    ResourceRef ref = stage.pod();
    switch (cause) {
      case CRASH -> found.add(new Evidence.Log(ref, stage.container(), !running(pod, stage.container())));
      case LIVENESS, STARTUP, READINESS -> probe(pod, stage, found);
      case CONFIG, CANNOT_START, IMAGE -> state(pod, stage, found);
      case SCHEDULING -> scheduling(pod, ref, found);
      case VOLUME -> {
        missing(pod, stage, found);
        scheduling(pod, ref, found);
        claims(pod, found);
      }
      case NODE_LOST -> node(stage, found);
      default -> {}
    }
    events(pod, ref, found);
    if (found.isEmpty()) {
      found.add(new Evidence.Related(ref));
    }
    return List.copyOf(found);
  }

  /// The warnings about a pod, those aside that only repeat what stands there already. Of several with one reason the one that says
  /// most: a kubelet says of one pull that it failed, why, and that it has an error.
  private void events(Row pod, ResourceRef ref, List<Evidence> found) {
    Set<String> told = new HashSet<>();
    found.forEach(one -> told.add(one instanceof Evidence.Condition condition ? condition.text() : ""));
    Map<String, Row> byReason = new LinkedHashMap<>();
    for (Row event : events.about(pod.uid()).reversed()) {
      boolean repeats = event.text(EventKind.REASON).equals("BackOff") || !told.add(event.text(EventKind.MESSAGE));
      if (!repeats) {
        byReason.merge(event.text(EventKind.REASON), event, Evidences::fuller);
      }
    }
    byReason.values().stream().limit(Math.max(0, MOST - found.size())).forEach(event -> found.add(event(ref, event)));
  }

  private static Row fuller(Row one, Row other) {
    return other.text(EventKind.MESSAGE).length() > one.text(EventKind.MESSAGE).length() ? other : one;
  }

  private @Nullable Row pod(PodStage stage) {
    for (Member member : of.members()) {
      if (member.pod().uid().equals(stage.pod().uid())) {
        return member.pod();
      }
    }
    return null;
  }

  /// The init container that a pod waits for while it runs; null when there is none.
  @Nullable ContainerState initialising(PodStage stage) {
    Row pod = pod(stage);
    if (pod == null) {
      return null;
    }
    for (ContainerState one : PodKind.containers(pod)) {
      boolean runs = one.type() == ContainerState.Type.INIT && one.state() == ContainerState.State.RUNNING;
      if (runs && !PodStatus.isSidecar(pod, one)) {
        return one;
      }
    }
    return null;
  }

  private static boolean running(Row pod, String name) {
    ContainerState container = container(pod, name);
    return container != null && container.state() == ContainerState.State.RUNNING;
  }

  private static @Nullable ContainerState container(Row pod, String name) {
    for (ContainerState one : PodKind.containers(pod)) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    return null;
  }

  private void probe(Row pod, PodStage stage, List<Evidence> found) {
    boolean running = running(pod, stage.container());
    found.add(new Evidence.Log(stage.pod(), stage.container(), !running));
    ProbeSpec.Type type =
        switch (stage.cause()) {
          case LIVENESS -> ProbeSpec.Type.LIVENESS;
          case STARTUP -> ProbeSpec.Type.STARTUP;
          case null, default -> ProbeSpec.Type.READINESS;
        };
    ProbeSpec probe = of.template().probe(stage.container(), type);
    if (probe != null) {
      // Nobody knows the beat of a run that has not failed yet.
      ContainerState container = container(pod, stage.container());
      boolean known = running && container != null && stage.failedAt() > 0 && stage.failedAt() >= container.since();
      long next = known ? stage.failedAt() + probe.period() : 0;
      found.add(new Evidence.Probe(stage.pod(), probe, stage.attempts(), next));
    }
  }

  private void state(Row pod, PodStage stage, List<Evidence> found) {
    missing(pod, stage, found);
    ContainerState container = container(pod, stage.container());
    if (container != null && !container.message().isEmpty()) {
      found.add(new Evidence.Condition(stage.pod(), container.reason(), container.message()));
    }
  }

  /// The ConfigMap or Secret that is not there, or lacks a key.
  private static void missing(Row pod, PodStage stage, List<Evidence> found) {
    Message why = stage.why();
    String words = why == null ? "" : why.key().substring(why.key().lastIndexOf('.') + 1);
    boolean secret = words.startsWith("secret");
    if (why != null && (secret || words.startsWith("configMap"))) {
      String name = why.places().getLast().toString();
      found.add(new Evidence.Related(new ResourceRef(secret ? SECRET : CONFIG_MAP, pod.namespace(), name)));
    }
  }

  private void scheduling(Row pod, ResourceRef ref, List<Evidence> found) {
    if (!pod.text(PodKind.SCHEDULER_WORDS).isEmpty()) {
      found.add(new Evidence.Condition(ref, pod.text(PodKind.UNSCHEDULED), pod.text(PodKind.SCHEDULER_WORDS)));
    }
  }

  /// The node, and what the control plane says of it.
  private void node(PodStage stage, List<Evidence> found) {
    ResourceRef node = new ResourceRef(NodeKind.KIND, "", stage.node());
    found.add(new Evidence.Related(node));
    for (Row one : rows.nodes()) {
      Condition.Set conditions = one.name().equals(stage.node()) ? one.get(NodeKind.CONDITIONS) : null;
      Condition ready = conditions == null ? null : conditions.find("Ready");
      if (ready != null && !ready.isTrue()) {
        found.add(new Evidence.Condition(node, ready.reason(), ready.message()));
      }
    }
  }

  private static void claims(Row pod, List<Evidence> found) {
    for (PodReferences.Reference one : PodKind.references(pod)) {
      if (one.target() == PodReferences.Target.CLAIM && found.size() < MOST) {
        found.add(new Evidence.Related(new ResourceRef(PersistentVolumeClaimKind.KIND, pod.namespace(), one.name())));
      }
    }
  }

  private static Evidence event(ResourceRef about, Row event) {
    return new Evidence.Event(
        about, event.text(EventKind.REASON), event.text(EventKind.MESSAGE), EventIndex.count(event), EventKind.last(event));
  }

  /// The PodDisruptionBudget of the pods, when it lets none be evicted. A rollout does not ask budgets; a drain does.
  @Nullable Row exhaustedBudget() {
    for (Row budget : rows.budgets()) {
      Selector selector = budget.get(PodDisruptionBudgetKind.SELECTOR);
      boolean fits = budget.namespace().equals(of.row().namespace())
          && selector != null
          && selector.matches(of.template().labels())
          && budget.number(PodDisruptionBudgetKind.EXPECTED) > 0;
      if (fits && budget.number(PodDisruptionBudgetKind.ALLOWED) == 0) {
        return budget;
      }
    }
    return null;
  }
}
