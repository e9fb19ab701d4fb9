// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.relation;

import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.NamespaceKind;
import dev.pilothouse.core.kind.NaturalOrder;
import dev.pilothouse.core.kind.Owner;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.PodStatus;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.model.Status;
import dev.pilothouse.core.relation.TreeRow.Level;
import dev.pilothouse.core.relation.WorkloadNodes.Node;
import dev.pilothouse.core.store.Ordering;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Namespace, owner, revision, pod, container as a flat list of lines, with the health of what is below rolled up. A pure function
/// of snapshots and of what is expanded, cheap enough to be done anew for every change (10,000 pods in some milliseconds), off the
/// FX thread.
public final class WorkloadTree {
  private static final Status LEAVING = Status.of(Health.NEUTRAL, "status.leaving");
  private static final Status READY = Status.of(Health.GOOD, "status.ready");
  private static final Status NOTHING = Status.of(Health.NEUTRAL, "status.nothingHere");
  private static final Status RUNNING = Status.of(Health.GOOD, "status.running");
  private static final Status CONTAINER_DONE = Status.of(Health.NEUTRAL, "status.completed");
  private static final Status WAITING = Status.of(Health.PROGRESSING, "status.waiting");

  private final PodKind podKind = new PodKind();

  /// What to show of the tree.
  ///
  /// @param expanded ids of the lines whose children are shown
  /// @param namespace only this one; empty for all
  /// @param filter only lines that pass, with those above them; what is above is then shown expanded. Null for all
  /// @param now in seconds since 1970
  public record Options(Set<String> expanded, String namespace, @Nullable TreeFilter filter, long now) {
    public Options {
      expanded = Set.copyOf(expanded);
    }
  }

  /// Chooses lines.
  @FunctionalInterface
  public interface TreeFilter {
    /// @param row the object; of a namespace that cannot be read, null
    boolean passes(TreeRow line, @Nullable Row row);
  }

  public List<TreeRow> build(WorkloadSnapshots rows, Options options) {
    Ownership ownership = new Ownership(rows);
    WorkloadNodes nodes = new WorkloadNodes(ownership, options.now);
    Map<String, Place> places = new TreeMap<>(NaturalOrder::compare);
    for (Row namespace : rows.namespaces()) {
      if (options.namespace.isEmpty() || options.namespace.equals(namespace.name())) {
        place(places, namespace.name()).row = namespace;
      }
    }
    for (Ownership.Workload workload : ownership.topmost()) {
      place(places, workload.row().namespace()).nodes.add(nodes.node(workload));
    }
    for (List<Row> pods : ownership.foreignPods().values()) {
      Owner owner = pods.getFirst().owner();
      if (owner != null) {
        place(places, pods.getFirst().namespace()).nodes.add(nodes.foreign(owner, pods));
      }
    }
    for (Row pod : ownership.loosePods()) {
      place(places, pod.namespace()).loose.add(pod);
    }
    Lines lines = new Lines(options, nodes);
    places.forEach(
        (name, place) -> {
          if (options.namespace.isEmpty() || options.namespace.equals(name)) {
            lines.namespace(name, place);
          }
        });
    return lines.all;
  }

  private static Place place(Map<String, Place> places, String namespace) {
    return places.computeIfAbsent(namespace, name -> new Place());
  }

  /// What is directly in one namespace.
  private static final class Place {
    private @Nullable Row row;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Row> loose = new ArrayList<>();

    private TreeRow line(String name, boolean opened, long now, PodKind podKind) {
      RollUp health = new RollUp();
      long ready = 0;
      long wanted = 0;
      long restarts = 0;
      List<Row> pods = new ArrayList<>();
      for (Node node : nodes) {
        health.add(node.health());
        ready += node.counts() ? node.ready() : 0;
        wanted += node.counts() ? node.wanted() : 0;
        restarts += node.restarts();
        pods.addAll(node.pods());
      }
      for (Row pod : loose) {
        health.add(podKind.status(pod, now));
        ready += pod.flag(PodKind.READY_CONDITION) ? 1 : 0;
        wanted += pod.text(PodKind.PHASE).equals("Succeeded") ? 0 : 1;
        restarts += PodStatus.restarts(pod);
        pods.add(pod);
      }
      Row known = row;
      boolean empty = nodes.isEmpty() && loose.isEmpty();
      boolean leaving = known != null && known.deleted() > 0;
      Status status = leaving ? LEAVING : health.sum(empty ? NOTHING : READY);
      ResourceRef ref = new ResourceRef(NamespaceKind.KIND, "", name, known == null ? "" : known.uid());
      long created = known == null ? 0 : known.created();
      return new TreeRow(
          "namespace/" + name, 0, Level.NAMESPACE, "Namespace", ref, name, 0, status, wanted == 0 ? -1 : ready, wanted,
          restarts, created, pods, !empty, opened && !empty);
    }
  }

