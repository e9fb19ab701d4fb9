// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.command.WayBack;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.rollout.Rollouts;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.ui.dialog.Dialogs;
import dev.pilothouse.ui.dialog.OverlayLayer;
import dev.pilothouse.ui.dialog.Toasts;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.Navigator;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The window's content in one language: puts the regions together and shows in them what [Places] has open. FX thread.
final class ShellView implements Navigator, Subscription {
  private final ShellParts parts;
  private final Texts texts;
  private final Places places;
  private final Rail rail;
  private final Sidebar sidebar;
  private final NamespaceChooser namespaces;
  private final TopBar top;
  private final StatusBar status;
  private final ViewTabs tabs;
  private final ViewTabs dockTabs;
  private final DoctorPlace doctor;
  private final WorkArea area;
  private final DockButton dockWhole;
  private final Region frame = new Region();
  private final OverlayLayer layer = new OverlayLayer();
  private final StackPane root;
  private final CommandRunner commands;
  private final DialogPlace dialog;
  private final Dialogs dialogs;
  private final Toasts toasts;
  private final Subscription.Bag watching = new Subscription.Bag();
  private Subscription.Bag placeWatching = new Subscription.Bag();

  ShellView(ShellParts parts, Texts texts) {
    this.parts = parts;
    this.texts = texts;
    places = new Places(parts.sessions(), parts.settings(), parts.first());
    rail = new Rail(texts, this::tile, view -> go(Route.of(view)));
    sidebar = new Sidebar(texts, parts.fx(), parts.counts(), this::open);
    namespaces = new NamespaceChooser(texts, parts.fx());
    top = new TopBar(texts, namespaces, this::search);
    status = new StatusBar(texts, parts.fx(), parts.version(), () -> go(Route.of("activity")));
    tabs = new ViewTabs(texts, view -> go(view.route()), view -> places.close(view));
    tabs.stripFrom(2);
    dockTabs = new ViewTabs(texts, view -> go(view.route()), view -> places.close(view));
    doctor = new DoctorPlace(tabs, parts.fx(), places::make, this::where);
    area = new WorkArea(texts, parts.settings(), doctor, dockTabs);
    dockWhole = new DockButton(texts, area, this::where);
    dockTabs.tools(dockWhole);
    dialogs = new Dialogs(layer, texts);
    layer.otherwise(this::focusMain);
    toasts = new Toasts(texts.get("shell.toast.close"));
    dialog = new DialogPlace(layer);
    commands = new CommandRunner(dialogs, toasts, texts, parts.fx(), this::done);
    root = assemble();
  }

  private StackPane assemble() {
    VBox middle = new VBox(top, area);
    VBox.setVgrow(area, Priority.ALWAYS);
    HBox.setHgrow(middle, Priority.ALWAYS);
    middle.setMinWidth(0);
    HBox upper = new HBox(sidebar, middle);
    VBox.setVgrow(upper, Priority.ALWAYS);
    upper.setMinHeight(0);
    VBox right = new VBox(upper, status);
    HBox.setHgrow(right, Priority.ALWAYS);
    right.setMinWidth(0);
    HBox window = new HBox(rail, right);
    frame.setMouseTransparent(true);
    frame.getStyleClass().add("guard-frame");
    StackPane.setAlignment(toasts, Pos.BOTTOM_RIGHT);
    StackPane all = new StackPane(window, layer, toasts, frame);
    all.getStyleClass().add("shell");
    return all;
  }

  /// Begins to show, with the features that are there.
  void start(List<Feature> features) {
    places.features(features);
    places.active().subscribe(place -> placeChanged());
    places.dock().addListener((javafx.collections.ListChangeListener<OpenView>) change -> dockChanged());
    places.dockCurrent().subscribe(view -> dockChanged());
    watching.add(parts.fx().observe(parts.sessions().open(), this::sessions));
    watching.add(parts.fx().observe(parts.journal().entries(), status::journal));
  }

  StackPane root() {
    return root;
  }

  Texts texts() {
    return texts;
  }

  Toasts toasts() {
    return toasts;
  }

  OverlayLayer layer() {
    return layer;
  }

  Places places() {
    return places;
  }

  Dialogs dialogs() {
    return dialogs;
  }

  WorkArea area() {
    return area;
  }

  Sidebar sidebar() {
    return sidebar;
  }

  NamespaceChooser namespaces() {
    return namespaces;
  }

  Rail rail() {
    return rail;
  }

  private ClusterTile tile(ClusterSession session) {
    return new ClusterTile(
        session, texts, parts.fx(), () -> places.activate(session), () -> parts.sessions().close(session));
  }

  private void sessions(List<ClusterSession> open) {
    rail.sessions(open);
    places.sessions(open);
    dialog.sessions(open);
    mark();
  }

  private void open(Route route, boolean keep) {
    places.show(route, keep);
    arrive(route);
  }

  @Override
  public void go(Route route) {
    if (places.stands(route) == Feature.Place.DIALOG) {
      dialog.show(places.make(route));
      return;
    }
    places.show(route, false);
    arrive(route);
  }

  /// Whoever goes to a view wants to use it: the keyboard goes along. Details and logs only join what one is at.
  private void arrive(Route route) {
    if (places.stands(route) == Feature.Place.MAIN && !layer.isOpen()) {
      dockWhole.turn(false);
      focusMain();
    }
  }

  @Override
  public void peek(Route route) {
    OpenView panel = places.active().get().panel().get();
    if (panel != null && Objects.equals(panel.route().object(), route.object())) {
      closePanel();
    } else {
      go(route);
    }
  }

  @Override
  public void closePanel() {
    places.active().get().closePanel();
  }

  @Override
  public void run(ClusterSession session, Command command) {
    commands.run(session, command);
  }

