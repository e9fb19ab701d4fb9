// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.Column;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.model.Status;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.nav.Navigator;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.text.Texts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The objects of all open clusters that the palette finds: the kinds that people look for by name, watched while it is open.
final class PaletteObjects implements Subscription {
  private static final List<String> KINDS =
      List.of(
          "deployments.apps", "statefulsets.apps", "daemonsets.apps", "pods", "services", "ingresses.networking.k8s.io",
          "configmaps", "cronjobs.batch", "jobs.batch", "nodes", "namespaces");
  private static final int FACTS = 7;
  private final Texts texts;
  private final InstantSource clock;
  private final Navigator navigator;
  private final List<Watched> watched = new CopyOnWriteArrayList<>();
  private final Subscription.Bag bag = new Subscription.Bag();

  private record Watched(ClusterSession session, ResourceKind kind, LiveRows rows) {}

  PaletteObjects(Texts texts, InstantSource clock, Navigator navigator) {
    this.texts = texts;
    this.clock = clock;
    this.navigator = navigator;
  }

  Navigator navigator() {
    return navigator;
  }

  /// Begins to watch the objects of the connected clusters.
  ///
  /// @param changed called on any thread when there are other objects
  void watch(List<ClusterSession> sessions, Runnable changed) {
    for (ClusterSession session : sessions) {
      if (session.state().get() instanceof SessionState.Connected connected) {
        Discovery discovery = connected.discovery();
        for (String id : KINDS) {
          discovery.byId(id).filter(kind -> discovery.can(kind, "list")).ifPresent(kind -> watch(session, kind, changed));
        }
      }
    }
  }

  private void watch(ClusterSession session, ResourceKind kind, Runnable changed) {
    LiveRows rows = session.show(kind);
    bag.add(rows);
    watched.add(new Watched(session, kind, rows));
    bag.add(rows.store().subscribe(batch -> changed.run()));
  }

  /// All objects of now. Not on the FX thread.
  List<PaletteEntry> entries() {
    List<PaletteEntry> all = new ArrayList<>();
    long now = clock.instant().getEpochSecond();
    for (Watched one : watched) {
      KindDescriptor descriptor = one.rows.descriptor();
      for (Row row : one.rows.store().snapshot()) {
        all.add(entry(one, descriptor, row, now));
      }
    }
    return all;
  }

  private PaletteEntry entry(Watched one, KindDescriptor descriptor, Row row, long now) {
    Status status = descriptor.status(row, now);
    String words = texts.get(status.words());
    String place = row.namespace().isEmpty() ? words : row.namespace() + "  " + words;
    ResourceRef ref = new ResourceRef(one.kind, row.namespace(), row.name(), row.uid());
    return new PaletteEntry(
        PaletteEntry.Group.OBJECTS, Icons.ofKind(one.kind.id()), one.kind.kind(), row.name(), place, status.health(),
        one.session.context().name(), "", facts(descriptor, row, words, now),
        () -> navigator.go(Route.object("details", one.session, ref)));
  }

  private List<PaletteEntry.Fact> facts(KindDescriptor descriptor, Row row, String status, long now) {
    List<PaletteEntry.Fact> facts = new ArrayList<>();
    facts.add(new PaletteEntry.Fact(texts.get("palette.fact.status"), status));
    for (Column column : descriptor.columns()) {
      Object value = column.value().apply(row);
      if (facts.size() < FACTS && !column.wide() && value != null && !(value instanceof Status) && !value.equals(row.name())) {
        String name = column.title().isEmpty() ? texts.get("column." + column.id()) : column.title();
        String written =
            switch (column.type()) {
              case AGE -> dev.pilothouse.ui.text.Ages.between(((Number) value).longValue(), now);
              default -> value instanceof Message message ? texts.get(message) : value.toString();
            };
        facts.add(new PaletteEntry.Fact(name, written));
      }
    }
    return List.copyOf(facts);
  }

  @Override
  public void close() {
    bag.close();
    watched.clear();
  }
}
