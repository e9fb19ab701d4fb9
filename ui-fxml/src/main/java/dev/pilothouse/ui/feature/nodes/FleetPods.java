// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.NamespaceKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterGateway;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.port.Listing;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.core.store.RowStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The pods of the nodes: those of all namespaces, whatever namespace one looks at, because a node is full of all of them. Where
/// they may not be read those of the namespaces that may, and then it says so. Any thread, but for making and closing.
final class FleetPods implements Subscription {
  /// Of so many namespaces it is asked whether they may be read.
  private static final int MOST = 50;

  private final ClusterSession session;
  private final Executor background;
  private final Runnable changed;
  private Subscription.Bag open = new Subscription.Bag();
  private @Nullable Boolean shared;
  private @Nullable LiveRows everywhere;
  private @Nullable Parts parts;
  private boolean asking;
  private boolean closed;

  /// @param changed called on any thread when rows came or went; must be quick
  FleetPods(ClusterSession session, Executor background, Runnable changed) {
    this.session = session;
    this.background = background;
    this.changed = changed;
  }

  /// Which pods there are.
  ///
  /// @param all whether those of all namespaces are there: only then is what a node is asked for known
  /// @param namespaces whose pods are there when it is not those of all; empty when none may be read
  record Seen(boolean all, List<String> namespaces) {
    Seen {
      namespaces = List.copyOf(namespaces);
    }
  }

  /// As long as the person looks at all namespaces the rows of the tables are those of the map; else it watches for itself.
  ///
  /// @param namespace that the person looks at; empty for all
  void look(String namespace) {
    boolean all = namespace.isEmpty();
    synchronized (this) {
      if (closed || (shared != null && shared == all)) {
        return;
      }
      shared = all;
    }
    LiveRows rows = all ? session.show(PodKind.KIND) : session.show(PodKind.KIND, "");
    Subscription.Bag next = new Subscription.Bag();
    Subscription.Bag before;
    synchronized (this) {
      before = open;
      open = next;
      everywhere = rows;
      parts = null;
    }
    next.add(rows);
    next.add(rows.store().subscribe(batch -> changed.run()));
    next.add(rows.freshness().subscribe(now -> fresh(now, next)));
    before.close();
  }

  private void fresh(Freshness now, Subscription.Bag mine) {
    boolean refused = now instanceof Freshness.Refused it && it.failure().kind() == ClusterFailure.Kind.FORBIDDEN;
    synchronized (this) {
      if (refused && parts == null && !asking && !closed && mine == open) {
        asking = true;
        background.execute(() -> narrow(mine));
      }
    }
    changed.run();
  }

  /// Blocks.
  private void narrow(Subscription.Bag mine) {
    List<String> found = new ArrayList<>();
    for (String name : candidates()) {
      try {
        if (session.gateway().may("list", PodKind.KIND, "", name)) {
          found.add(name);
        }
      } catch (ClusterException e) {
        // Of a namespace that nobody knows about nothing is shown.
      }
    }
    synchronized (this) {
      asking = false;
      if (closed || mine != open) {
        return;
      }
      Parts next = new Parts();
      parts = next;
      mine.add(next);
      found.forEach(next::watch);
    }
    changed.run();
  }

  private Set<String> candidates() {
    Set<String> names = new LinkedHashSet<>();
    String own = session.context().namespace();
    names.add(session.namespace().get().isEmpty() ? "default" : session.namespace().get());
    names.add(own.isEmpty() ? "default" : own);
    ClusterGateway gateway = session.gateway();
    try {
      gateway.list(NamespaceKind.KIND, "", Listing.Part.METADATA).objects().stream()
          .map(KubeObject::name)
          .limit(MOST)
          .forEach(names::add);
    } catch (ClusterException e) {
      // Then only those that are known anyhow are asked for.
    }
    return names;
  }

  RowSnapshot snapshot() {
    Parts some;
    LiveRows all;
    synchronized (this) {
      some = parts;
      all = everywhere;
    }
    return some != null ? some.store.snapshot() : all == null ? RowSnapshot.EMPTY : all.store().snapshot();
  }

  Freshness freshness() {
    Parts some;
    LiveRows all;
    synchronized (this) {
      some = parts;
      all = everywhere;
    }
    Freshness whole = all == null ? new Freshness.Loading(0) : all.freshness().get();
    return some == null ? whole : some.freshness(whole);
  }

  Seen seen() {
    Parts some;
    LiveRows all;
    synchronized (this) {
      some = parts;
      all = everywhere;
    }
    if (some != null) {
      return new Seen(false, some.names());
    }
    Freshness now = all == null ? new Freshness.Loading(0) : all.freshness().get();
    return new Seen(!(now instanceof Freshness.Refused), List.of());
  }

  @Override
  public void close() {
    Subscription.Bag last;
    synchronized (this) {
      closed = true;
      last = open;
    }
    last.close();
  }

  /// The pods of some namespaces in one store.
  private final class Parts implements Subscription {
    private final RowStore store = new RowStore();
    private final TreeMap<String, LiveRows> live = new TreeMap<>();
    private final Subscription.Bag bag = new Subscription.Bag();

    void watch(String namespace) {
      LiveRows rows = session.show(PodKind.KIND, namespace);
      live.put(namespace, rows);
      bag.add(rows);
      bag.add(rows.store().subscribe(batch -> merge(namespace, batch)));
      bag.add(rows.freshness().subscribe(now -> changed.run()));
      List<Row> there = new ArrayList<>();
      rows.store().snapshot().forEach(there::add);
      merge(namespace, ChangeBatch.of(there, List.of()));
    }

    /// A list that began anew is complete for its namespace only.
    private void merge(String namespace, ChangeBatch batch) {
      List<String> gone = new ArrayList<>(batch.deletedUids());
      if (batch.reset()) {
        Set<String> staying = new LinkedHashSet<>();
        batch.upserts().forEach(row -> staying.add(row.uid()));
        for (Row row : store.snapshot()) {
          if (row.namespace().equals(namespace) && !staying.contains(row.uid())) {
            gone.add(row.uid());
          }
        }
      }
      store.apply(ChangeBatch.of(batch.upserts(), gone));
      changed.run();
    }

    List<String> names() {
      return List.copyOf(live.keySet());
    }

    /// The worst of them; why none may be read where none may.
    Freshness freshness(Freshness whole) {
      if (live.isEmpty()) {
        return whole;
      }
      Freshness worst = new Freshness.Live();
      for (LiveRows rows : live.values()) {
        Freshness now = rows.freshness().get();
        boolean worse = !(now instanceof Freshness.Live) && !(worst instanceof Freshness.Reconnecting);
        worst = worse ? now : worst;
      }
      return worst;
    }

    @Override
    public void close() {
      bag.close();
    }
  }
}
