// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.ui.text.Texts;
import java.time.InstantSource;
import java.util.Locale;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;

/// From when on a log is read: the last lines, some minutes, or all that there is. FX thread.
final class SinceMenu extends MenuButton {
  private final Texts texts;
  private final LogsViewModel model;
  private final InstantSource clock;
  private Since chosen;

  /// @param chosen what is read now
  SinceMenu(Texts texts, LogsViewModel model, InstantSource clock, Since chosen) {
    this.chosen = chosen;
    this.texts = texts;
    this.model = model;
    this.clock = clock;
    setId("log-since");
    getStyleClass().add("log-menu");
    setMinWidth(USE_PREF_SIZE);
    setTooltip(new Tooltip(texts.get("logs.since.how")));
    for (Since since : Since.values()) {
      MenuItem item = new MenuItem(texts.get(since.words()));
      item.setId(since.name().toLowerCase(Locale.ROOT));
      item.setOnAction(event -> choose(since));
      getItems().add(item);
    }
    show(chosen);
  }

  void choose(Since since) {
    show(since);
    model.since(since, clock.millis());
  }

  Since chosen() {
    return chosen;
  }

  private void show(Since since) {
    chosen = since;
    setText(texts.get(since.words()));
    setAccessibleText(texts.get("logs.since.how") + ": " + getText());
  }
}
