// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.workloads;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.CronJobKind;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.JobKind;
import dev.pilothouse.core.kind.NamespaceKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.relation.TreeRow;
import dev.pilothouse.core.relation.WorkloadSnapshots;
import dev.pilothouse.core.relation.WorkloadTree;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.session.MetricsHistory;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.ui.control.table.ObjectTable;
import dev.pilothouse.ui.fx.Recompute;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The tree, built anew in the background after every change and told at most once a frame. Any thread.
final class WorkloadsViewModel implements Subscription {
  private static final Duration FRAME = Duration.ofMillis(16);
  private static final List<ResourceKind> KINDS =
      List.of(
          PodKind.KIND, DeploymentKind.KIND, ReplicaSetKind.KIND, StatefulSetKind.KIND, DaemonSetKind.KIND, JobKind.KIND,
          CronJobKind.KIND, NamespaceKind.KIND);

  private final Map<ResourceKind, LiveRows> live = new LinkedHashMap<>();
  private final Subscription.Bag bag = new Subscription.Bag();
  private final WorkloadTree tree = new WorkloadTree();
  private final WorkloadLoads loads = new WorkloadLoads();
  private final InstantSource clock;
  private final Function<Message, String> words;
  private final Recompute<Shown> recompute;
  private volatile @Nullable MetricsHistory metrics;
  private volatile Wish wish;

  /// @param expanded null until somebody, or what is wrong, has said what is open
  private record Wish(@Nullable Set<String> expanded, String filter, boolean problems, String namespace, ObjectTable.Sort sort) {}

  /// What is shown.
  ///
  /// @param problems how many workloads and pods of their own need a look
  /// @param expanded what is open, by id
  /// @param refused the kinds that may not be read
  /// @param freshness read before the rows were, so that "live" and "empty" are never said too early
  record Shown(
      List<WorkloadRow> rows, int problems, int workloads, String wrong, boolean filtered, Set<String> expanded,
      List<String> refused, Freshness freshness) {}

  /// @param expanded what was open when this was last shown; null when it never was
  /// @param show called on `fx`
  WorkloadsViewModel(
      ClusterSession session,
      Executor background,
      Executor fx,
      InstantSource clock,
      Function<Message, String> words,
      @Nullable Set<String> expanded,
      Consumer<Shown> show) {
    this.clock = clock;
    this.words = words;
    wish = new Wish(expanded, "", false, session.namespace().get(), ObjectTable.Sort.NONE);
    recompute = new Recompute<>(background, fx, FRAME, this::compute, show);
    bag.add(recompute);
    for (ResourceKind kind : KINDS) {
      LiveRows rows = session.show(kind);
      live.put(kind, rows);
      bag.add(rows);
    }
    for (LiveRows rows : live.values()) {
      bag.add(rows.store().subscribe(batch -> recompute.request()));
      bag.add(rows.freshness().subscribe(state -> recompute.request()));
    }
    bag.add(session.namespace().subscribe(this::namespace));
    bag.add(
        session
            .metrics()
            .subscribe(
                next -> {
                  metrics = next;
                  recompute.request();
                }));
  }

  /// Pods decide whether the tree is live; a kind beside them that is cut off says so too, one that is refused is only named.
  private Freshness freshness() {
    Freshness worst = new Freshness.Live();
    for (LiveRows rows : live.values()) {
      Freshness one = rows.freshness().get();
      if (one instanceof Freshness.Reconnecting || (one instanceof Freshness.Loading && worst instanceof Freshness.Live)) {
        worst = one;
      }
    }
    Freshness pods = rows(PodKind.KIND).freshness().get();
    return pods instanceof Freshness.Refused ? pods : worst;
  }

  private LiveRows rows(ResourceKind kind) {
    LiveRows rows = live.get(kind);
    if (rows == null) {
      throw new IllegalArgumentException(kind.id());
    }
    return rows;
  }

