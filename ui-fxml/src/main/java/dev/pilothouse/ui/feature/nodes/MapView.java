// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.nodemap.FleetNode;
import dev.pilothouse.core.nodemap.MapScene.Hit;
import dev.pilothouse.core.nodemap.MapSelection;
import dev.pilothouse.core.nodemap.Viewport;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.control.LiveBadge;
import dev.pilothouse.ui.control.StatePane;
import dev.pilothouse.ui.nav.Action;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The map of the nodes with all that belongs to it. FX thread; owns what it opens until it is closed.
final class MapView extends BorderPane implements Subscription {
  private final UiServices services;
  private final ClusterSession session;
  private final Subscription.Bag bag = new Subscription.Bag();
  private final MapViewModel model;
  private final MapCanvas map;
  private final MapBar bar;
  private final MapLegend legend;
  private final MapHover hover;
  private final MapWords words;
  private final Minimap minimap;
  private final StatePane states = new StatePane();
  private final LiveBadge live = new LiveBadge();
  private final Label unmeasured = new Label();
  private final StackPane ground;
  private final PendingTray pending;
  private final ObjectProperty<MapSelection> selection;
  private final SelectionBar selected;
  private final MapActions actions;
  private final MapMemory memory;
  private Viewport drawn = new Viewport(0, 0, 1, 1, 1);

