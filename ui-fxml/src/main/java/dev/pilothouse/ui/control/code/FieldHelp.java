// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.ui.fx.CancellableWork;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.jspecify.annotations.Nullable;

/// Says what a field is for: of the one at the caret when asked, of the one that the mouse rests on. FX thread.
final class FieldHelp {
  private static final Duration REST = Duration.ofMillis(400);
  private final CodeText area;
  private final HelpPopup popup;
  private final CancellableWork work;
  private final FieldDocPane doc;
  private @Nullable CodeHelp help;

  FieldHelp(CodeText area, HelpWords words, Executor background, Executor fx) {
    this.area = area;
    popup = new HelpPopup(area);
    work = new CancellableWork(background, fx);
    doc = new FieldDocPane(words);
    area.setMouseOverTextDelay(REST);
    area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, event -> {
      Point2D at = event.getScreenPosition();
      show(event.getCharacterIndex(), Optional.of(new BoundingBox(at.getX(), at.getY() - 8, 1, 16)));
    });
    area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, event -> hide());
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
    hide();
    work.close();
  }
}