  private void namespace(String name) {
    wish = new Wish(wish.expanded, wish.filter, wish.problems, name, wish.sort);
    recompute.request();
  }

  void filter(String text) {
    wish = new Wish(wish.expanded, text, wish.problems, wish.namespace, wish.sort);
    recompute.request();
  }

  void onlyProblems(boolean only) {
    wish = new Wish(wish.expanded, wish.filter, only, wish.namespace, wish.sort);
    recompute.request();
  }

  void expand(Set<String> ids) {
    wish = new Wish(Set.copyOf(ids), wish.filter, wish.problems, wish.namespace, wish.sort);
    recompute.request();
  }

  void sort(ObjectTable.Sort sort) {
    wish = new Wish(wish.expanded, wish.filter, wish.problems, wish.namespace, sort);
    recompute.request();
  }

  /// Ages of statuses grow without a change.
  void beat() {
    recompute.request();
  }

  private Shown compute() {
    Wish now = wish;
    long second = clock.instant().getEpochSecond();
    Freshness freshness = freshness();
    WorkloadSnapshots snapshots =
        new WorkloadSnapshots(
            of(NamespaceKind.KIND), of(DeploymentKind.KIND), of(ReplicaSetKind.KIND), of(StatefulSetKind.KIND),
            of(DaemonSetKind.KIND), of(JobKind.KIND), of(CronJobKind.KIND), of(PodKind.KIND));
    List<TreeRow> outer = outer(snapshots, now, second);
    Set<String> expanded = now.expanded == null ? firstOpen(outer) : now.expanded;
    WorkloadFilter filter = new WorkloadFilter(now.filter, now.problems, words, second);
    List<TreeRow> lines =
        tree.build(
            snapshots, new WorkloadTree.Options(expanded, now.namespace, filter.isEmpty() ? null : filter, second));
    loads.take(metrics);
    List<WorkloadRow> rows = new ArrayList<>(lines.size());
    lines.forEach(line -> rows.add(loads.row(line)));
    int problems = 0;
    int workloads = 0;
    for (TreeRow line : outer) {
      if (line.depth() == 1) {
        workloads++;
        problems += line.status().health().compareTo(Health.WARNING) >= 0 ? 1 : 0;
      }
    }
    List<WorkloadRow> ordered = WorkloadOrder.sorted(rows, now.sort);
    return new Shown(ordered, problems, workloads, filter.wrong(), !filter.isEmpty(), expanded, refused(), freshness);
  }

  private RowSnapshot of(ResourceKind kind) {
    return rows(kind).store().snapshot();
  }

  /// Namespaces and what stands directly in them.
  private List<TreeRow> outer(WorkloadSnapshots snapshots, Wish now, long second) {
    Set<String> all = new HashSet<>();
    for (TreeRow line : tree.build(snapshots, new WorkloadTree.Options(Set.of(), now.namespace, null, second))) {
      all.add(line.id());
    }
    return tree.build(snapshots, new WorkloadTree.Options(all, now.namespace, null, second));
  }

  /// At first what is in trouble is open; where there is no trouble, the first namespace that has something.
  private static Set<String> firstOpen(List<TreeRow> outer) {
    Set<String> open = new HashSet<>();
    for (TreeRow line : outer) {
      if (line.depth() == 0 && line.expandable() && line.status().health().compareTo(Health.PROGRESSING) >= 0) {
        open.add(line.id());
      }
    }
    if (open.isEmpty()) {
      outer.stream().filter(line -> line.depth() == 0 && line.expandable()).findFirst().ifPresent(line -> open.add(line.id()));
    }
    return open;
  }

  private List<String> refused() {
    List<String> names = new ArrayList<>();
    live.forEach(
        (kind, rows) -> {
          if (rows.freshness().get() instanceof Freshness.Refused && !kind.equals(PodKind.KIND)) {
            names.add(kind.plural());
          }
        });
    return names;
  }

  @Override
  public void close() {
    bag.close();
  }
}
