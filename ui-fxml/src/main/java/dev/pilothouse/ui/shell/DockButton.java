// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/// Gives the dock the whole of the middle and takes it away again. FX thread.
final class DockButton extends Button {
  private final Texts texts;
  private final WorkArea area;
  private final Runnable changed;

  /// @param changed called when it has the whole, or no longer, or something else stands in it
  DockButton(Texts texts, WorkArea area, Runnable changed) {
    super();
    this.texts = texts;
    this.area = area;
    this.changed = changed;
    setId("dock-whole");
    getStyleClass().setAll("tab-close", "dock-whole");
    setFocusTraversable(false);
    setOnAction(event -> turn(!area.dockWhole()));
    look();
  }

  /// @param whole whether the dock is to have the place of the views as well
  void turn(boolean whole) {
    area.dockWhole(whole);
    show();
  }

  void show() {
    look();
    changed.run();
  }

  private void look() {
    boolean whole = area.dockWhole();
    String words = texts.get(whole ? "shell.dock.part" : "shell.dock.whole");
    setGraphic(Icons.of(whole ? Feather.MINIMIZE_2 : Feather.MAXIMIZE_2));
    setAccessibleText(words);
    setTooltip(new Tooltip(words + "  " + Shortcuts.words("Shortcut+Shift+J")));
  }
}
