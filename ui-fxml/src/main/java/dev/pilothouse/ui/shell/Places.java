// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.Sessions;
import dev.pilothouse.core.settings.SettingsStore;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Everything that is open: a [Place] for each cluster and one for the program's own pages, and the dock, which all share. Knows
/// which is in front. FX thread.
final class Places {
  private final Sessions sessions;
  private final SettingsStore settings;
  private final Function<ClusterSession, Optional<Route>> first;
  private final Map<String, Feature> features = new HashMap<>();
  private final Map<ClusterSession, Place> places = new LinkedHashMap<>();
  private final Place home = new Place(null, this::make);
  private final ReadOnlyObjectWrapper<Place> active = new ReadOnlyObjectWrapper<>(home);
  private final ObservableList<OpenView> dock = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable OpenView> dockCurrent = new ReadOnlyObjectWrapper<>();
  private boolean dockWanted;
  private List<ClusterSession> known = List.of();

  Places(Sessions sessions, SettingsStore settings, Function<ClusterSession, Optional<Route>> first) {
    this.sessions = sessions;
    this.settings = settings;
    this.first = first;
  }

  void features(List<Feature> all) {
    all.forEach(feature -> features.put(feature.id(), feature));
  }

  boolean exists(String view) {
    return features.containsKey(view);
  }

  ReadOnlyObjectProperty<Place> active() {
    return active.getReadOnlyProperty();
  }

  ObservableList<OpenView> dock() {
    return dock;
  }

  ReadOnlyObjectProperty<@Nullable OpenView> dockCurrent() {
    return dockCurrent.getReadOnlyProperty();
  }

  boolean dockWanted() {
    return dockWanted && !dock.isEmpty();
  }

  void dockWanted(boolean wanted) {
    dockWanted = wanted;
  }

  List<ClusterSession> sessions() {
    return known;
  }

  /// Where a route stands; null when no feature opens it.
  Feature.@Nullable Place stands(Route route) {
    Feature feature = features.get(route.view());
    return feature == null ? null : feature.place();
  }

  /// A new view of a route, wherever it will stand. A route that no feature opens is a mistake of the program.
  OpenView make(Route route) {
    Feature feature = Objects.requireNonNull(features.get(route.view()), () -> "no feature opens " + route.view());
    return new OpenView(route, feature.open(route));
  }

  /// Shows a route where its feature stands; unknown ones are passed over.
  void show(Route route, boolean keep) {
    Feature feature = features.get(route.view());
    if (feature == null) {
      return;
    }
    switch (feature.place()) {
      case MAIN -> {
        activate(route);
        active.get().show(route, keep);
      }
      case PANEL -> {
        activate(route);
        active.get().showPanel(route);
      }
      case DOCK -> showInDock(route);
      case DIALOG -> {
        // it stands above the window, which is not divided for it
      }
    }
  }

  private void activate(Route route) {
    ClusterSession session = route.session();
    if (session != null) {
      activate(session);
    } else if (route.view().equals("clusters")) {
      active.set(home);
    }
  }

  /// Brings a cluster to the front, as it was left.
  void activate(ClusterSession session) {
    active.set(places.computeIfAbsent(session, key -> new Place(key, this::make)));
  }

  private void showInDock(Route route) {
    OpenView view =
        dock.stream().filter(open -> open.route().equals(route) || open.view().shows(route)).findFirst().orElse(null);
    if (view == null) {
      view = make(route);
      view.kept().set(true);
      dock.add(view);
    }
    dockWanted = true;
    dockCurrent.set(null);
    dockCurrent.set(view);
  }

  void close(OpenView view) {
    if (dock.contains(view)) {
      int index = dock.indexOf(view);
      dock.remove(view);
      if (view.equals(dockCurrent.get())) {
        dockCurrent.set(dock.isEmpty() ? null : dock.get(Math.min(index, dock.size() - 1)));
      }
      view.close();
      return;
    }
    places.values().forEach(place -> place.close(view));
    home.close(view);
    Place place = active.get();
    if (place.tabs().isEmpty()) {
      ClusterSession session = place.session();
      show(session == null || !exists("overview") ? Route.of("clusters") : Route.of("overview", session), false);
    }
  }

