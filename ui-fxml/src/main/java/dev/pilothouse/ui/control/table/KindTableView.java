// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.Column;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.ui.control.ObjectActions;
import dev.pilothouse.ui.control.UsageLoads;
import dev.pilothouse.ui.fx.Heartbeat;
import dev.pilothouse.ui.nav.Action;
import dev.pilothouse.ui.nav.UiServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A whole screen for the rows of one kind: bar with filter, table, and the states around it. FX thread only; owns what it opens
/// until it is closed.
public final class KindTableView extends VBox implements Subscription {
  private final UiServices services;
  private final ClusterSession session;
  private final ColumnMemory memory;
  private final Subscription.Bag bag = new Subscription.Bag();
  private final UsageLoads loads = new UsageLoads();
  private final ObjectTable<Row> table;
  private final TableBar bar;
  private final TableStates states;
  private final KindTableModel model;
  private final ObjectActions actions;
  private final KindTargets targets;
  private final List<TableColumnSpec<Row>> extra = new ArrayList<>();
  private @Nullable Function<Row, @Nullable ResourceRef> refOf;
  private Set<String> hidden = Set.of();
  private ObjectTable.Sort firstSort = ObjectTable.Sort.NONE;
  private KindDescriptor shownKind;
  private Freshness freshness = new Freshness.Loading(0);

  /// @param rows closed with this view
  public KindTableView(UiServices services, ClusterSession session, LiveRows rows, ColumnMemory memory) {
    this.services = services;
    this.session = session;
    this.memory = memory;
    getStyleClass().add("kind-table");
    actions = new ObjectActions(services, session);
    table = new ObjectTable<>(services.texts(), services.clock(), Row::uid, Row::name);
    model = new KindTableModel(rows, services.background(), services.fx(), services.clock(), services.texts()::get, this::show);
    shownKind = model.descriptor();
    targets = new KindTargets();
    bar = new TableBar(services.texts(), model::filter, model::onlyProblems);
    states = new TableStates(services.texts(), session, bar::clear);
    StackPane body = new StackPane(table, states);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().setAll(bar, body);
    wire();
    columns();
    observe(rows);
  }

  private void wire() {
    table.onSort(sort -> model.sort(sort.column().isEmpty() ? firstSort : sort));
    table.onActivate(row -> details(row));
    table.onSelect(
        row -> {
          if (row != null && isFocusWithin()) {
            details(row);
          }
        });
    table.onKey(
        event -> {
          Row row = table.current();
          if (event.getText().equals("/")) {
            bar.focusFilter();
            return true;
          }
          if (event.getCode() == KeyCode.F8) {
            return table.selectNext(this::isProblem);
          }
          return row != null && actions.key(event, targets.of(shownKind, row), selected());
        });
    table.setContextMenu(
        actions.contextMenu(
            () -> {
              Row row = table.current();
              return row == null ? null : targets.of(shownKind, row);
            },
            this::selected));
    bar.onDown(() -> table.requestFocus());
  }

  private List<ObjectActions.Target> selected() {
    return table.selected().stream().map(row -> targets.of(shownKind, row)).toList();
  }

  private boolean isProblem(Row row) {
    long now = services.clock().instant().getEpochSecond();
    return shownKind.status(row, now).health().compareTo(Health.WARNING) >= 0;
  }

  private void observe(LiveRows rows) {
    bag.add(model);
    bag.add(
        services.fx()
            .observe(
                rows.described(),
                kind -> {
                  if (!kind.equals(shownKind)) {
                    shownKind = kind;
                    columns();
                  }
                }));
    bag.add(services.fx().observe(rows.skipped(), bar::skipped));
    if (shownKind.columns().stream().anyMatch(one -> one.type() == Column.Type.CPU)) {
      bag.add(
          services.fx()
              .observe(
                  session.metrics(),
                  history -> {
                    loads.take(history);
                    model.metrics(history);
                    table.tick();
                  }));
    }
    states.loading(shownKind.kind());
    bag.add(new Heartbeat(services.background(), services.fx(), Duration.ofSeconds(1), this::beat));
  }