  @Override
  public void send(ClusterSession session, Command command) {
    commands.sendShown(session, command);
  }

  @Override
  public Runnable show(Region content, Node first) {
    return layer.show(content, Pos.CENTER, first, () -> {});
  }

  /// A rollout that somebody began is watched, unless they have turned to another cluster meanwhile.
  private void done(ClusterSession session, Command command) {
    boolean there = session.equals(places.active().get().session());
    if (command.beginsRollout() && there && Rollouts.has(command.target().kind()) && places.exists("rollout")) {
      go(Route.rollout(session, command.target()));
    }
  }

  @Override
  public Optional<ScaleWorkload> wayBack(ClusterSession session, ResourceRef target, int replicas) {
    return WayBack.replicas(parts.journal().entries().get(), session.context().name(), target, replicas)
        .map(back -> back.command() instanceof ScaleWorkload scale ? scale : null);
  }

  @Override
  public void closeDialog() {
    dialog.close();
  }

  @Override
  public void tell(ClusterSession session, Outcome outcome) {
    commands.tell(session, outcome);
  }

  @Override
  public void refuse(String what, String why) {
    toasts.show(Health.BAD, what, why, null);
  }

  @Override
  public void tell(String words) {
    toasts.show(Health.GOOD, words, "", null);
  }

  private void placeChanged() {
    placeWatching.close();
    placeWatching = new Subscription.Bag();
    Place place = places.active().get();
    ClusterSession session = place.session();
    sidebar.setVisible(session != null);
    sidebar.setManaged(session != null);
    namespaces.show(session);
    status.show(session);
    frame.getStyleClass().setAll("guard-frame");
    if (session != null) {
      sidebar.show(session, new NavTree(session, texts, places::exists));
      placeWatching.add(parts.fx().observe(session.guard(), this::guarded));
      placeWatching.add(parts.fx().observe(session.state(), state -> state(session, state)));
      placeWatching.add(parts.fx().observe(session.namespace(), name -> where()));
    } else {
      doctor.leave();
    }
    javafx.util.Subscription current = place.current().subscribe(view -> tabsChanged());
    javafx.util.Subscription panel = place.panel().subscribe(view -> area.panel(view == null ? null : view.view().node()));
    javafx.util.Subscription list = place.tabs().subscribe(this::tabsChanged);
    placeWatching.add(current::unsubscribe);
    placeWatching.add(panel::unsubscribe);
    placeWatching.add(list::unsubscribe);
    mark();
  }

  private void guarded(GuardLevel level) {
    frame.getStyleClass().setAll("guard-frame", "guard-" + level.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private void state(ClusterSession session, SessionState state) {
    Place place = places.active().get();
    if (state instanceof SessionState.Connected) {
      boolean arrived = doctor.leave() || place.tabs().isEmpty();
      if (place.tabs().isEmpty()) {
        places.restore(session);
      }
      if (arrived && !layer.isOpen()) {
        focusMain();
      }
      sidebar.count(session);
    } else if (state instanceof SessionState.Failed) {
      doctor.show(session);
    } else if (place.tabs().isEmpty()) {
      doctor.connecting(session);
    }
    tabsChanged();
  }

  private void tabsChanged() {
    Place place = places.active().get();
    tabs.show(place.tabs(), place.current().get());
    where();
    mark();
  }

  private void where() {
    top.where(doctor.shown(), area.dockWhole() ? places.dockCurrent().get() : places.active().get().current().get());
  }

  private void mark() {
    Place place = places.active().get();
    OpenView current = place.current().get();
    String page = current == null || current.route().session() != null ? "" : current.route().view();
    rail.active(place.session(), page);
    sidebar.current(current == null ? null : current.route());
  }

  private void dockChanged() {
    dockTabs.show(places.dock(), places.dockCurrent().get());
    area.dockShown(places.dockWanted());
    dockWhole.show();
  }

  /// Opens the palette.
  void search() {
    if (layer.isOpen()) {
      return;
    }
    PaletteView palette =
        new PaletteView(parts, texts, new PaletteEntries(parts, texts, this).all(), new PaletteObjects(texts, parts.clock(), this));
    palette.setPrefSize(Math.min(1060, root.getWidth() - 80), Math.min(682, root.getHeight() - 120));
    Runnable close = layer.show(palette, Pos.CENTER, palette.field(), palette::close);
    palette.onEnd(
        () -> {
          close.run();
          palette.close();
        });
  }

  void showKeys() {
    new KeySheet(texts).show(dialogs);
  }

  /// Gives the keyboard to a region, where it was or where it begins.
  void focus(Parent region) {
    Place place = places.active().get();
    OpenView open =
        region.equals(area.dock())
            ? places.dockCurrent().get()
            : region.equals(area.panel()) ? place.panel().get() : place.current().get();
    if (region.equals(sidebar)) {
      sidebar.takeFocus();
    } else if (region.equals(rail)) {
      rail.takeFocus();
    } else if (region.equals(area.main()) && doctor.shown() != null) {
      doctor.shown().view().focus();
    } else if (open != null) {
      open.view().focus();
    }
  }

  void focusMain() {
    focus(area.main());
  }

  /// Gives the dock the whole of the middle, or takes it away again.
  void dockWhole() {
    if (area.dockShown()) {
      dockWhole.turn(!area.dockWhole());
      focus(area.dock());
    }
  }

  void toggleDock() {
    places.dockWanted(!places.dockWanted());
    dockChanged();
  }

  @Override
  public void close() {
    watching.close();
    placeWatching.close();
    dialog.close();
    sidebar.close();
    rail.close();
    namespaces.close();
    status.close();
    area.remember(!places.dock().isEmpty() && !places.dockWanted());
    doctor.leave();
    places.close();
  }
}