  /// Takes over which clusters are open: a new one comes to the front, the views of a closed one end.
  void sessions(List<ClusterSession> open) {
    List<ClusterSession> gone = known.stream().filter(session -> !open.contains(session)).toList();
    List<ClusterSession> fresh = open.stream().filter(session -> !known.contains(session)).toList();
    known = open;
    if (!fresh.isEmpty()) {
      activate(fresh.getLast());
    }
    for (ClusterSession session : gone) {
      end(session, open);
    }
    if (active.get().equals(home) && home.tabs().isEmpty()) {
      show(Route.of("clusters"), false);
    }
  }

  private void end(ClusterSession session, List<ClusterSession> open) {
    remember(session);
    Place place = places.remove(session);
    if (active.get().equals(place)) {
      if (open.isEmpty()) {
        show(Route.of("clusters"), false);
      } else {
        activate(open.getLast());
      }
    }
    if (place != null) {
      place.closeAll();
    }
    List.copyOf(dock).stream().filter(view -> session.equals(view.route().session())).forEach(this::close);
  }

  /// Opens what was open of a cluster when it was last left; the first time what was asked for, and else its overview.
  void restore(ClusterSession session) {
    Place place = places.get(session);
    if (place == null) {
      return;
    }
    List<String> lines = settings.settings().get().context(session.context().id()).tabs();
    boolean wanted = dock.isEmpty() ? WorkArea.wantsDock(settings) : dockWanted;
    for (String line : lines) {
      // The last one was in front, and was perhaps only passing.
      boolean keep = !line.equals(lines.getLast());
      RouteText.read(line, session).filter(this::opens).ifPresent(route -> {
        if (stands(route) == Feature.Place.DOCK) {
          showInDock(route);
          dockWanted = wanted;
        } else {
          place.show(route, keep);
        }
      });
    }
    if (place.tabs().isEmpty()) {
      Route begin = first.apply(session).filter(route -> exists(route.view())).orElse(Route.of("overview", session));
      if (exists(begin.view())) {
        place.show(begin, false);
      }
    }
  }

  private boolean opens(Route route) {
    Feature feature = features.get(route.view());
    return feature != null && feature.opens(route);
  }

  private void remember(ClusterSession session) {
    Place place = places.get(session);
    OpenView current = place == null ? null : place.current().get();
    if (place == null || current == null) {
      return;
    }
    List<String> lines =
        Stream.of(dock.stream(), place.tabs().stream().filter(tab -> tab.kept().get()), Stream.of(current))
            .flatMap(tabs -> tabs)
            .filter(tab -> session.equals(tab.route().session()))
            .map(tab -> RouteText.write(tab.now()))
            .toList();
    settings.update(before -> before.context(session.context().id(), context -> context.tabs(lines)));
  }

  /// Everything that is open, so that it can be opened again; what is in front comes last.
  List<Route> routes() {
    List<Route> all = new ArrayList<>();
    dock.forEach(view -> all.add(view.now()));
    List<Place> every = new ArrayList<>(places.values());
    every.add(home);
    every.remove(active.get());
    every.add(active.get());
    for (Place place : every) {
      place.tabs().forEach(view -> all.add(view.route()));
      OpenView current = place.current().get();
      if (current != null) {
        all.add(current.route());
      }
      OpenView panel = place.panel().get();
      if (panel != null) {
        all.add(panel.route());
      }
    }
    return all;
  }

  /// Remembers and ends everything.
  void close() {
    known.forEach(this::remember);
    places.values().forEach(Place::closeAll);
    home.closeAll();
    dock.forEach(OpenView::close);
    dock.clear();
  }

  /// Asks the sessions to close a cluster.
  void end(ClusterSession session) {
    sessions.close(session);
  }
}
