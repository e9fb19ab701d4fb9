// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.activity;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.Journal;
import dev.pilothouse.core.command.Kubectl;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.FailureText;
import dev.pilothouse.ui.text.Texts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The journal's entries, filtered, newest first, and what is running now.
final class ActivityViewModel implements Subscription {
  /// Which entries are listed.
  enum Chip {
    ALL,
    DONE,
    REFUSED,
    UNKNOWN,
    UNDO
  }

  /// @param all how many entries there are, unfiltered
  record Screen(List<EntryRow> rows, List<EntryRow> running, Map<Chip, Integer> counts, int all) {}

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS xxx");
  private final UiServices services;
  private final Texts texts;
  private final Journal journal;
  private final StringProperty filter = new SimpleStringProperty("");
  private final ObjectProperty<Chip> chip = new SimpleObjectProperty<>(Chip.ALL);
  private final ReadOnlyObjectWrapper<Screen> screen;
  private final Subscription watching;

  ActivityViewModel(UiServices services, Journal journal) {
    this.services = services;
    this.journal = journal;
    texts = services.texts();
    screen = new ReadOnlyObjectWrapper<>(build());
    watching = services.fx().observe(journal.entries(), entries -> refresh());
    filter.subscribe(words -> refresh());
    chip.subscribe(chosen -> refresh());
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
    List<Outcome> entries = journal.entries().get();
    Map<Chip, Integer> counts = new EnumMap<>(Chip.class);
    for (Chip one : Chip.values()) {
      counts.put(one, (int) entries.stream().filter(of(one)).count());
    }
    List<EntryRow> rows = new ArrayList<>();
    LocalDate day = null;
    for (Outcome entry : entries) {
      LocalDate own = entry.at().atZone(ZoneId.systemDefault()).toLocalDate();
      EntryRow row = row(entry, own.equals(day) ? "" : day(own));
      if (of(chip.get()).test(entry) && row.matches(filter.get())) {
        rows.add(row);
        day = own;
      }
    }
    List<EntryRow> running =
        entries.stream().filter(entry -> entry.result() == Outcome.Result.RUNNING).map(entry -> row(entry, "")).toList();
    return new Screen(rows, running, counts, entries.size());
  }

  private static Predicate<Outcome> of(Chip chip) {
    return switch (chip) {
      case ALL -> entry -> true;
      case DONE -> entry -> entry.result() == Outcome.Result.DONE;
      case REFUSED -> entry -> entry.result() == Outcome.Result.FAILED || entry.result() == Outcome.Result.REFUSED_HERE;
      case UNKNOWN -> entry -> entry.result() == Outcome.Result.UNKNOWN;
      case UNDO -> entry -> entry.undo() != null;
    };
  }

  private String day(LocalDate day) {
    LocalDate today = services.clock().instant().atZone(ZoneId.systemDefault()).toLocalDate();
    if (day.equals(today)) {
      return texts.get("activity.today");
    }
    return day.equals(today.minusDays(1))
        ? texts.get("activity.yesterday")
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(texts.locale()).format(day);
  }

  private EntryRow row(Outcome entry, String day) {
    ZonedDateTime at = entry.at().atZone(ZoneId.systemDefault());
    ResourceRef target = entry.command().target();
    String object = target.namespace().isEmpty() ? target.name() : target.namespace() + "/" + target.name();
    Health health =
        switch (entry.result()) {
          case RUNNING -> Health.PROGRESSING;
          case DONE -> Health.GOOD;
          case REFUSED_HERE, FAILED -> Health.BAD;
          case UNKNOWN -> Health.WARNING;
        };
    String detail =
        entry.failure() != null ? FailureText.inFull(texts, entry.failure()) : texts.get("activity.took", entry.took().toMillis());
    Command undo = entry.undo();
    return new EntryRow(
        entry.id(), day, TIME.format(at), entry.context(), texts.get(entry.command().title()), target.kind().kind(), object, health,
        texts.get("activity.result." + entry.result().name().toLowerCase(java.util.Locale.ROOT)), detail, by(entry),
        Kubectl.shellLine(entry.command().kubectl(entry.context())),
        undo == null || session(entry.context()).isEmpty() ? "" : texts.get(undo.title()),
        entry.command().write().line(), EXACT.format(at), entry.command().changes());
  }

  private String by(Outcome entry) {
    String you = texts.get("activity.you");
    return entry.user().isEmpty() ? you : you + " · " + entry.user();
  }

  private Optional<ClusterSession> session(String context) {
    return services.sessions().open().get().stream().filter(open -> open.context().name().equals(context)).findFirst();
  }

  /// Sends the command that takes an entry back; the guard asks as always.
  void undo(long id) {
    journal.entries().get().stream()
        .filter(entry -> entry.id() == id)
        .findFirst()
        .ifPresent(
            entry -> {
              Command back = entry.undo();
              if (back != null) {
                session(entry.context()).ifPresent(session -> services.navigator().run(session, back));
              }
            });
  }

  @Override
  public void close() {
    watching.close();
  }
}
