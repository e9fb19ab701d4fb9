// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import java.util.Locale;
import java.util.function.Function;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;

/// The keys of a table: Enter, `y` copies the name, and type-ahead. A letter that means something to the view around is taken by
/// that first; type-ahead that has begun takes all letters until a second has passed.
final class TableKeys<T> {
  private static final long PAUSE = 1_000_000_000L;
  /// Keys of the window: the namespaces and the sheet of keys.
  private static final String WINDOW = "n?";

  private final ObjectTable<T> table;
  private final Function<T, String> nameOf;
  private String typed = "";
  private long typedAt;
  private boolean swallow;

  TableKeys(ObjectTable<T> table, Function<T, String> nameOf) {
    this.table = table;
    this.nameOf = nameOf;
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    table.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
  }

  private void pressed(KeyEvent event) {
    swallow = false;
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    if (!typing() && table.takesKey(event)) {
      swallow = true;
      event.consume();
      return;
    }
    switch (event.getCode()) {
      case ENTER -> {
        table.activate();
        event.consume();
      }
      case HOME -> move(0, event);
      // the control's own does nothing as long as no row is selected
      case PAGE_DOWN -> move(table.pageAway(1), event);
      case PAGE_UP -> move(table.pageAway(-1), event);
      case END -> move(table.getItems().size() - 1, event);
      default -> {}
    }
  }

  private void move(int index, KeyEvent event) {
    if (!event.isShiftDown()) {
      table.selectIndex(index);
      event.consume();
    }
  }

  private void typed(KeyEvent event) {
    String letter = event.getCharacter();
    if (event.isShortcutDown() || event.isAltDown() || letter.isBlank() || letter.charAt(0) < ' ' || letter.charAt(0) == 127) {
      return;
    }
    if (swallow) {
      event.consume();
      return;
    }
    long now = System.nanoTime();
    boolean going = typing();
    if (!going && WINDOW.contains(letter)) {
      return;
    }
    if (!going && letter.equals("y")) {
      copyName();
    } else if (going || Character.isLetterOrDigit(letter.charAt(0))) {
      typed = going ? typed + letter.toLowerCase(Locale.ROOT) : letter.toLowerCase(Locale.ROOT);
      typedAt = now;
      jump(!going);
    }
    event.consume();
  }

  private boolean typing() {
    return System.nanoTime() - typedAt < PAUSE && !typed.isEmpty();
  }

  private void copyName() {
    T current = table.current();
    if (current != null) {
      ClipboardContent content = new ClipboardContent();
      content.putString(nameOf.apply(current));
      Clipboard.getSystemClipboard().setContent(content);
    }
  }

  private void jump(boolean fresh) {
    int size = table.getItems().size();
    int from = Math.max(0, table.getFocusModel().getFocusedIndex()) + (fresh ? 1 : 0);
    for (int i = 0; i < size; i++) {
      int at = (from + i) % size;
      if (nameOf.apply(table.getItems().get(at)).toLowerCase(Locale.ROOT).startsWith(typed)) {
        table.selectIndex(at);
        return;
      }
    }
  }
}
