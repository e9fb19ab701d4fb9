// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.RowBuilder;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// 100,000 pods without a cluster, of which 1,000 change each second: their restarts, and so their rows.
final class SyntheticPods implements LiveRows {
  static final int PODS = 100_000;
  private static final int A_SECOND = 1_000;
  private final PodKind kind = new PodKind();
  private final RowStore store = new RowStore();
  private final Value<Freshness> freshness = new Value<>(new Freshness.Live());
  private final Value<Skipped> skipped = new Value<>(Skipped.NONE);
  private final long created = System.currentTimeMillis() / 1000 - 86_400;
  private @Nullable SteadyChanges changes;

  SyntheticPods() {
    List<Row> rows = new ArrayList<>(PODS);
    for (int i = 0; i < PODS; i++) {
      rows.add(row(i, 0));
    }
    store.apply(new ChangeBatch(true, rows, List.of()));
  }

  private Row row(int number, int restarts) {
    ContainerState container =
        new ContainerState(
            "main", "registry.example/shop:1", ContainerState.Type.MAIN, ContainerState.State.RUNNING,
                true, true, restarts, "", "", 0,
            created, "", 0, 0);
    return new RowBuilder(kind.fields())
        .uid("uid-" + number)
        .namespace("team-" + number % 50)
        .name("deployment-" + number / 50 + "-6f7c9d8b5-" + Integer.toString(number % 50 + 46_656, 36))
        .created(created - number)
        .set(PodKind.PHASE, "Running")
        .set(PodKind.NODE, "node-" + number % 2000)
        .set(PodKind.IP, "10." + number / 65_536 + "." + number / 256 % 256 + "." + number % 256)
        .set(PodKind.CONTAINERS, new ContainerState.All(List.of(container)))
        .set(PodKind.WANTED, 1L)
        .set(PodKind.READY_CONDITION, true)
        .set(PodKind.READY_SINCE, created)
        .build();
  }

  /// Begins to change rows until closed.
  void startChanging() {
    changes = new SteadyChanges(store, A_SECOND, random -> row(random.nextInt(PODS), random.nextInt(9)));
  }

  double changesPerSecond() {
    return changes == null ? 0 : changes.perSecond();
  }

  @Override
  public KindDescriptor descriptor() {
    return kind;
  }

  @Override
  public RowStore store() {
    return store;
  }

  @Override
  public Observable<Freshness> freshness() {
    return freshness;
  }

  @Override
  public Observable<Skipped> skipped() {
    return skipped;
  }

  @Override
  public void close() {
    if (changes != null) {
      changes.close();
    }
  }
}
