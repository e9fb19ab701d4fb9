// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.Route;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What is open of one cluster, or of the whole program: its tabs, the details at the right, and the way back. The last tab that
/// was opened in passing gives way to the next one; a few of those stay alive behind the window, so that going back finds them as
/// they were. FX thread.
final class Place {
  private static final int ALIVE = 4;
  private static final int REMEMBERED = 50;
  private final @Nullable ClusterSession session;
  private final Function<Route, OpenView> opener;
  private final ObservableList<OpenView> tabs = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable OpenView> current = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable OpenView> panel = new ReadOnlyObjectWrapper<>();
  private final Deque<OpenView> resting = new ArrayDeque<>();
  private final List<Route> history = new ArrayList<>();
  private int now = -1;

  Place(@Nullable ClusterSession session, Function<Route, OpenView> opener) {
    this.session = session;
    this.opener = opener;
  }

  @Nullable ClusterSession session() {
    return session;
  }

  ObservableList<OpenView> tabs() {
    return tabs;
  }

  ReadOnlyObjectProperty<@Nullable OpenView> current() {
    return current.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable OpenView> panel() {
    return panel.getReadOnlyProperty();
  }

  /// Shows a route: the tab or the resting view that is open for it, else a new view.
  void show(Route route, boolean keep) {
    select(route, keep);
    while (history.size() > now + 1) {
      history.removeLast();
    }
    if (history.isEmpty() || !history.getLast().equals(route)) {
      history.add(route);
    }
    if (history.size() > REMEMBERED) {
      history.removeFirst();
    }
    now = history.size() - 1;
  }

  /// One step through the history; false at its end.
  boolean step(int by) {
    int next = now + by;
    if (next < 0 || next >= history.size()) {
      return false;
    }
    now = next;
    select(history.get(next), false);
    return true;
  }

  private void select(Route route, boolean keep) {
    Optional<OpenView> open = tabs.stream().filter(view -> view.route().equals(route)).findFirst();
    OpenView view = open.orElseGet(() -> awake(route));
    if (open.isEmpty()) {
      OpenView passing = tabs.stream().filter(tab -> !tab.kept().get()).findFirst().orElse(null);
      if (passing == null || keep) {
        tabs.add(view);
      } else {
        tabs.set(tabs.indexOf(passing), view);
        rest(passing);
      }
    }
    if (keep) {
      view.kept().set(true);
    }
    current.set(view);
  }

  private OpenView awake(Route route) {
    OpenView found = resting.stream().filter(view -> view.route().equals(route)).findFirst().orElse(null);
    if (found == null) {
      return opener.apply(route);
    }
    resting.remove(found);
    return found;
  }

  private void rest(OpenView view) {
    resting.addFirst(view);
    while (resting.size() > ALIVE) {
      resting.removeLast().close();
    }
  }

  void close(OpenView view) {
    int index = tabs.indexOf(view);
    if (index < 0) {
      return;
    }
    tabs.remove(view);
    if (view.equals(current.get())) {
      current.set(tabs.isEmpty() ? null : tabs.get(Math.min(index, tabs.size() - 1)));
    }
    view.close();
  }

  void showPanel(Route route) {
    OpenView before = panel.get();
    if (before != null && before.route().equals(route)) {
      return;
    }
    panel.set(opener.apply(route));
    if (before != null) {
      before.close();
    }
  }

  boolean closePanel() {
    OpenView before = panel.get();
    panel.set(null);
    if (before != null) {
      before.close();
    }
    return before != null;
  }

  void closeAll() {
    closePanel();
    current.set(null);
    tabs.forEach(OpenView::close);
    tabs.clear();
    resting.forEach(OpenView::close);
    resting.clear();
  }
}
