// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.settings;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.settings.Appearance;
import dev.pilothouse.core.settings.LogLimits;
import dev.pilothouse.core.settings.Settings;
import dev.pilothouse.core.settings.SettingsStore;
import dev.pilothouse.ui.fx.FxThread;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
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
      String id, List<String> values, Function<Settings, String> read, BiFunction<Settings, String, Settings> write) {

    private static Choice look(
        String id, List<String> values, Function<Appearance, String> read, BiFunction<Appearance, String, Appearance> write) {
      return new Choice(
          id, values, settings -> read.apply(settings.appearance()),
          (settings, word) -> settings.appearance(write.apply(settings.appearance(), word)));
    }

    private static Choice megabytes(
        String id, List<Integer> values, ToIntFunction<LogLimits> read, BiFunction<LogLimits, Integer, LogLimits> write) {
      return new Choice(
          id, values.stream().map(String::valueOf).toList(), settings -> String.valueOf(read.applyAsInt(settings.logs())),
          (settings, word) -> settings.logs(write.apply(settings.logs(), Integer.valueOf(word))));
    }
  }

  static final List<Choice> CHOICES =
      List.of(
          Choice.look(
              "theme", words(Appearance.Theme.values()), look -> word(look.theme()),
              (look, word) -> look.theme(Appearance.Theme.valueOf(word.toUpperCase(Locale.ROOT)))),
          Choice.look(
              "language", List.of("system", "en", "zh"), look -> look.language().isEmpty() ? "system" : look.language(),
              (look, word) -> look.language(word.equals("system") ? "" : word)),
          Choice.look(
              "density", words(Appearance.Density.values()), look -> word(look.density()),
              (look, word) -> look.density(Appearance.Density.valueOf(word.toUpperCase(Locale.ROOT)))),
          Choice.look(
              "times", words(Appearance.Times.values()), look -> word(look.times()),
              (look, word) -> look.times(Appearance.Times.valueOf(word.toUpperCase(Locale.ROOT)))),
          Choice.megabytes("logMemory", List.of(64, 256, 1_024), LogLimits::memory, LogLimits::memory),
          Choice.megabytes("logDisk", List.of(0, 2_048, 10_240), LogLimits::disk, LogLimits::disk));

  private final SettingsStore settings;
  private final ReadOnlyObjectWrapper<Settings> chosen;
  private final ReadOnlyObjectWrapper<List<Message>> notes = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper told = new ReadOnlyBooleanWrapper();
  private final Subscription.Bag watching = new Subscription.Bag();

  SettingsViewModel(SettingsStore settings, FxThread fx) {
    this.settings = settings;
    chosen = new ReadOnlyObjectWrapper<>(settings.settings().get());
    watching.add(fx.observe(settings.settings(), now -> {
          chosen.set(now);
          told.set(now.notices());
        }));
    watching.add(fx.observe(settings.notes(), notes::set));
  }

  ReadOnlyObjectProperty<Settings> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /// What a person should know of the settings: set aside, not kept.
  ReadOnlyObjectProperty<List<Message>> notes() {
    return notes.getReadOnlyProperty();
  }

  void choose(Choice choice, String value) {
    settings.update(before -> choice.write().apply(before, value));
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