  /// Writes the lines that are to be seen.
  private final class Lines {
    private final List<TreeRow> all = new ArrayList<>();
    private final Options options;
    private final WorkloadNodes nodes;

    private Lines(Options options, WorkloadNodes nodes) {
      this.options = options;
      this.nodes = nodes;
    }

    private void namespace(String name, Place place) {
      Row row = place.row;
      TreeRow line = place.line(name, opened("namespace/" + name), options.now, podKind);
      int at = all.size();
      all.add(line);
      if (line.expanded()) {
        place.nodes.sort(WorkloadNodes.BY_KIND_AND_NAME);
        place.nodes.forEach(node -> node(node, Level.WORKLOAD));
        pods(place.loose, 1);
      }
      dropUnlessPassing(at, row);
    }

    private void node(Node node, Level level) {
      int depth = level == Level.WORKLOAD ? 1 : 2;
      String id = node.ref().uid();
      List<Row> ownPods = node.ownPods();
      boolean expandable = !node.pods().isEmpty() || !nodes.revisions(node).isEmpty();
      boolean open = expandable && opened(id);
      Row row = node.row();
      int at = all.size();
      all.add(
          new TreeRow(
              id,
              depth,
              level,
              node.ref().kind().kind(),
              node.ref(),
              node.ref().name(),
              node.revision(),
              node.status(),
              node.ready(),
              node.wanted(),
              node.restarts(),
              row == null ? 0 : row.created(),
              node.pods(),
              expandable,
              open));
      if (open) {
        nodes.revisions(node).forEach(revision -> node(revision, Level.REVISION));
        pods(ownPods, depth + 1);
      }
      dropUnlessPassing(at, row);
    }

    private void pods(List<Row> pods, int depth) {
      pods.stream().sorted(Ordering.BY_NAME).forEach(pod -> pod(pod, depth));
    }

    private void pod(Row pod, int depth) {
      List<ContainerState> containers = PodKind.containers(pod);
      boolean open = !containers.isEmpty() && options.expanded.contains(pod.uid());
      ResourceRef ref = new ResourceRef(PodKind.KIND, pod.namespace(), pod.name(), pod.uid());
      int at = all.size();
      all.add(
          new TreeRow(
              pod.uid(),
              depth,
              Level.POD,
              "Pod",
              ref,
              pod.name(),
              0,
              podKind.status(pod, options.now),
              podKind.ready(pod),
              podKind.wanted(pod),
              PodStatus.restarts(pod),
              pod.created(),
              List.of(pod),
              !containers.isEmpty(),
              open));
      if (open && passes(all.get(at), pod)) {
        containers.forEach(container -> container(pod, ref, container, depth + 1));
      }
      dropUnlessPassing(at, pod);
    }

    private void container(Row pod, ResourceRef ref, ContainerState container, int depth) {
      Status status = PodStatus.of(pod, container, options.now);
      boolean once = container.type() == ContainerState.Type.INIT && !PodStatus.isSidecar(pod, container);
      all.add(
          new TreeRow(
              pod.uid() + "/" + container.name(),
              depth,
              Level.CONTAINER,
              once ? "InitContainer" : "Container",
              ref,
              container.name(),
              0,
              status == null ? quiet(container) : status,
              once ? -1 : container.ready() ? 1 : 0,
              1,
              container.restarts(),
              container.since(),
              List.of(),
              false,
              false));
    }

    private static Status quiet(ContainerState container) {
      return switch (container.state()) {
        case RUNNING -> RUNNING;
        case TERMINATED -> CONTAINER_DONE;
        case WAITING, UNKNOWN -> WAITING;
      };
    }

    private boolean opened(String id) {
      return options.filter != null || options.expanded.contains(id);
    }

    private boolean passes(TreeRow line, @Nullable Row row) {
      TreeFilter filter = options.filter;
      return filter == null || filter.passes(line, row);
    }

    /// With a filter everything is written open first; what neither passes nor has anything below that does goes again.
    private void dropUnlessPassing(int at, @Nullable Row row) {
      if (all.size() == at + 1 && !passes(all.get(at), row)) {
        all.removeLast();
      }
    }
  }
}
