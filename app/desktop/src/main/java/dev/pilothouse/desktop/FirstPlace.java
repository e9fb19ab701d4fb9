// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.Kinds;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Catalog;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.shell.ShellWindow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the window to the place that the command line asks for, and makes the picture of it when one was asked for. FX thread.
final class FirstPlace {
  private static final Logger LOG = LoggerFactory.getLogger(FirstPlace.class);
  private static final List<String> PROGRAM_VIEWS = List.of("clusters", "activity", "settings");
  /// Views of a cluster that have the name of a kind and show more than its table.
  private static final List<String> OWN_VIEWS = List.of("nodes", "events");
  private static final List<String> OBJECT_VIEWS = List.of("logs", "details");

  private final Backend backend;
  private final LaunchOptions options;
  private final ShellWindow window;
  private final FxThread fx;
  private final CompletableFuture<Integer> ended;
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
              context -> enter(backend.sessions().open(context)), () -> window.navigator().go(Route.of("clusters")));
    }
  }

  private void enter(ClusterSession session) {
    options.namespace().ifPresent(session::namespace);
    String view = options.view().orElse(options.object().isPresent() ? "workloads" : "overview");
    if (PROGRAM_VIEWS.contains(view)) {
      window.navigator().go(Route.of(view));
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
    Optional<ResourceRef> object = options.object().flatMap(text -> object(text, connected.discovery()));
    boolean kind = !OWN_VIEWS.contains(view) && connected.discovery().byId(view).isPresent();
    if (!OBJECT_VIEWS.contains(view)) {
      window.navigator().go(kind ? Route.table(session, view) : Route.of(view, session));
    }
    object.ifPresent(ref -> window.navigator().go(Route.object(OBJECT_VIEWS.contains(view) ? view : "details", session, ref)));
  }

  /// `deployment/checkout`, by a kind's name, plural or id.
  private Optional<ResourceRef> object(String text, Discovery discovery) {
    String word = text.substring(0, text.indexOf('/')).toLowerCase(Locale.ROOT);
    String name = text.substring(text.indexOf('/') + 1);
    Optional<ResourceKind> kind =
        discovery.kinds().stream()
            .filter(each -> each.kind().equalsIgnoreCase(word) || each.plural().equals(word) || each.id().equals(word))
            .min(java.util.Comparator.comparingInt(each -> new Kinds().find(each).isPresent() ? 0 : 1));
    if (kind.isEmpty()) {
      LOG.warn("--object: the cluster has no kind {}", word);
    }
    return kind.map(found -> new ResourceRef(found, found.namespaced() ? options.namespace().orElse("default") : "", name));
  }

  private void picture(Optional<ClusterSession> session) {
    options.screenshot().ifPresent(file -> new Picture(window.scene(), session, file, ended).takeWhenSettled());
  }
}
