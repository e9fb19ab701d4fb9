// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.nodemap.Fleet;
import dev.pilothouse.core.nodemap.FleetNode;
import dev.pilothouse.core.nodemap.MapLayout;
import dev.pilothouse.core.nodemap.MapScene.Hit;
import dev.pilothouse.core.nodemap.MapSelection;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.control.ObjectActions;
import dev.pilothouse.ui.control.ObjectActions.Target;
import dev.pilothouse.ui.control.table.KindTargets;
import dev.pilothouse.ui.nav.Action;
import dev.pilothouse.ui.nav.UiServices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// What can be done with what is chosen on the map and with the nodes that are selected, by the keys of the tables and by a menu.
/// Comes after [MapInput]: what that takes is no key of this. FX thread.
final class MapActions {
  private final UiServices services;
  private final MapCanvas map;
  private final Supplier<MapSelection> selection;
  private final SelectionBar bar;
  private final ObjectActions actions;
  private final KindTargets targets = new KindTargets();
  private final NodeKind nodeKind = new NodeKind();
  private final PodKind podKind = new PodKind();
  private final ContextMenu menu = new ContextMenu();

  /// @param bar what can be done with all nodes that are selected
  MapActions(UiServices services, ClusterSession session, MapCanvas map, Supplier<MapSelection> selection, SelectionBar bar) {
    this.services = services;
    this.map = map;
    this.selection = selection;
    this.bar = bar;
    actions = new ObjectActions(services, session);
    menu.setId("map-menu");
    map.setOnContextMenuRequested(this::asked);
    map.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private Fleet fleet() {
    return map.picture().fleet();
  }

  private @Nullable Target node(int slot) {
    FleetNode node = fleet().node(slot);
    return node == null ? null : targets.of(nodeKind, node.row());
  }

  private @Nullable Target pod(int slot) {
    Row pod = fleet().podRow(slot);
    return pod == null ? null : targets.of(podKind, pod);
  }

  /// The pod that is chosen, or the node when none is.
  private @Nullable Target chosen() {
    Target pod = pod(map.chosen().pod());
    return pod == null ? node(map.chosen().node()) : pod;
  }

  private List<FleetNode> selected() {
    MapSelection now = selection.get();
    return now.isEmpty() ? List.of() : fleet().nodes().stream().filter(now::has).toList();
  }

  private void key(KeyEvent event) {
    if (event.isConsumed() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    boolean cordons = event.getCode() == KeyCode.C;
    List<FleetNode> nodes = cordons ? selected() : List.of();
    Target target = chosen();
    if (!nodes.isEmpty()) {
      selectedKey(event, nodes);
      event.consume();
    } else if (target != null && actions.key(event, target)) {
      event.consume();
    }
  }

  /// C and Shift C are about the nodes that are selected when some are.
  private void selectedKey(KeyEvent event, List<FleetNode> nodes) {
    FleetNode one =
        nodes.size() == 1
            ? nodes.getFirst()
            : nodes.stream().filter(node -> node.slot() == map.chosen().node()).findFirst().orElse(null);
    Target target = one == null ? null : node(one.slot());
    if (event.isShiftDown()) {
      if (target == null) {
        services.navigator().tell(services.texts().get("map.drain.one", nodes.size()));
      } else {
        actions.drain(target);
      }
    } else if (nodes.size() == 1 && target != null) {
      actions.cordon(target);
    } else {
      bar.cordon(nodes.stream().allMatch(FleetNode::cordoned));
    }
  }

  private void asked(ContextMenuEvent event) {
    event.consume();
    Point2D place = new Point2D(event.getScreenX(), event.getScreenY());
    if (event.isKeyboardTrigger()) {
      place = map.localToScreen(middle(map.chosen().node()));
    } else {
      Hit hit = map.at(event.getX(), event.getY());
      map.requestFocus();
      map.choose(hit);
    }
    menu.hide();
    menu.getItems().setAll(items());
    if (!menu.getItems().isEmpty()) {
      menu.show(map, place.getX(), place.getY());
    }
  }

  private Point2D middle(int node) {
    MapLayout layout = map.picture().layout();
    if (!layout.has(node)) {
      return new Point2D(map.getWidth() / 2, map.getHeight() / 2);
    }
    double x = layout.x(node) + MapLayout.CARD_WIDTH / 2;
    double y = layout.y(node) + MapLayout.CARD_HEIGHT / 2;
    return new Point2D(map.view().pixelX(x), map.view().pixelY(y));
  }

  /// First all that are selected, then what is chosen; the node of a pod in a menu of its own.
  private List<MenuItem> items() {
    List<MenuItem> items = new ArrayList<>(ObjectActions.items(bar.actions()));
    Target pod = pod(map.chosen().pod());
    Target node = node(map.chosen().node());
    Target first = pod == null ? node : pod;
    if (first != null) {
      if (!items.isEmpty()) {
        items.add(new SeparatorMenuItem());
      }
      items.addAll(ObjectActions.items(actions.actions(first)));
    }
    if (pod != null && node != null) {
      Menu of = new Menu(services.texts().get("map.menu.node", node.ref().name()));
      of.setId("map-menu-node");
      of.setMnemonicParsing(false);
      of.getItems().setAll(ObjectActions.items(actions.actions(node)));
      items.add(new SeparatorMenuItem());
      items.add(of);
    }
    return items;
  }

  /// The same for whoever types commands.
  List<Action> all() {
    List<Action> all = new ArrayList<>(bar.actions());
    Target target = chosen();
    if (target != null) {
      all.addAll(actions.actions(target));
    }
    return all;
  }
}
