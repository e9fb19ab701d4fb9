// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.theme;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What a person chose: theme, language, density, time zone. Each choice is remembered as it is made. FX thread.
public final class Preferences {
  private final Memory memory;
  private final ObjectProperty<ThemeChoice> theme;
  private final ObjectProperty<LanguageChoice> language;
  private final ObjectProperty<Density> density;
  private final ObjectProperty<ZoneChoice> zone;

  public Preferences(Memory memory) {
    this.memory = memory;
    theme = remembered("theme", ThemeChoice.class, ThemeChoice.SYSTEM);
    language = remembered("language", LanguageChoice.class, LanguageChoice.SYSTEM);
    density = remembered("density", Density.class, Density.NORMAL);
    zone = remembered("zone", ZoneChoice.class, ZoneChoice.LOCAL);
    // Everything that writes a time asks the JVM for its zone.
    zone.subscribe(chosen -> TimeZone.setDefault(chosen == ZoneChoice.UTC ? TimeZone.getTimeZone(ZoneOffset.UTC) : null));
  }

  public ObjectProperty<ThemeChoice> theme() {
    return theme;
  }

  public ObjectProperty<LanguageChoice> language() {
    return language;
  }

  public ObjectProperty<Density> density() {
    return density;
  }

  public ObjectProperty<ZoneChoice> zone() {
    return zone;
  }

  private <E extends Enum<E>> ObjectProperty<E> remembered(String name, Class<E> type, E otherwise) {
    E first = otherwise;
    String written = memory.read(name);
    for (E value : type.getEnumConstants()) {
      if (written.equals(word(value))) {
        first = value;
      }
    }
    SimpleObjectProperty<E> property = new SimpleObjectProperty<>(first);
    property.addListener((observed, before, now) -> memory.write(name, word(now)));
    return property;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// The language of the surface.
  public enum LanguageChoice {
    SYSTEM(Locale.ROOT),
    ENGLISH(Locale.ENGLISH),
    CHINESE(Locale.SIMPLIFIED_CHINESE);

    private final Locale locale;

    LanguageChoice(Locale locale) {
      this.locale = locale;
    }

    public Locale locale() {
      return this == SYSTEM ? Locale.getDefault(Locale.Category.DISPLAY) : locale;
    }
  }

  /// The zone in which times are written.
  public enum ZoneChoice {
    LOCAL,
    UTC
  }
}
