// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.Column;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.model.Status;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.WatchedKinds;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.nav.Navigator;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.text.Texts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

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
  private final WatchedKinds watched = new WatchedKinds();

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
    watched.watch(sessions, KINDS, changed);
  }

  /// All objects of now. Not on the FX thread.
  List<PaletteEntry> entries() {
    List<PaletteEntry> all = new ArrayList<>();
    long now = clock.instant().getEpochSecond();
    for (WatchedKinds.Watched one : watched.all()) {
      KindDescriptor descriptor = one.rows().descriptor();
      for (Row row : one.rows().store().snapshot()) {
        all.add(entry(one, descriptor, row, now));
      }
    }
    return all;
  }

  private PaletteEntry entry(WatchedKinds.Watched one, KindDescriptor descriptor, Row row, long now) {
    Status status = descriptor.status(row, now);
    String words = texts.get(status.words());
    String place = row.namespace().isEmpty() ? words : row.namespace() + "  " + words;
    ResourceRef ref = new ResourceRef(one.kind(), row.namespace(), row.name(), row.uid());
    return new PaletteEntry(
        PaletteEntry.Group.OBJECTS, Icons.ofKind(one.kind().id()), one.kind().kind(), row.name(), place, status.health(),
        one.session().context().name(), "", facts(descriptor, row, words, now),
        () -> navigator.go(Route.object("details", one.session(), ref)));
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
    watched.close();
  }
}
