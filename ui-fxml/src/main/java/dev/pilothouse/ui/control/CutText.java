// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Words for which there is no room are shown whole where the mouse rests on them, whatever they stand in. What has a tooltip of
/// its own keeps it. FX thread.
public final class CutText {
  private static final int WIDEST = 560;
  private final Tooltip whole = new Tooltip();
  private @Nullable Labeled on;

  private CutText() {
    whole.setWrapText(true);
    whole.setMaxWidth(WIDEST);
  }

  /// For everything that is ever in a scene.
  public static void readable(Scene scene) {
    CutText cut = new CutText();
    scene.addEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, event -> cut.entered(event.getTarget()));
    scene.addEventFilter(MouseEvent.MOUSE_EXITED_TARGET, event -> cut.left(event.getTarget()));
  }

  /// Whether there is no room for all of the words.
  public static boolean is(Labeled labeled) {
    return labeled.getText() != null
        && labeled.getChildrenUnmodifiable().stream()
            .filter(child -> !child.equals(labeled.getGraphic()))
            .anyMatch(child -> child instanceof Text text && text.isVisible() && !text.getText().equals(labeled.getText()));
  }

  private void entered(Object target) {
    if (target instanceof Labeled labeled && is(labeled) && !explained(labeled)) {
      on = labeled;
      whole.setText(labeled.getText());
      Tooltip.install(labeled, whole);
    }
  }

  private void left(Object target) {
    if (on != null && on.equals(target)) {
      Tooltip.uninstall(on, whole);
      on = null;
    }
  }

  private static boolean explained(Labeled labeled) {
    for (Node each = labeled; each != null; each = each.getParent()) {
      if (each instanceof Control control && control.getTooltip() != null) {
        return true;
      }
    }
    return false;
  }
}
