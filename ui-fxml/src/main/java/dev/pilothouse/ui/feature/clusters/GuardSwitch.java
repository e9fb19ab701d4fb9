// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.clusters;

import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.text.Texts;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;

/// How a context is guarded, in a badge that changes it.
final class GuardSwitch extends MenuButton {

  GuardSwitch(GuardLevel level, Texts texts, Consumer<GuardLevel> chosen) {
    show(level, texts);
    setAccessibleText(texts.get("clusters.guard.about", getText()));
    for (GuardLevel one : GuardLevel.values()) {
      String key = "shell.guard." + word(one);
      MenuItem item = new MenuItem(texts.get(key) + " – " + texts.get(key + ".means"));
      item.setOnAction(event -> chosen.accept(one));
      getItems().add(item);
    }
  }

  private void show(GuardLevel level, Texts texts) {
    setText(texts.get("clusters.guard." + word(level)));
    getStyleClass().setAll("menu-button", "guard-switch", "guard-" + word(level));
    setMinWidth(USE_PREF_SIZE);
    if (level == GuardLevel.READ_ONLY) {
      setGraphic(Icons.of(Feather.LOCK));
    } else if (level == GuardLevel.CONFIRM) {
      setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
    }
  }

  static String word(GuardLevel level) {
    return level.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
