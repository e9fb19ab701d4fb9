// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.logs.LogLink;
import dev.pilothouse.core.port.Catalog;
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
  private final Backend backend;
  private final LaunchOptions options;
  private final AskedPlace asked;
  private final ShellWindow window;
  private final FxThread fx;
  private final CompletableFuture<Integer> ended;
  private boolean arrived;
  private Subscription.Bag waiting = new Subscription.Bag();

  FirstPlace(
      Backend backend, LaunchOptions options, AskedPlace asked, ShellWindow window, FxThread fx, CompletableFuture<Integer> ended) {
    this.backend = backend;
    this.options = options;
    this.asked = asked;
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
      window.navigator().go(asked.page().orElse(Route.of("clusters")));
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
    asked.page().ifPresentOrElse(
        page -> {
          window.navigator().go(page);
          arrived = true;
        },
        () -> waiting.add(fx.observe(session.state(), state -> connected(session, state))));
    picture(Optional.of(session));
  }

  private void connected(ClusterSession session, SessionState state) {
    if (state instanceof SessionState.Connected) {
      waiting.close();
      asked.view(session).ifPresent(window.navigator()::go);
      asked.object(session).ifPresent(window.navigator()::go);
      options.link().ifPresent(this::openContexts);
      asked.link(session).ifPresent(window.navigator()::go);
      arrived = true;
    }
  }

  /// Those of a link that are known; of the others the view says that they are not open.
  private void openContexts(LogLink link) {
    List<String> names = link.sources().stream().map(LogLink.Source::context).toList();
    backend.catalog().catalog().get().contexts().stream()
        .filter(one -> names.contains(one.name()) && one.problem() == null)
        .forEach(backend.sessions()::open);
  }

  private void picture(Optional<ClusterSession> session) {
    options.screenshot().ifPresent(
        file -> new Picture(window.scene(), session, () -> arrived, asked::missing, file, ended).takeWhenSettled());
  }
}
