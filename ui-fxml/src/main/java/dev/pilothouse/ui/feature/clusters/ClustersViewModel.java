// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.clusters;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.ProductionNames;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.port.Catalog;
import dev.pilothouse.core.port.ContextCatalog;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.core.settings.ContextSettings;
import dev.pilothouse.core.settings.SettingsStore;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The contexts of all files with what is remembered of them and how those stand that are open; filtered.
final class ClustersViewModel implements Subscription {
  /// Which contexts are listed.
  enum Chip {
    ALL,
    GUARDED,
    LIVE,
    FAILED
  }

  /// @param cards the favourites and, after them, what was opened last; at most four
  /// @param counts of the chips
  /// @param nothing whether there is no context at all
  record Screen(
      List<CatalogLine> lines, List<ContextRow> cards, Map<Chip, Integer> counts, int contexts, int files, boolean nothing) {}

  private static final int CARDS = 4;
  private final UiServices services;
  private final Texts texts;
  private final ContextCatalog catalog;
  private final SettingsStore settings;
  private final When when;
  private final FileProblems problems;
  private final StringProperty filter = new SimpleStringProperty("");
  private final ObjectProperty<Chip> chip = new SimpleObjectProperty<>(Chip.ALL);
  private final ReadOnlyObjectWrapper<Screen> screen;
  private final Subscription.Bag watching = new Subscription.Bag();
  private Subscription.Bag states = new Subscription.Bag();

  ClustersViewModel(UiServices services, ContextCatalog catalog, SettingsStore settings) {
    this.services = services;
    this.catalog = catalog;
    this.settings = settings;
    texts = services.texts();
    when = new When(texts, services.clock());
    problems = new FileProblems(texts);
    screen = new ReadOnlyObjectWrapper<>(build());
    watching.add(services.fx().observe(catalog.catalog(), now -> refresh()));
    watching.add(services.fx().observe(settings.settings(), now -> refresh()));
    watching.add(services.fx().observe(services.sessions().open(), this::sessions));
    filter.subscribe(words -> refresh());
    chip.subscribe(chosen -> refresh());
  }

  private void sessions(List<ClusterSession> open) {
    states.close();
    states = new Subscription.Bag();
    for (ClusterSession session : open) {
      states.add(services.fx().observe(session.state(), state -> refresh()));
      states.add(services.fx().observe(session.guard(), guard -> refresh()));
    }
    refresh();
  }

  ReadOnlyObjectProperty<Screen> screen() {
    return screen.getReadOnlyProperty();
  }

  StringProperty filter() {
    return filter;
  }

  ObjectProperty<Chip> chip() {
    return chip;
  }

  private void refresh() {
    screen.set(build());
  }

