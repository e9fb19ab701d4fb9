// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.nav.NavCount;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The places of the active cluster, with counts of what is wrong there.
final class Sidebar extends VBox {
  private final Texts texts;
  private final FxThread fx;
  private final NavCount.Source counts;
  private final BiConsumer<Route, Boolean> open;
  private final Label name = new Label();
  private final Label version = new Label();
  private final VBox list = new VBox();
  private final List<NavButton> buttons = new ArrayList<>();
  private final Set<String> expanded = new HashSet<>();
  private Subscription.Bag watching = new Subscription.Bag();
  private @Nullable NavTree tree;
  private @Nullable Route current;
  private Map<String, NavCount> counted = Map.of();
  private List<NavItem> groups = List.of();

  /// @param open opens a route; the flag says whether to keep it
  Sidebar(Texts texts, FxThread fx, NavCount.Source counts, BiConsumer<Route, Boolean> open) {
    this.texts = texts;
    this.fx = fx;
    this.counts = counts;
    this.open = open;
    getStyleClass().add("sidebar");
    setAccessibleRole(AccessibleRole.TREE_VIEW);
    setAccessibleText(texts.get("shell.region.sidebar"));
    name.getStyleClass().add("sidebar-name");
    version.getStyleClass().add("sidebar-version");
    version.setMinWidth(Region.USE_PREF_SIZE);
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    HBox head = new HBox(name, grow, version);
    head.getStyleClass().add("sidebar-head");
    list.getStyleClass().add("sidebar-list");
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(head, scroll);
    addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
  }

  /// Shows another cluster.
  void show(ClusterSession session, NavTree places) {
    close();
    tree = places;
    counted = Map.of();
    groups = List.of();
    buttons.clear();
    name.setText(session.context().name());
    version.setText("");
    watching.add(fx.observe(session.state(), this::state));
  }

  private void state(SessionState state) {
    if (state instanceof SessionState.Connected connected && tree != null) {
      // What a distribution adds after the plus would take the room of the cluster's name.
      String whole = connected.serverVersion();
      version.setText(whole.replaceFirst("\\+.*", ""));
      version.setTooltip(new Tooltip(whole));
      List<NavItem> next = tree.groups(connected.discovery());
      if (next.equals(groups) && !buttons.isEmpty()) {
        return;
      }
      groups = next;
    }
    build();
  }

  /// Begins to count what is wrong; only for a cluster that is connected.
  void count(ClusterSession session) {
    watching.add(
        fx.observe(
            counts.of(session),
            now -> {
              counted = now;
              buttons.forEach(button -> button.count(counted));
            }));
  }

  private void build() {
    buttons.clear();
    list.getChildren().clear();
    if (tree == null) {
      return;
    }
    tree.views().forEach(item -> add(item, 0));
    if (!groups.isEmpty()) {
      Label title = new Label(texts.get("shell.nav.resources"));
      title.getStyleClass().add("sidebar-group");
      list.getChildren().add(title);
    }
    for (NavItem group : groups) {
      add(group, 0);
      if (expanded.contains(group.id())) {
        group.children().forEach(child -> add(child, 1));
      }
    }
    current(current);
  }

  private void add(NavItem item, int level) {
    boolean group = !item.children().isEmpty();
    NavButton button = new NavButton(item, level, group && expanded.contains(item.id()));
    button.setOnMouseClicked(
        event -> {
          if (group) {
            toggle(item);
          }
          if (!group || expanded.contains(item.id())) {
            open.accept(item.route(), event.isShortcutDown() || event.getClickCount() > 1);
          }
        });
    button.count(counted);
    buttons.add(button);
    list.getChildren().add(button);
  }

  private void toggle(NavItem group) {
    if (!expanded.remove(group.id())) {
      expanded.add(group.id());
    }
    build();
  }

  /// Marks the place that is shown.
  void current(@Nullable Route route) {
    current = route;
    Route place = route == null ? null : route.place();
    for (NavButton button : buttons) {
      NavItem item = button.item();
      boolean inside =
          place != null && !expanded.contains(item.id()) && item.children().stream().anyMatch(child -> child.route().equals(place));
      button.current(inside || (item.children().isEmpty() && item.route().equals(place)));
    }
  }

  private void walk(KeyEvent event) {
    int at = -1;
    for (int i = 0; i < buttons.size(); i++) {
      at = buttons.get(i).isFocused() ? i : at;
    }
    if (at < 0) {
      return;
    }
    NavItem item = buttons.get(at).item();
    int next = at;
    switch (event.getCode()) {
      case DOWN -> next = Math.min(at + 1, buttons.size() - 1);
      case UP -> next = Math.max(at - 1, 0);
      case HOME -> next = 0;
      case END -> next = buttons.size() - 1;
      case RIGHT, LEFT -> {
        if (!item.children().isEmpty() && expanded.contains(item.id()) == (event.getCode() == KeyCode.LEFT)) {
          toggle(item);
        }
      }
      case ENTER, SPACE -> {
        if (!item.children().isEmpty()) {
          toggle(item);
        } else {
          // The keyboard goes along to the view.
          open.accept(item.route(), event.isShortcutDown());
          event.consume();
          return;
        }
      }
      default -> {
        return;
      }
    }
    buttons.get(Math.min(next, buttons.size() - 1)).requestFocus();
    event.consume();
  }

  /// Takes the keyboard, at the place that is shown.
  void takeFocus() {
    buttons.stream()
        .filter(NavButton::isCurrent)
        .findFirst()
        .or(() -> buttons.stream().findFirst())
        .ifPresent(NavButton::requestFocus);
  }

  void close() {
    watching.close();
    watching = new Subscription.Bag();
  }
}
