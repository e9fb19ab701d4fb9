// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.core.settings.Appearance;
import dev.pilothouse.ui.nav.Action;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.shell.PaletteEntry.Fact;
import dev.pilothouse.ui.shell.PaletteEntry.Group;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.kordamp.ikonli.feather.Feather;

/// What the palette finds besides objects: what can be done with the selection, what the program can do, the places of the open
/// clusters, the contexts that could be opened. FX thread.
final class PaletteEntries {
  private final ShellParts parts;
  private final Texts texts;
  private final ShellView shell;

  PaletteEntries(ShellParts parts, Texts texts, ShellView shell) {
    this.parts = parts;
    this.texts = texts;
    this.shell = shell;
  }

  List<PaletteEntry> all() {
    List<PaletteEntry> entries = new ArrayList<>();
    selection(entries);
    ClusterSession active = shell.places().active().get().session();
    if (active != null) {
      places(entries, active);
      guard(entries, active);
    }
    for (ClusterSession session : parts.sessions().open().get()) {
      if (!session.equals(active)) {
        places(entries, session);
      }
    }
    program(entries);
    look(entries);
    contexts(entries);
    return entries;
  }

  private void selection(List<PaletteEntry> entries) {
    Place place = shell.places().active().get();
    ClusterSession session = place.session();
    String context = session == null ? "" : session.context().name();
    List<OpenView> looked = Stream.of(place.panel().get(), place.current().get()).filter(Objects::nonNull).toList();
    for (OpenView view : looked) {
      for (Action action : view.view().actions()) {
        if (entries.stream().noneMatch(entry -> entry.text().equals(action.label()))) {
          entries.add(entry(Group.ACTIONS, action.icon(), action.label(), "", context, action.keys(), action.run()));
        }
      }
    }
  }

  private void places(List<PaletteEntry> entries, ClusterSession session) {
    NavTree tree = new NavTree(session, texts, shell.places()::exists);
    List<NavItem> items = new ArrayList<>(tree.views());
    if (session.state().get() instanceof SessionState.Connected connected) {
      tree.groups(connected.discovery()).forEach(group -> items.addAll(group.children()));
    }
    String context = session.context().name();
    for (NavItem item : items) {
      entries.add(entry(Group.VIEWS, item.icon(), item.title(), "", context, "", () -> shell.go(item.route())));
    }
  }

  private void guard(List<PaletteEntry> entries, ClusterSession session) {
    String context = session.context().name();
    for (GuardLevel level : GuardLevel.values()) {
      if (level != session.guard().get()) {
        String word = level.name().toLowerCase(Locale.ROOT).replace('_', '-');
        entries.add(
            entry(
                Group.ACTIONS, Feather.SHIELD, texts.get("palette.guard", context, texts.get("shell.guard." + word)),
                texts.get("shell.guard." + word + ".means"), context, "", () -> session.guard(level)));
      }
    }
    entries.add(
        entry(Group.ACTIONS, Feather.REFRESH_CW, texts.get("palette.reconnect", context), "", context, "", session::reconnect));
    entries.add(
        entry(
            Group.ACTIONS, Feather.X, texts.get("palette.close.cluster", context), "", context, "",
            () -> shell.places().end(session)));
  }

  private void program(List<PaletteEntry> entries) {
    entries.add(page("clusters", Feather.HOME, "Shortcut+Shift+O"));
    entries.add(page("activity", Feather.ACTIVITY, ""));
    entries.add(page("drafts", Feather.EDIT_3, ""));
    entries.add(page("settings", Feather.SETTINGS, "Shortcut+Comma"));
    entries.add(
        entry(Group.ACTIONS, Feather.COMMAND, texts.get("palette.keys"), "", "", "?", shell::showKeys));
    entries.add(
        entry(
            Group.ACTIONS, Feather.ANCHOR, texts.get("palette.sample"), "", "", "", () -> parts.sessions().openSample("harbor")));
    entries.add(
        entry(
            Group.ACTIONS, Feather.ANCHOR, texts.get("palette.sample.fleet"), texts.get("palette.sample.fleet.means"), "", "",
            () -> parts.sessions().openSample("fleet")));
  }

  private PaletteEntry page(String view, Feather icon, String keys) {
    return entry(
        Group.VIEWS, icon, texts.get("shell.rail." + view), "", "", keys.isEmpty() ? "" : Shortcuts.words(keys),
        () -> shell.go(Route.of(view)));
  }

  private void look(List<PaletteEntry> entries) {
    Appearance now = parts.settings().settings().get().appearance();
    for (Appearance.Theme theme : Appearance.Theme.values()) {
      if (theme != now.theme()) {
        entries.add(
            entry(
                Group.ACTIONS, theme == Appearance.Theme.DARK ? Feather.MOON : Feather.SUN,
                texts.get("palette.theme." + theme.name().toLowerCase(Locale.ROOT)), "", "", "", () -> look(now.theme(theme))));
      }
    }
    List.of("en", "zh").stream()
        .filter(language -> !language.equals(now.language()))
        .forEach(
            language ->
                entries.add(
                    entry(
                        Group.ACTIONS, Feather.GLOBE,
                        texts.get(language.equals("zh") ? "palette.language.chinese" : "palette.language.english"),
                        "", "", "", () -> look(now.language(language)))));
  }

  private void look(Appearance next) {
    parts.settings().update(before -> before.appearance(next));
  }

  private void contexts(List<PaletteEntry> entries) {
    for (ContextEntry context : parts.catalog().catalog().get().contexts()) {
      if (context.problem() == null) {
        entries.add(
            new PaletteEntry(
                Group.CONTEXTS, Feather.LOG_IN, "", texts.get("palette.open.context", context.name()), context.server(),
                Health.NEUTRAL, context.name(), "",
                List.of(
                    new Fact(texts.get("palette.fact.address"), context.server()),
                    new Fact(texts.get("palette.fact.file"), context.file().toString())),
                () -> shell.go(Route.of("overview", parts.sessions().open(context)))));
      }
    }
  }

  private static PaletteEntry entry(
      Group group, Feather icon, String text, String detail, String context, String keys, Runnable run) {
    return new PaletteEntry(group, icon, "", text, detail, Health.NEUTRAL, context, keys, List.of(), run);
  }
}