  private Screen build() {
    Catalog all = catalog.catalog().get();
    List<ContextRow> rows = all.contexts().stream().map(this::row).toList();
    Map<Chip, Integer> counts = new EnumMap<>(Chip.class);
    for (Chip one : Chip.values()) {
      counts.put(one, (int) rows.stream().filter(of(one)).count());
    }
    Predicate<ContextRow> wanted = of(chip.get()).and(row -> row.matches(filter.get()));
    List<CatalogLine> lines = new ArrayList<>();
    for (Catalog.File file : all.files()) {
      List<CatalogLine> inside = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        if (all.contexts().get(i).file().equals(file.path()) && wanted.test(rows.get(i))) {
          inside.add(new CatalogLine.Context(rows.get(i)));
        }
      }
      boolean unfiltered = filter.get().isEmpty() && chip.get() == Chip.ALL;
      if (!inside.isEmpty() || unfiltered) {
        long contexts = all.contexts().stream().filter(context -> context.file().equals(file.path())).count();
        lines.add(head(file, contexts));
        problems.of(file, contexts).ifPresent(lines::add);
        lines.addAll(inside);
      }
    }
    boolean nothing = rows.isEmpty() && all.files().stream().allMatch(FileProblems::absent);
    return new Screen(lines, cards(rows), counts, rows.size(), all.files().size(), nothing);
  }

  private List<ContextRow> cards(List<ContextRow> rows) {
    Comparator<ContextRow> order =
        Comparator.comparing((ContextRow row) -> !row.favourite())
            .thenComparing(row -> opened(row.id()), Comparator.reverseOrder());
    return rows.stream()
        .filter(row -> row.usable() && (row.favourite() || !opened(row.id()).equals(Instant.EPOCH)))
        .sorted(order)
        .limit(CARDS)
        .toList();
  }

  private Instant opened(String id) {
    return Objects.requireNonNullElse(settings.settings().get().context(id).lastOpened(), Instant.EPOCH);
  }

  private static Predicate<ContextRow> of(Chip chip) {
    return switch (chip) {
      case ALL -> row -> true;
      case GUARDED -> row -> row.guard() != GuardLevel.NORMAL;
      case LIVE -> row -> row.open() && row.health() == Health.GOOD;
      case FAILED -> row -> row.open() && row.health() == Health.BAD;
    };
  }

  private CatalogLine head(Catalog.File file, long contexts) {
    String home = System.getProperty("user.home", "");
    String path = file.path().toString();
    String shown = !home.isEmpty() && path.startsWith(home) ? "~" + path.substring(home.length()) : path;
    String note = String.join(" · ", file.notes().stream().map(texts::get).toList());
    return new CatalogLine.FileHead(shown, texts.get("clusters.contexts", contexts), note, file.failure() != null);
  }

  private ContextRow row(ContextEntry context) {
    ContextSettings remembered = settings.settings().get().context(context.id());
    Optional<ClusterSession> session = session(context.id());
    GuardLevel first = ProductionNames.firstGuard(context.name(), context.cluster());
    GuardLevel guard =
        session.map(open -> open.guard().get()).orElse(Objects.requireNonNullElse(remembered.guard(), first));
    String state = texts.get("clusters.state.none");
    String about = state;
    Health health = Health.NEUTRAL;
    if (context.problem() != null) {
      state = problems.brief(context.problem());
      about = texts.get(context.problem());
    } else if (session.isPresent()) {
      SessionState now = session.get().state().get();
      state = state(now);
      about = state;
      health =
          switch (now) {
            case SessionState.Connected connected -> Health.GOOD;
            case SessionState.Failed failed -> Health.BAD;
            case SessionState.Connecting connecting -> Health.PROGRESSING;
          };
    }
    return new ContextRow(
        context.id(), context.name(), context.server().replaceFirst("^https://", ""), context.user(),
        context.login().name().toLowerCase(Locale.ROOT), login(context),
        context.namespace().isEmpty() ? "default" : context.namespace(), guard, when.write(remembered.lastOpened()), state, about,
        health,
        remembered.favourite(), session.isPresent(), context.problem() == null);
  }

  private String login(ContextEntry context) {
    return switch (context.login()) {
      case EXEC -> texts.get("clusters.login.exec", context.loginDetail());
      case OIDC -> texts.get("clusters.login.oidc", context.loginDetail());
      case MISSING -> texts.get("clusters.login.missing");
      case NONE -> texts.get("clusters.login.none");
      case TOKEN -> texts.get("clusters.login.token");
      case TOKEN_FILE -> texts.get("clusters.login.file", context.loginDetail());
      case BASIC -> texts.get("clusters.login.basic");
      case CERTIFICATE ->
          context.loginDetail().isEmpty()
              ? texts.get("clusters.login.certificate")
              : texts.get("clusters.login.certificateTo", context.loginDetail());
    };
  }

  private String state(SessionState state) {
    return switch (state) {
      case SessionState.Connected connected -> texts.get("clusters.state.live", connected.serverVersion());
      case SessionState.Connecting connecting -> texts.get("clusters.state.connecting");
      case SessionState.Failed failed -> texts.get(failed.failure().what());
    };
  }

  private Optional<ClusterSession> session(String id) {
    return services.sessions().open().get().stream().filter(open -> open.context().id().equals(id)).findFirst();
  }

  /// Opens a context, or shows it when it is open. Nothing is contacted before this.
  void open(String id) {
    catalog.catalog().get().contexts().stream()
        .filter(context -> context.id().equals(id) && context.problem() == null)
        .findFirst()
        .ifPresent(context -> services.navigator().go(Route.of("overview", services.sessions().open(context))));
  }

  void openSample(String scenario) {
    services.sessions().openSample(scenario);
  }

  void favourite(String id, boolean favourite) {
    settings.update(before -> before.context(id, context -> context.favourite(favourite)));
  }

  void guard(String id, GuardLevel level) {
    session(id).ifPresent(open -> open.guard(level));
    settings.update(before -> before.context(id, context -> context.guard(level)));
  }

  void add(List<Path> paths) {
    catalog.add(paths);
  }

  void reload() {
    catalog.reload();
  }

  @Override
  public void close() {
    states.close();
    watching.close();
  }
}
