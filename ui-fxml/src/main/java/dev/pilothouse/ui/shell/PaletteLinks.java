// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.kind.Selector;
import dev.pilothouse.core.logs.LogLink;
import dev.pilothouse.core.logs.LogLink.Source;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.Navigator;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.shell.PaletteEntry.Fact;
import dev.pilothouse.ui.shell.PaletteEntry.Group;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/// What the palette makes of words that are no name: a link to a view of logs, and labels, whose pods' logs can be read. Any
/// thread; entries run on the FX thread.
final class PaletteLinks {
  private final ShellParts parts;
  private final Texts texts;
  private final Navigator navigator;

  PaletteLinks(ShellParts parts, Texts texts, Navigator navigator) {
    this.parts = parts;
    this.texts = texts;
    this.navigator = navigator;
  }

  /// Empty for words that are searched as others are.
  List<PaletteEntry> of(String words) {
    if (LogLink.isMeant(words)) {
      return List.of(
          switch (LogLink.read(words)) {
            case LogLink.Read.Good good -> good(good.link());
            case LogLink.Read.Bad bad -> bad(texts.get(bad.why()));
          });
    }
    boolean labels = words.matches("[^\\s>@#].*[=].*|.*\\s(in|notin)\\s*\\(.*");
    return labels ? Selector.parse(words).map(this::selected).orElse(List.of()) : List.of();
  }

  private List<PaletteEntry> selected(Selector selector) {
    List<PaletteEntry> entries = new ArrayList<>();
    for (ClusterSession session : parts.sessions().open().get()) {
      String context = session.context().name();
      String namespace = session.namespace().get();
      LogLink link = LogLink.NOTHING.sources(List.of(new Source(context, namespace, "", "", selector.toString())));
      entries.add(
          new PaletteEntry(
              Group.ACTIONS, Feather.ALIGN_LEFT, "", texts.get("palette.logs.labels", selector.toString()),
              namespace.isEmpty() ? texts.get("palette.logs.everywhere") : namespace, Health.NEUTRAL, context, "", List.of(),
              () -> go(link, session)));
    }
    return entries;
  }

  private PaletteEntry good(LogLink link) {
    for (Source source : link.sources()) {
      if (session(source.context()).isEmpty() && context(source.context()).isEmpty()) {
        return bad(texts.get("link.noSuchContext", source.context()));
      }
    }
    List<Fact> facts = new ArrayList<>();
    for (Source source : link.sources()) {
      String name = source.name().isEmpty() ? source.selector() : source.kind() + " " + source.name();
      facts.add(new Fact(source.context(), source.namespace().isEmpty() ? name : source.namespace() + " / " + name));
    }
    String first = link.sources().getFirst().name();
    String name = first.isEmpty() ? link.sources().getFirst().selector() : first;
    return new PaletteEntry(
        Group.ACTIONS, Feather.LINK, "", texts.get("palette.logs.link", name), "", Health.NEUTRAL,
        link.sources().getFirst().context(), "", facts, () -> open(link));
  }

  private PaletteEntry bad(String why) {
    return new PaletteEntry(
        Group.ACTIONS, Feather.ALERT_TRIANGLE, "", texts.get("link.bad"), why, Health.BAD, "", "",
        List.of(new Fact(texts.get("link.bad"), why)), () -> navigator.refuse(texts.get("link.bad"), why));
  }

  private void open(LogLink link) {
    List<ClusterSession> sessions = new ArrayList<>();
    for (Source source : link.sources()) {
      session(source.context())
          .or(() -> context(source.context()).map(parts.sessions()::open))
          .ifPresent(sessions::add);
    }
    go(link, sessions.getFirst());
  }

  private void go(LogLink link, ClusterSession session) {
    navigator.go(Route.of("logs", session).withOption(link.text()));
  }

  private Optional<ClusterSession> session(String name) {
    return parts.sessions().open().get().stream().filter(one -> one.context().name().equals(name)).findFirst();
  }

  private Optional<ContextEntry> context(String name) {
    return parts.catalog().catalog().get().contexts().stream()
        .filter(one -> one.name().equals(name) && one.problem() == null)
        .findFirst();
  }
}
