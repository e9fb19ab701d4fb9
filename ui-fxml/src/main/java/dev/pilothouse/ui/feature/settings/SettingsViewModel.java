// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.settings;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.settings.Appearance;
import dev.pilothouse.core.settings.SettingsStore;
import dev.pilothouse.ui.fx.FxThread;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The choices, each with the words that it knows; a choice takes effect at once.
final class SettingsViewModel implements Subscription {
  /// One thing to choose.
  ///
  /// @param id of its words: `settings.ID`, and `settings.ID.VALUE` for each value
  record Choice(
      String id, List<String> values, Function<Appearance, String> read, BiFunction<Appearance, String, Appearance> write) {}

  static final List<Choice> CHOICES =
      List.of(
          new Choice(
              "theme", words(Appearance.Theme.values()), look -> word(look.theme()),
              (look, word) -> look.theme(Appearance.Theme.valueOf(word.toUpperCase(Locale.ROOT)))),
          new Choice(
              "language", List.of("system", "en", "zh"), look -> look.language().isEmpty() ? "system" : look.language(),
              (look, word) -> look.language(word.equals("system") ? "" : word)),
          new Choice(
              "density", words(Appearance.Density.values()), look -> word(look.density()),
              (look, word) -> look.density(Appearance.Density.valueOf(word.toUpperCase(Locale.ROOT)))),
          new Choice(
              "times", words(Appearance.Times.values()), look -> word(look.times()),
              (look, word) -> look.times(Appearance.Times.valueOf(word.toUpperCase(Locale.ROOT)))));

  private final SettingsStore settings;
  private final ReadOnlyObjectWrapper<Appearance> chosen;
  private final ReadOnlyObjectWrapper<List<Message>> notes = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper told = new ReadOnlyBooleanWrapper();
  private final Subscription.Bag watching = new Subscription.Bag();

  SettingsViewModel(SettingsStore settings, FxThread fx) {
    this.settings = settings;
    chosen = new ReadOnlyObjectWrapper<>(settings.settings().get().appearance());
    watching.add(fx.observe(settings.settings(), now -> {
          chosen.set(now.appearance());
          told.set(now.notices());
        }));
    watching.add(fx.observe(settings.notes(), notes::set));
  }

  ReadOnlyObjectProperty<Appearance> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /// What a person should know of the settings: set aside, not kept.
  ReadOnlyObjectProperty<List<Message>> notes() {
    return notes.getReadOnlyProperty();
  }

  void choose(Choice choice, String value) {
    settings.update(before -> before.appearance(choice.write().apply(before.appearance(), value)));
  }

  /// Whether a person wants to be told when a rollout ends or stalls.
  ReadOnlyBooleanProperty told() {
    return told.getReadOnlyProperty();
  }

  void tell(boolean on) {
    settings.update(before -> before.notices(on));
  }

  int consents() {
    return settings.settings().get().consents().size();
  }

  void forgetConsents() {
    settings.update(before -> before.withoutConsents());
  }

  private static List<String> words(Enum<?>[] values) {
    return java.util.Arrays.stream(values).map(SettingsViewModel::word).toList();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    watching.close();
  }
}
