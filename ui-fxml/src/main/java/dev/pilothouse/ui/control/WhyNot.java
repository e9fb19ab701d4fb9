// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import dev.pilothouse.ui.icon.Icons;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/// Why buttons beside it cannot be pressed, in words that stand there. A button that is disabled gets no keyboard and shows no
/// tooltip; this line does get it, so that the words are read out too. Takes no room while it has nothing to say. FX thread.
public final class WhyNot extends Label {

  public WhyNot() {
    getStyleClass().add("why-not");
    setAccessibleRole(AccessibleRole.TEXT);
    setGraphic(Icons.of(Feather.INFO));
    setWrapText(true);
    setMinHeight(USE_PREF_SIZE);
    say("");
  }

  /// @param why empty when nothing stands in the way
  public void say(String why) {
    setText(why);
    setAccessibleText(why);
    setVisible(!why.isEmpty());
    setManaged(!why.isEmpty());
    setFocusTraversable(!why.isEmpty());
  }
}
