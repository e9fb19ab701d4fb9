// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.feed;

import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.port.ResourceFeed;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;

/// Keeps all that a feed tells.
public class Recorder implements ResourceFeed.Listener {
  public final RowStore store = new RowStore();
  public final List<ChangeBatch> batches = new CopyOnWriteArrayList<>();
  public final List<Freshness> states = new CopyOnWriteArrayList<>();
  public final List<String> skipped = new CopyOnWriteArrayList<>();

  @Override
  public void changes(ChangeBatch batch) {
    store.apply(batch);
    batches.add(batch);
  }

  @Override
  public void freshness(Freshness freshness) {
    states.add(freshness);
  }

  @Override
  public void skipped(String where, String reason) {
    skipped.add(where + ": " + reason);
  }

  public boolean live() {
    return !states.isEmpty() && states.getLast() instanceof Freshness.Live;
  }

  public Freshness state() {
    return states.getLast();
  }

  public Optional<Row> row(String name) {
    return StreamSupport.stream(store.snapshot().spliterator(), false).filter(row -> row.name().equals(name)).findFirst();
  }

  public List<String> names() {
    return StreamSupport.stream(store.snapshot().spliterator(), false).map(Row::name).sorted().toList();
  }
}
