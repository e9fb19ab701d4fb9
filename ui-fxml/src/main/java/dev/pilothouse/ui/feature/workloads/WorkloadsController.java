// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.workloads;

import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.control.ObjectActions;
import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.control.table.ObjectTable;
import dev.pilothouse.ui.control.table.TableBar;
import dev.pilothouse.ui.fx.Heartbeat;
import dev.pilothouse.ui.nav.Action;
import dev.pilothouse.ui.nav.FxmlView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.theme.Memory;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The open tree.
@SuppressWarnings("NullAway.Init")
final class WorkloadsController extends FxmlView {
  private final UiServices services;
  private final ClusterSession session;
  private final OpenLines openLines;
  private final ObjectTable<WorkloadRow> table;
  private final TableBar bar;
  private final WorkloadsViewModel model;
  private final WorkloadsStates states;
  private final ObjectActions actions;
  private final WorkloadTargets targets = new WorkloadTargets();
  private Set<String> expanded = Set.of();
  @FXML private VBox page;
  @FXML private StackPane body;

  WorkloadsController(UiServices services, ColumnMemory columns, Memory memory, Route route) {
    super(services.texts(), services.texts().get("workloads.title"));
    this.services = services;
    session = route.cluster();
    openLines = new OpenLines(memory, session);
    table = new ObjectTable<>(services.texts(), services.clock(), WorkloadRow::id, WorkloadRow::name);
    actions = new ObjectActions(services, session);
    model =
        new WorkloadsViewModel(
            session, services.background(), services.fx(), services.clock(), services.texts()::get, openLines.read(), this::show);
    bar = new TableBar(services.texts(), model::filter, model::onlyProblems);
    states = new WorkloadsStates(services, session, bar);
    page.getChildren().add(0, bar);
    body.getChildren().setAll(table, states);
    bar.add(new WorkloadsChips(services, session));
    wire(columns);
    bag.add(model);
    bag.add(new Heartbeat(services.background(), services.fx(), Duration.ofSeconds(1), this::beat));
    if (!route.option().isEmpty()) {
      bar.type(route.option());
    }
  }

  private void wire(ColumnMemory columns) {
    table.onSort(model::sort);
    table.columns("workloads", new WorkloadColumns(services.texts()).all(), columns);
    bar.columns(table);
    bar.onDown(table::requestFocus);
    table.onToggle(index -> toggle(table.getItems().get(index)));
    table.onActivate(row -> actions.details(row.line().ref()));
    table.onSelect(
        row -> {
          if (row != null && root.isFocusWithin()) {
            actions.details(row.line().ref());
          }
        });
    table.onKey(this::key);
    table.setContextMenu(
        actions.contextMenu(
            () -> {
              WorkloadRow row = table.current();
              return row == null ? null : targets.of(row);
            },
            this::selected));
  }

  private List<ObjectActions.Target> selected() {
    return table.selected().stream().map(targets::of).toList();
  }

  private boolean key(KeyEvent event) {
    WorkloadRow row = table.current();
    if (event.getText().equals("/")) {
      bar.focusFilter();
      return true;
    }
    if (event.getCode() == KeyCode.F8) {
      return table.selectNext(WorkloadRow::isProblem);
    }
    return row != null
        && switch (event.getCode()) {
          case RIGHT -> right(row);
          case LEFT -> left(row);
          default -> actions.key(event, targets.of(row), selected());
        };
  }

  private boolean right(WorkloadRow row) {
    if (row.line().expandable() && !row.line().expanded()) {
      toggle(row);
    } else if (row.line().expanded()) {
      table.selectIndex(table.indexOf(row.id()) + 1);
    }
    return true;
  }

  private boolean left(WorkloadRow row) {
    if (row.line().expanded()) {
      toggle(row);
      return true;
    }
    int index = table.indexOf(row.id());
    while (index > 0 && table.getItems().get(index).line().depth() >= row.line().depth()) {
      index--;
    }
    table.selectIndex(index);
    return true;
  }

  private void toggle(WorkloadRow row) {
    Set<String> next = new HashSet<>(expanded);
    if (!next.remove(row.id())) {
      next.add(row.id());
    }
    expanded = next;
    openLines.write(next);
    model.expand(next);
  }

  private void show(WorkloadsViewModel.Shown shown) {
    expanded = shown.expanded();
    table.show(shown.rows());
    bar.show(shown.workloads(), shown.workloads(), shown.problems(), shown.wrong());
    states.show(shown);
  }

  private void beat() {
    if (root.getScene() != null) {
      states.tick();
      model.beat();
    }
  }

  @Override
  public void focus() {
    table.requestFocus();
  }

  @Override
  public boolean focusFilter() {
    bar.focusFilter();
    return true;
  }

  @Override
  public boolean escape() {
    return bar.clear();
  }

  @Override
  public List<Action> actions() {
    WorkloadRow row = table.current();
    return row == null ? List.of() : actions.actions(targets.of(row), selected());
  }
}
