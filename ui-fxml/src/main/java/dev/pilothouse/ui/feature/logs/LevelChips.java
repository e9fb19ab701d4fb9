// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LogFilter;
import dev.pilothouse.core.logs.LogLevel;
import dev.pilothouse.core.logs.LogSnapshot;
import dev.pilothouse.ui.text.Amounts;
import dev.pilothouse.ui.text.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/// How many lines there are of each level, and which levels are shown. Lines whose level nobody can tell are always shown. FX
/// thread.
final class LevelChips extends HBox {
  private final Texts texts;
  private final Consumer<UnaryOperator<LogFilter>> change;
  private final Map<Group, ToggleButton> chips = new EnumMap<>(Group.class);
  private boolean setting;

  /// Levels that are hidden together.
  private enum Group {
    ERROR,
    WARN,
    INFO,
    DEBUG;

    private List<LogLevel> levels() {
      return switch (this) {
        case ERROR -> List.of(LogLevel.ERROR, LogLevel.FATAL);
        case WARN -> List.of(LogLevel.WARN);
        case INFO -> List.of(LogLevel.INFO);
        case DEBUG -> List.of(LogLevel.DEBUG, LogLevel.TRACE);
      };
    }
  }

  LevelChips(Texts texts, Consumer<UnaryOperator<LogFilter>> change) {
    this.texts = texts;
    this.change = change;
    setSpacing(4);
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(USE_PREF_SIZE);
    for (Group group : Group.values()) {
      ToggleButton chip = new ToggleButton();
      String id = group.name().toLowerCase(Locale.ROOT);
      chip.setId("level-" + id);
      chip.getStyleClass().addAll("chip", "log-level", "level-" + id);
      chip.setMinWidth(USE_PREF_SIZE);
      chip.setSelected(true);
      chip.selectedProperty().addListener((selected, before, now) -> set(group, now));
      chips.put(group, chip);
      getChildren().add(chip);
    }
  }

  private void set(Group group, boolean shown) {
    if (!setting) {
      change.accept(filter -> {
        LogFilter next = filter;
        for (LogLevel level : group.levels()) {
          next = next.level(level, shown);
        }
        return next;
      });
    }
  }

  void show(LogSnapshot lines, LogFilter filter) {
    setting = true;
    chips.forEach((group, chip) -> {
      long count = group.levels().stream().mapToLong(lines::count).sum();
      boolean shown = group.levels().stream().noneMatch(filter.hiddenLevels()::contains);
      String name = texts.get("logs.level." + group.name().toLowerCase(Locale.ROOT));
      chip.setText(name + " " + Amounts.count(count));
      chip.setSelected(shown);
      chip.setVisible(count > 0 || !shown);
      chip.setManaged(chip.isVisible());
      chip.setAccessibleText(texts.get(shown ? "logs.level.shown" : "logs.level.hidden", name, count));
    });
    setting = false;
  }
}
