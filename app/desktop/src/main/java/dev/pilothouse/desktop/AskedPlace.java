// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.search.KindNames;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.ui.nav.Route;
import java.util.List;
import java.util.Optional;

/// The places that the command line asks for, in words of the window. What a table or an object is called only the connected
/// cluster can tell. FX thread.
final class AskedPlace {
  private static final List<String> PROGRAM_VIEWS = List.of("clusters", "activity", "drafts", "settings");
  /// Views of a cluster that are no table; two have the name of a kind and show more than its table.
  private static final List<String> CLUSTER_VIEWS = List.of("overview", "workloads", "rollouts", "nodes", "events", "edit");
  private static final List<String> OBJECT_VIEWS = List.of("logs", "details", "rollout", "edit");

  private final LaunchOptions options;
  private boolean missing;

  AskedPlace(LaunchOptions options) {
    this.options = options;
  }

  /// Whether something was asked for that the cluster has not.
  boolean missing() {
    return missing;
  }

  /// A page of the program, which needs no cluster.
  Optional<Route> page() {
    return options.view().filter(PROGRAM_VIEWS::contains).map(Route::of);
  }

  /// The view of a cluster; empty while it is not connected, and when only an object is asked for.
  Optional<Route> view(ClusterSession session) {
    String view = options.view().orElse(options.object().isPresent() ? "workloads" : "overview");
    if (PROGRAM_VIEWS.contains(view) || OBJECT_VIEWS.contains(view)) {
      return Optional.empty();
    }
    return CLUSTER_VIEWS.contains(view)
        ? Optional.of(Route.of(view, session))
        : discovery(session).map(discovery -> table(session, view, discovery));
  }

  /// The object of a cluster, in the view that was asked for or its details; empty while the cluster is not connected.
  Optional<Route> object(ClusterSession session) {
    return options.object().flatMap(text -> discovery(session).map(discovery -> object(session, text, discovery)));
  }

  /// The view of logs of a link.
  Optional<Route> link(ClusterSession session) {
    return options.link().map(link -> Route.of("logs", session).withOption(link.text()));
  }

  private static Optional<Discovery> discovery(ClusterSession session) {
    return session.state().get() instanceof SessionState.Connected connected
        ? Optional.of(connected.discovery())
        : Optional.empty();
  }

  /// The table of a kind. One that the cluster has not is shown too: the table says so.
  private Route table(ClusterSession session, String word, Discovery discovery) {
    return Route.table(session, kind(word, discovery).map(ResourceKind::id).orElse(word));
  }

  /// `deployment/checkout`, by a kind's name, plural, id or short name.
  private Route object(ClusterSession session, String text, Discovery discovery) {
    String word = text.substring(0, text.indexOf('/'));
    String name = text.substring(text.indexOf('/') + 1);
    Optional<ResourceKind> kind = kind(word, discovery);
    if (kind.isEmpty()) {
      return Route.table(session, word);
    }
    String namespace = kind.get().namespaced() ? options.namespace().orElseGet(() -> namespace(session)) : "";
    String view = options.view().filter(OBJECT_VIEWS::contains).orElse("details");
    return Route.object(view, session, new ResourceRef(kind.get(), namespace, name));
  }

  private static String namespace(ClusterSession session) {
    return session.context().namespace().isEmpty() ? "default" : session.context().namespace();
  }

  private Optional<ResourceKind> kind(String word, Discovery discovery) {
    Optional<ResourceKind> kind = new KindNames(discovery.kinds()).exact(word);
    missing |= kind.isEmpty();
    return kind;
  }
}