  /// @param selection the nodes that are selected, here and in the table
  /// @param table shows the same as a table
  MapView(
      UiServices services, ClusterSession session, MapMemory memory, ObjectProperty<MapSelection> selection, Runnable table) {
    this.services = services;
    this.memory = memory;
    this.selection = selection;
    this.session = session;
    getStyleClass().add("map-view");
    words = new MapWords(services.texts(), services.clock());
    hover = new MapHover(services.texts(), words);
    map = new MapCanvas(services, (width, height) -> resized(width, height));
    minimap = new Minimap(map, services.texts().get("map.minimap"));
    model = new MapViewModel(services, session, memory.choices(), this::show);
    bag.add(model);
    legend = new MapLegend(services.texts(), map.palette(), number -> model.choose(now -> now.turn(number)));
    bar = new MapBar(services.texts(), model::choose, new Moves(table));
    bar.getChildren().add(live);
    bar.onDown(map::requestFocus);
    map.onChosen(hit -> speak());
    map.begin(memory.detail());
    map.onMoved(this::moved);
    new MapInput(map, this::open, this::hovered);
    new MapSelecting(map, selection);
    selected = new SelectionBar(services, session, () -> selection.get().uids(), this::unselect);
    actions = new MapActions(services, session, map, selection::get, selected);
    map.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> hover.setVisible(false));
    ground = ground();
    selection.subscribe(now -> selected(now));
    setTop(bar);
    pending =
        new PendingTray(
            services.texts(), words, pod -> model.ask(pod, session), new FromTray(), memory.folded(), memory::keepFolded);
    setCenter(ground);
    setRight(pending);
    setBottom(foot());
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    states.loading(services.texts().get("map.loading"));
    bag.add(services.fx().observe(session.metrics(), model::metrics));
    model.changed();
  }

  /// What the buttons of the bar do.
  private final class Moves implements MapBar.Moves {
    private final Runnable table;

    Moves(Runnable table) {
      this.table = table;
    }

    @Override
    public void zoom(boolean closer) {
      map.zoom(closer);
    }

    @Override
    public void fit() {
      map.fit();
    }

    @Override
    public void table() {
      table.run();
    }
  }

  private StackPane ground() {
    StackPane.setAlignment(selected, Pos.BOTTOM_CENTER);
    StackPane.setMargin(selected, new Insets(12));
    states.setPickOnBounds(false);
    StackPane all = new StackPane(map, minimap, selected, hover, states);
    all.setMinSize(0, 0);
    all.widthProperty().subscribe(width -> selected.fit(width.doubleValue()));
    return all;
  }

  /// What the buttons of the tray do.
  private final class FromTray implements PendingAnswer.Moves {
    @Override
    public void lead(String node) {
      map.picture().fleet().nodes().stream()
          .filter(one -> one.name().equals(node))
          .findFirst()
          .ifPresent(one -> map.reveal(one.slot(), -1));
      map.requestFocus();
    }

    @Override
    public void open(Row pod) {
      details(new ResourceRef(PodKind.KIND, pod.namespace(), pod.name(), pod.uid()));
    }

    @Override
    public void scale(ResourceRef workload) {
      services.navigator().scale(session, workload, -1);
    }

    @Override
    public void tell(String words) {
      services.navigator().tell(words);
    }
  }

  private void moved() {
    // What stood under the pointer does so no longer.
    if (!map.view().equals(drawn)) {
      drawn = map.view();
      hover.setVisible(false);
    }
    minimap.draw(map.getWidth(), map.getHeight());
    map.detail().ifPresent(memory::keepDetail);
  }

  private Node foot() {
    unmeasured.getStyleClass().add("map-unmeasured");
    unmeasured.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(legend, Priority.ALWAYS);
    Region space = new Region();
    space.setMinWidth(12);
    HBox foot = new HBox(legend, space, unmeasured);
    foot.getStyleClass().add("map-foot");
    return foot;
  }

  private void selected(MapSelection now) {
    map.select(now);
    selected.show(now.size());
    speak();
  }

  private void unselect() {
    selection.set(MapSelection.NONE);
    map.requestFocus();
  }

  private void speak() {
    map.setAccessibleText(words.spoken(map.picture(), map.chosen(), selection.get()));
  }

  private void resized(double width, double height) {
    model.choose(now -> now.size(width, height));
  }

  private void show(MapViewModel.Shown next) {
    map.show(next.picture());
    bar.show(next);
    legend.show(next);
    pending.show(next);
    memory.keep(next.choices());
    Freshness worse = next.nodes() instanceof Freshness.Live ? next.pods() : next.nodes();
    live.show(worse, services.texts(), services.clock().instant());
    String bars = next.measured() ? "map.bars" : "map.unmeasured";
    unmeasured.setText(services.texts().get(next.seen().all() ? bars : bars + ".seen"));
    if (next.nodes() instanceof Freshness.Live) {
      selection.set(selection.get().within(next.picture().fleet()));
    }
    speak();
    boolean none = next.picture().fleet().nodes().isEmpty();
    switch (next.nodes()) {
      case Freshness.Refused refused -> states.failed(refused.failure(), services.texts(), session::reconnect);
      case Freshness.Reconnecting broken when none -> states.failed(broken.failure(), services.texts(), session::reconnect);
      case Freshness.Loading loading when none -> states.loading(services.texts().get("map.loading"));
      case Freshness.Live now when none ->
          states.empty(services.texts().get("map.empty"), services.texts().get("map.emptyWhy"), "");
      default -> states.ready();
    }
  }

  private void hovered(Hit hit, MouseEvent event) {
    hover.show(map.picture(), hit, event.getX(), event.getY());
  }

  private void open(Hit hit) {
    FleetNode node = map.picture().fleet().node(hit.node());
    Row pod = map.picture().fleet().podRow(hit.pod());
    if (pod != null) {
      details(new ResourceRef(PodKind.KIND, pod.namespace(), pod.name(), pod.uid()));
    } else if (node != null) {
      details(new ResourceRef(NodeKind.KIND, "", node.name(), node.row().uid()));
    }
  }

  private void details(ResourceRef ref) {
    services.navigator().go(Route.object("details", session, ref));
  }

  private void key(KeyEvent event) {
    if (event.getText().equals("/") && !event.isShortcutDown()) {
      bar.focusSearch();
      event.consume();
    }
  }

  List<Action> actions() {
    return actions.all();
  }

  void focusMap() {
    map.requestFocus();
  }

  void focusSearch() {
    bar.focusSearch();
  }

  void search(String text) {
    bar.search(text);
  }

  /// First the selection, then what dims, then the choice, then the whole map again.
  boolean escape() {
    if (!selection.get().isEmpty()) {
      unselect();
      return true;
    }
    if (model.choices().dims()) {
      model.choose(MapChoices::all);
      bar.search("");
      return true;
    }
    if (map.chosen().node() >= 0) {
      map.choose(Hit.NOTHING);
      return true;
    }
    if (!map.isFitted()) {
      map.fit();
      return true;
    }
    return false;
  }

  @Override
  public void close() {
    bag.close();
    map.close();
  }
}
