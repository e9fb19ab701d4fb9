// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.dialog;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.ui.icon.Icons;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Lines that come and go at the foot of the window: what was done, with the way to take it back. FX thread.
public final class Toasts extends VBox {
  private static final int MOST = 4;
  private final String closeWords;

  public Toasts(String closeWords) {
    this.closeWords = closeWords;
    getStyleClass().add("toasts");
    setAlignment(Pos.BOTTOM_RIGHT);
    setPickOnBounds(false);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
  }

  /// @param detail more words below; may be empty
  /// @param undo the button that takes it back; null for none
  public void show(Health health, String words, String detail, @Nullable Button undo) {
    HBox toast = new HBox();
    toast.getStyleClass().add("toast");
    toast.setAccessibleRole(AccessibleRole.TEXT);
    toast.setAccessibleText(words);
    Region glyph = new Region();
    String style = "health-" + health.name().toLowerCase(Locale.ROOT);
    glyph.getStyleClass().addAll("glyph", style);
    Label title = new Label(words);
    title.getStyleClass().add("toast-title");
    title.setWrapText(true);
    VBox lines = new VBox(title);
    if (!detail.isEmpty()) {
      Label more = new Label(detail);
      more.getStyleClass().add("text-muted");
      more.setWrapText(true);
      lines.getChildren().add(more);
    }
    HBox.setHgrow(lines, Priority.ALWAYS);
    toast.getChildren().setAll(glyph, lines);
    if (undo != null) {
      undo.addEventHandler(javafx.event.ActionEvent.ACTION, event -> getChildren().remove(toast));
      undo.setMinWidth(USE_PREF_SIZE);
      toast.getChildren().add(undo);
    }
    Button close = new Button();
    close.setGraphic(Icons.of(Feather.X));
    close.getStyleClass().setAll("tab-close");
    close.setAccessibleText(closeWords);
    close.setFocusTraversable(false);
    close.setOnAction(event -> getChildren().remove(toast));
    toast.getChildren().add(close);
    getChildren().add(toast);
    while (getChildren().size() > MOST) {
      getChildren().removeFirst();
    }
    PauseTransition stay = new PauseTransition(Duration.seconds(undo != null || health == Health.BAD ? 12 : 5));
    stay.setOnFinished(event -> leave(toast, stay));
    stay.play();
  }

  private void leave(HBox toast, PauseTransition stay) {
    if (toast.isHover()) {
      stay.playFromStart();
    } else {
      getChildren().remove(toast);
    }
  }
}
