// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.ui.fx.CancellableWork;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Says what a field is for: of the one at the caret when asked, of the one that the mouse rests on. FX thread.
final class FieldHelp {
  private static final Duration REST = Duration.millis(400);
  private final CodeText area;
  private final HelpPopup popup;
  private final CancellableWork work;
  private final FieldDocPane doc;
  // RichTextFX has such a timer of its own: one for each line.
  private final PauseTransition rest = new PauseTransition(REST);
  private @Nullable CodeHelp help;
  private @Nullable MouseEvent mouse;

  FieldHelp(CodeText area, HelpWords words, Executor background, Executor fx) {
    this.area = area;
    popup = new HelpPopup(area);
    work = new CancellableWork(background, fx);
    doc = new FieldDocPane(words);
    rest.setOnFinished(event -> rested());
    area.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    area.addEventHandler(MouseEvent.MOUSE_EXITED, event -> left());
    area.addEventHandler(ScrollEvent.SCROLL, event -> left());
    area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (!event.getCode().isModifierKey() && isShowing()) {
        hide();
      }
    });
    area.focusedProperty().addListener((focused, before, after) -> hide());
  }

  void help(CodeHelp knows) {
    help = knows;
  }

  private void moved(MouseEvent event) {
    mouse = event;
    if (popup.isShowing()) {
      hide();
    }
    if (help != null) {
      rest.playFromStart();
    }
  }

  private void left() {
    rest.stop();
    hide();
  }

  private void rested() {
    MouseEvent at = mouse;
    if (at != null) {
      Optional<Bounds> place = Optional.of(new BoundingBox(at.getScreenX(), at.getScreenY() - 8, 1, 16));
      area.hit(at.getX(), at.getY()).getCharacterIndex().ifPresent(index -> show(index, place));
    }
  }

  void atCaret() {
    show(area.getCaretPosition(), area.getCaretBounds());
  }

  private void show(int offset, Optional<Bounds> place) {
    CodeHelp knows = help;
    if (knows == null || place.isEmpty()) {
      return;
    }
    var document = area.getContent().snapshot();
    work.run(
        stopped -> knows.documentation(document.getText(), offset),
        found -> found.ifPresent(field -> {
          doc.show(field, knows.source());
          popup.show(List.of(doc), place.get());
          area.spokenChanged();
        }));
  }

  boolean isShowing() {
    return popup.isShowing();
  }

  /// What is read out of it.
  String spoken() {
    return doc.getAccessibleText();
  }

  void hide() {
    work.cancel();
    popup.hide();
  }

  void close() {
    left();
    work.close();
  }
}
