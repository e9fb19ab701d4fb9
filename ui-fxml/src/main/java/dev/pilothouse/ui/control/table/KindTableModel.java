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
import dev.pilothouse.core.store.RowIndex;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.ui.fx.Recompute;
import java.time.Duration;
import java.time.InstantSource;
import java.util.AbstractList;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;
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

  /// The index of now and what it was made for.
  private record Made(Wish wish, KindDescriptor kind, long at, RowIndex index) {}

  /// The rows of an index as a list.
  private static final class IndexedRows extends AbstractList<Row> implements RandomAccess {
    private final RowIndex index;

    private IndexedRows(RowIndex index) {
      this.index = index;
    }

    @Override
    public Row get(int place) {
      return index.row(place);
    }

    @Override
    public int size() {
      return index.size();
    }
  }

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
    String by = wish.sort.column();
    if (by.equals("cpu") || by.equals("memory")) {
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
    RowIndex next = index(now, kind, query, second, snapshot);
    int problems = 0;
    for (Row row : snapshot) {
      problems += isProblem(kind, row, second) ? 1 : 0;
    }
    String wrong = query.problems().isEmpty() ? "" : words.apply(query.problems().getFirst());
    boolean filtered = now.problems || !query.isEmpty();
    return new Shown(new IndexedRows(next), snapshot.size(), problems, wrong, filtered, freshness);
  }

  /// Takes the index on to the new rows while what is wished stays the same; made anew now and then, as statuses know the time.
  private RowIndex index(Wish now, KindDescriptor kind, Query query, long second, RowSnapshot snapshot) {
    Made before = made;
    boolean usage = now.sort.column().equals("cpu") || now.sort.column().equals("memory");
    if (before != null && before.wish.equals(now) && before.kind.equals(kind) && second - before.at < RENEW_SECONDS && !usage) {
      made = new Made(now, kind, before.at, before.index.next(snapshot));
    } else {
      Predicate<Row> passes = query.test(kind, words, second);
      Predicate<Row> filter = now.problems ? row -> isProblem(kind, row, second) && passes.test(row) : passes;
      made = new Made(now, kind, second, RowIndex.of(snapshot, filter, order(kind, now.sort)));
    }
    return made.index;
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
