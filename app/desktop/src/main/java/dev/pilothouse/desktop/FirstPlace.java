// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Catalog;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.search.KindNames;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.shell.ShellWindow;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Takes the window to the place that the command line asks for, and makes the picture of it when one was asked for. FX thread.
final class FirstPlace {
  private static final List<String> PROGRAM_VIEWS = List.of("clusters", "activity", "settings");
  /// Views of a cluster that are no table; two have the name of a kind and show more than its table.
  private static final List<String> CLUSTER_VIEWS = List.of("overview", "workloads", "rollouts", "nodes", "events");
  private static final List<String> OBJECT_VIEWS = List.of("logs", "details", "rollout");

  private final Backend backend;
  private final LaunchOptions options;
  private final ShellWindow window;
  private final FxThread fx;
  private final CompletableFuture<Integer> ended;
  private boolean arrived;
  private boolean missing;
  private Subscription.Bag waiting = new Subscription.Bag();

  FirstPlace(Backend backend, LaunchOptions options, ShellWindow window, FxThread fx, CompletableFuture<Integer> ended) {
    this.backend = backend;
    this.options = options;
    this.window = window;
    this.fx = fx;
    this.ended = ended;
  }

  void go() {
    if (options.sample().isPresent()) {
      backend.sessions().openSample(options.sample().get());
      enter(backend.sessions().open().get().getLast());
    } else if (options.context().isPresent()) {
      waiting.add(fx.observe(backend.catalog().catalog(), catalog -> findContext(catalog, options.context().get())));
    } else {
      window.navigator().go(Route.of(options.view().filter(PROGRAM_VIEWS::contains).orElse("clusters")));
      waiting.add(fx.observe(backend.catalog().catalog(), catalog -> arrived |= !catalog.equals(Catalog.EMPTY)));
      picture(Optional.empty());
    }
  }

  private void findContext(Catalog catalog, String name) {
    if (!catalog.equals(Catalog.EMPTY)) {
      waiting.close();
      waiting = new Subscription.Bag();
      catalog.contexts().stream()
          .filter(context -> context.name().equals(name))
          .findFirst()
          .ifPresentOrElse(
              context -> enter(backend.sessions().open(context)),
              () -> {
                // It was there a moment ago: the file has changed since, and the catalog shows how it is now.
                window.navigator().go(Route.of("clusters"));
                arrived = true;
                picture(Optional.empty());
              });
    }
  }

  private void enter(ClusterSession session) {
    options.namespace().ifPresent(session::namespace);
    String view = options.view().orElse(options.object().isPresent() ? "workloads" : "overview");
    if (PROGRAM_VIEWS.contains(view)) {
      window.navigator().go(Route.of(view));
      arrived = true;
    } else {
      waiting.add(fx.observe(session.state(), state -> connected(session, state, view)));
    }
    picture(Optional.of(session));
  }

  private void connected(ClusterSession session, SessionState state, String view) {
    if (!(state instanceof SessionState.Connected connected)) {
      return;
    }
    waiting.close();
    if (!OBJECT_VIEWS.contains(view)) {
      window.navigator().go(CLUSTER_VIEWS.contains(view) ? Route.of(view, session) : table(session, view, connected.discovery()));
    }
    options.object().ifPresent(text -> window.navigator().go(object(session, text, view, connected.discovery())));
    arrived = true;
  }

  /// The table of a kind. One that the cluster has not is shown too: the table says so.
  private Route table(ClusterSession session, String word, Discovery discovery) {
    return Route.table(session, kind(word, discovery).map(ResourceKind::id).orElse(word));
  }

  /// `deployment/checkout`, by a kind's name, plural, id or short name.
  private Route object(ClusterSession session, String text, String view, Discovery discovery) {
    String word = text.substring(0, text.indexOf('/'));
    String name = text.substring(text.indexOf('/') + 1);
    Optional<ResourceKind> kind = kind(word, discovery);
    if (kind.isEmpty()) {
      return Route.table(session, word);
    }
    String namespace = kind.get().namespaced() ? options.namespace().orElseGet(() -> namespace(session)) : "";
    return Route.object(OBJECT_VIEWS.contains(view) ? view : "details", session, new ResourceRef(kind.get(), namespace, name));
  }

  private static String namespace(ClusterSession session) {
    return session.context().namespace().isEmpty() ? "default" : session.context().namespace();
  }

  private Optional<ResourceKind> kind(String word, Discovery discovery) {
    Optional<ResourceKind> kind = new KindNames(discovery.kinds()).exact(word);
    missing |= kind.isEmpty();
    return kind;
  }

  private void picture(Optional<ClusterSession> session) {
    options.screenshot().ifPresent(
        file -> new Picture(window.scene(), session, () -> arrived, () -> missing, file, ended).takeWhenSettled());
  }
}
