// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.Column;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.port.MetricsSource.Usage;
import dev.pilothouse.core.search.Query;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.session.MetricsHistory;
import dev.pilothouse.core.store.Ordering;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.ui.fx.Recompute;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The rows of one kind, filtered and in order, computed in the background after changes and told at most once a frame. Any thread.
public final class KindTableModel implements Subscription {
  private static final Duration FRAME = Duration.ofMillis(16);
  private static final long RENEW_SECONDS = 5;

  private final LiveRows rows;
  private final InstantSource clock;
  private final Function<Message, String> words;
  private final Recompute<Shown> recompute;
  private final Subscription.Bag bag = new Subscription.Bag();
  private volatile KindDescriptor descriptor;
  private volatile @Nullable MetricsHistory metrics;
  private volatile Wish wish;
  // Only the computation, of which there is one at a time, reads and writes it.
  private volatile @Nullable Made made;

  /// What was made, what for and when.
  private record Made(Wish wish, KindDescriptor kind, long at, TableIndexes indexes) {}

  /// What is to be shown.
  private record Wish(String filter, boolean problems, ObjectTable.Sort sort) {}

  /// What is shown.
  ///
  /// @param total how many rows there are without the filter
  /// @param problems how many of all rows are bad or need a look
  /// @param wrong what is wrong with the filter; empty when nothing is
  /// @param freshness how fresh the rows are: read before they were, so that "live" and "empty" are never said too early
  public record Shown(List<Row> rows, int total, int problems, String wrong, boolean filtered, Freshness freshness) {}

  /// @param rows closed with this model
  /// @param words gives a message in the language of the person
  /// @param show called on `fx`
  public KindTableModel(
      LiveRows rows,
      Executor background,
      Executor fx,
      InstantSource clock,
      Function<Message, String> words,
      Consumer<Shown> show) {
    this.rows = rows;
    this.words = words;
    this.clock = clock;
    descriptor = rows.descriptor();
    wish = new Wish("", false, ObjectTable.Sort.NONE);
    recompute = new Recompute<>(background, fx, FRAME, this::compute, show);
    bag.add(rows);
    bag.add(recompute);
    bag.add(rows.store().subscribe(batch -> recompute.request()));
    bag.add(rows.freshness().subscribe(state -> recompute.request()));
    bag.add(
        rows.described()
            .subscribe(
                next -> {
                  descriptor = next;
                  recompute.request();
                }));
  }

  public LiveRows rows() {
    return rows;
  }

  public KindDescriptor descriptor() {
    return descriptor;
  }

  public void filter(String text) {
    wish = new Wish(text, wish.problems, wish.sort);
    recompute.request();
  }

  public void onlyProblems(boolean only) {
    wish = new Wish(wish.filter, only, wish.sort);
    recompute.request();
  }

  public void sort(ObjectTable.Sort sort) {
    wish = new Wish(wish.filter, wish.problems, sort);
    recompute.request();
  }

  /// New readings change the order when it is that of a reading.
  public void metrics(MetricsHistory next) {
    metrics = next;
    if (byUsage(wish.sort)) {
      recompute.request();
    }
  }

  private Shown compute() {
    Wish now = wish;
    KindDescriptor kind = descriptor;
    long second = clock.instant().getEpochSecond();
    Freshness freshness = rows.freshness().get();
    RowSnapshot snapshot = rows.store().snapshot();
    Query query = Query.parse(now.filter, kind);
    TableIndexes next = indexes(now, kind, query, second, snapshot);
    String wrong = query.problems().isEmpty() ? "" : words.apply(query.problems().getFirst());
    boolean filtered = now.problems || !query.isEmpty();
    return new Shown(new IndexedRows(next.shown()), snapshot.size(), next.problems().count(), wrong, filtered, freshness);
  }

  /// Statuses know the time, so what depends on them is made anew now and then.
  private TableIndexes indexes(Wish now, KindDescriptor kind, Query query, long second, RowSnapshot snapshot) {
    Made last = made;
    Made before = last != null && last.kind.equals(kind) ? last : null;
    if (before == null) {
      return keep(now, kind, second, TableIndexes.of(snapshot, wish(now, kind, query, second)));
    }
    if (second - before.at >= RENEW_SECONDS) {
      return keep(now, kind, second, before.indexes.renewed(snapshot, wish(now, kind, query, second)));
    }
    if (before.wish.equals(now) && !byUsage(now.sort)) {
      return keep(now, kind, before.at, before.indexes.next(snapshot));
    }
    return keep(now, kind, before.at, before.indexes.rearranged(snapshot, wish(now, kind, query, second)));
  }

  private TableIndexes keep(Wish now, KindDescriptor kind, long at, TableIndexes indexes) {
    made = new Made(now, kind, at, indexes);
    return indexes;
  }

  private TableIndexes.Wish wish(Wish now, KindDescriptor kind, Query query, long second) {
    Predicate<Row> problem = row -> isProblem(kind, row, second);
    Predicate<Row> passes = query.test(kind, words, second);
    return new TableIndexes.Wish(
        !now.sort.equals(ObjectTable.Sort.NONE), order(kind, now.sort), now.problems || !query.isEmpty(),
        now.problems ? problem.and(passes) : passes, problem);
  }

  private static boolean byUsage(ObjectTable.Sort sort) {
    return sort.column().equals("cpu") || sort.column().equals("memory");
  }

  private static boolean isProblem(KindDescriptor kind, Row row, long second) {
    return kind.status(row, second).health().compareTo(Health.WARNING) >= 0;
  }

  private Comparator<Row> order(KindDescriptor kind, ObjectTable.Sort sort) {
    Column column = kind.columns().stream().filter(one -> one.id().equals(sort.column())).findFirst().orElse(null);
    if (column == null) {
      return Ordering.BY_NAME;
    }
    Comparator<Row> order =
        switch (column.type()) {
          case CPU -> Comparator.comparingDouble(row -> -usage(kind, row, true));
          case MEMORY -> Comparator.comparingDouble(row -> -usage(kind, row, false));
          default -> column.order();
        };
    return Ordering.of(List.of(new Ordering.SortBy(order, sort.descending())));
  }

  private double usage(KindDescriptor kind, Row row, boolean cpu) {
    MetricsHistory known = metrics;
    if (known == null) {
      return -1;
    }
    Usage usage = kind.kind().namespaced() ? known.pod(row.namespace() + "/" + row.name()) : known.node(row.name());
    return usage == null ? -1 : cpu ? usage.cores() : usage.bytes();
  }

  @Override
  public void close() {
    bag.close();
  }
}
