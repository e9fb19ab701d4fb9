// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.Column;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.port.MetricsSource.Usage;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.session.MetricsHistory;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.ui.fx.Recompute;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The rows of one kind, filtered and in order, computed in the background after changes and told at most once a frame. Any thread.
public final class KindTableModel implements Subscription {
  private static final Duration FRAME = Duration.ofMillis(16);

  private final LiveRows rows;
  private final InstantSource clock;
  private final Recompute<Shown> recompute;
  private final Subscription.Bag bag = new Subscription.Bag();
  private volatile KindDescriptor descriptor;
  private volatile @Nullable MetricsHistory metrics;
  private volatile Wish wish;

  /// What is to be shown.
  private record Wish(String filter, boolean problems, ObjectTable.Sort sort) {}

  /// What is shown.
  ///
  /// @param total how many rows there are without the filter
  /// @param problems how many of all rows are bad or need a look
  /// @param wrong what is wrong with the filter; empty when nothing is
  public record Shown(List<Row> rows, int total, int problems, String wrong, boolean filtered) {}

  /// @param rows closed with this model
  /// @param show called on `fx`
  public KindTableModel(LiveRows rows, Executor background, Executor fx, InstantSource clock, Consumer<Shown> show) {
    this.rows = rows;
    this.clock = clock;
    descriptor = rows.descriptor();
    wish = new Wish("", false, ObjectTable.Sort.NONE);
    recompute = new Recompute<>(background, fx, FRAME, this::compute, show);
    bag.add(rows);
    bag.add(recompute);
    bag.add(rows.store().subscribe(batch -> recompute.request()));
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
    RowSnapshot snapshot = rows.store().snapshot();
    Predicate<Row> matches = matching(now.filter);
    List<Row> kept = new ArrayList<>(snapshot.size());
    int problems = 0;
    for (Row row : snapshot) {
      boolean problem = kind.status(row, second).health().compareTo(Health.WARNING) >= 0;
      problems += problem ? 1 : 0;
      if ((problem || !now.problems) && matches.test(row)) {
        kept.add(row);
      }
    }
    Row[] ordered = kept.toArray(Row[]::new);
    Arrays.parallelSort(ordered, order(kind, now.sort));
    boolean filtered = now.problems || !now.filter.isBlank();
    return new Shown(Arrays.asList(ordered), snapshot.size(), problems, "", filtered);
  }

  private static Predicate<Row> matching(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        ? row -> true
        : row -> row.name().contains(wanted) || row.namespace().contains(wanted) || row.labels().toString().contains(wanted);
  }

  private Comparator<Row> order(KindDescriptor kind, ObjectTable.Sort sort) {
    Comparator<Row> first = Comparator.comparing(Row::namespace).thenComparing(Row::name);
    Column column = kind.columns().stream().filter(one -> one.id().equals(sort.column())).findFirst().orElse(null);
    if (column == null) {
      return first;
    }
    Comparator<Row> order =
        switch (column.type()) {
          case CPU -> Comparator.comparingDouble(row -> -usage(kind, row, true));
          case MEMORY -> Comparator.comparingDouble(row -> -usage(kind, row, false));
          default -> column.order();
        };
    return (sort.descending() ? order.reversed() : order).thenComparing(first);
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