  /// Puts a part into the bar, behind the filter.
  public void addToBar(Region part) {
    bar.add(part);
  }

  /// Hides columns at first.
  public void hideColumns(Set<String> ids) {
    hidden = Set.copyOf(ids);
    columns();
  }

  /// Adds a column behind those of the kind. Call before the view is shown.
  public void addColumn(TableColumnSpec<Row> column) {
    extra.add(column);
    columns();
  }

  /// The order of rows while no header was chosen.
  public void firstSort(ObjectTable.Sort sort) {
    firstSort = sort;
    if (table.order().column().isEmpty()) {
      model.sort(sort);
    }
  }

  /// What is opened for a row, when it is not the row's own object; null opens nothing.
  public void refBy(Function<Row, @Nullable ResourceRef> refs) {
    refOf = refs;
  }

  private void details(Row row) {
    ResourceRef ref = refOf == null ? targets.ref(shownKind, row) : refOf.apply(row);
    if (ref != null) {
      actions.details(ref);
    }
  }

  private void columns() {
    List<TableColumnSpec<Row>> specs = new ArrayList<>();
    boolean message = shownKind.columns().stream().anyMatch(one -> one.id().equals("message"));
    for (Column column : shownKind.columns()) {
      String title = column.title().isEmpty() ? services.texts().get("column." + column.id()) : column.title();
      boolean fills = column.id().equals(message ? "message" : "name");
      boolean wide = column.wide() || hidden.contains(column.id());
      int width = width(column, title, fills);
      specs.add(new TableColumnSpec<>(column.id(), title, column.type(), wide, fills, width, value(column)));
    }
    specs.addAll(Math.max(0, specs.size() - 2), extra);
    table.columns(shownKind.kind().id(), specs, memory);
    bar.columns(table);
  }

  /// The column that fills may become narrow; what a sparkline stands beside needs room.
  private static int width(Column column, String title, boolean fills) {
    int least = title.length() * 8 + 26;
    return fills ? 180 : column.type() == Column.Type.MEMORY ? 138 : Math.max(column.width(), least);
  }

  private Function<Row, @Nullable Object> value(Column column) {
    boolean pod = shownKind.kind().namespaced();
    return switch (column.type()) {
      case CPU -> row -> pod ? loads.podCores(row.namespace() + "/" + row.name()) : loads.nodeCores(row.name());
      case MEMORY -> row -> pod ? loads.podBytes(row.namespace() + "/" + row.name()) : loads.nodeBytes(row.name());
      case READY -> row -> ready(column.value().apply(row), row);
      default -> column.value();
    };
  }

  private @Nullable Object ready(@Nullable Object words, Row row) {
    long now = services.clock().instant().getEpochSecond();
    return words == null ? null : new ReadyCount(words.toString(), shownKind.status(row, now).health());
  }

  private void show(KindTableModel.Shown next) {
    table.show(next.rows());
    bar.show(next);
    freshness = next.freshness();
    bar.fresh(freshness, services.clock().instant());
    states.show(next, shownKind.kind());
  }

  private void beat() {
    if (getScene() != null) {
      table.timePassed();
      bar.fresh(freshness, services.clock().instant());
    }
  }

  /// What can be done with the row that is selected.
  public List<Action> actions() {
    Row row = table.current();
    return row == null ? List.of() : actions.actions(targets.of(shownKind, row), selected());
  }

  public ObjectTable<Row> table() {
    return table;
  }

  public UsageLoads loads() {
    return loads;
  }

  public KindTableModel model() {
    return model;
  }

  public void focusTable() {
    table.requestFocus();
  }

  public boolean focusFilter() {
    bar.focusFilter();
    return true;
  }

  /// Clears the filter; false when there is none.
  public boolean escape() {
    return bar.clear();
  }

  /// Sets the filter as if it was typed.
  public void filter(String text) {
    bar.type(text);
  }

  @Override
  public void close() {
    bag.close();
  }
}
