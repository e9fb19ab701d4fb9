// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.resources;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.control.table.KindTableView;
import dev.pilothouse.ui.nav.Action;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.KindNames;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// The open table. Until the cluster has told its kinds it says what it waits for.
final class ResourcesView implements FeatureView {
  private final UiServices services;
  private final ColumnMemory memory;
  private final Route route;
  private final ClusterSession session;
  private final ResourcesController controller;
  private final Parent root;
  private final ReadOnlyStringWrapper title;
  private final Subscription.Bag bag = new Subscription.Bag();
  private @Nullable KindTableView table;
  private boolean focusWanted;
  private boolean closed;

  ResourcesView(UiServices services, ColumnMemory memory, Route route) {
    this.services = services;
    this.memory = memory;
    this.route = route;
    session = Objects.requireNonNull(route.session(), "a table belongs to a cluster");
    title = new ReadOnlyStringWrapper(route.kindId());
    controller = new ResourcesController(services.texts());
    root = controller.load();
    ResourcesViewModel model = new ResourcesViewModel(session, route.kindId());
    bag.add(services.fx().observe(model.state(), this::show));
    bag.add(model);
  }

  private void show(ResourcesViewModel.State state) {
    if (closed || table != null) {
      return;
    }
    switch (state) {
      case ResourcesViewModel.Connecting waiting -> controller.connecting(route.kindId());
      case ResourcesViewModel.Failed failed -> controller.failed(failed, session::reconnect);
      case ResourcesViewModel.Unknown unknown -> controller.unknown(route.kindId());
      case ResourcesViewModel.Known known -> open(known.kind());
    }
  }

  private void open(ResourceKind kind) {
    KindTableView opened = new KindTableView(services, session, session.show(kind), memory);
    bag.add(opened);
    table = opened;
    title.set(KindNames.plural(kind));
    controller.show(opened);
    if (!route.option().isEmpty()) {
      opened.filter(route.option());
    }
    if (focusWanted) {
      opened.focusTable();
    }
  }

  @Override
  public Parent node() {
    return root;
  }

  @Override
  public ObservableValue<String> title() {
    return title.getReadOnlyProperty();
  }

  @Override
  public void focus() {
    focusWanted = true;
    if (table != null) {
      table.focusTable();
    }
  }

  @Override
  public boolean focusFilter() {
    return table != null && table.focusFilter();
  }

  @Override
  public boolean escape() {
    return table != null && table.escape();
  }

  @Override
  public List<Action> actions() {
    return table == null ? List.of() : table.actions();
  }

  @Override
  public void close() {
    closed = true;
    bag.close();
  }
}
