// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.function.BiConsumer;
import javafx.scene.control.IndexRange;
import org.fxmisc.richtext.CodeArea;

/// Marks the bracket beside the caret and the one that belongs to it. Looks no further than a few screens. FX thread.
final class Brackets implements Overlay {
  private static final int FAR = 20_000;
  private static final String OPEN = "{[";
  private static final String CLOSE = "}]";
  private final CodeArea area;
  private int one = -1;
  private int other = -1;

  Brackets(CodeArea area, Runnable repaint) {
    this.area = area;
    area.caretPositionProperty().addListener((caret, before, after) -> look(repaint));
  }

  private void look(Runnable repaint) {
    int was = one;
    int caret = area.getCaretPosition();
    one = -1;
    for (int at = Math.min(caret, area.getLength() - 1); at >= Math.max(0, caret - 1) && one < 0; at--) {
      char c = area.getText(at, at + 1).charAt(0);
      if (OPEN.indexOf(c) >= 0 || CLOSE.indexOf(c) >= 0) {
        int from = Math.max(0, at - FAR);
        int found = match(area.getText(from, Math.min(area.getLength(), at + FAR)), at - from);
        one = found < 0 ? -1 : at;
        other = from + found;
      }
    }
    if (was >= 0 || one >= 0) {
      repaint.run();
    }
  }

  /// @return where the bracket is that belongs to the one at a place; -1 when there is none. Brackets within quotes do not count.
  static int match(String text, int at) {
    int[] opened = new int[256];
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        i += c == '\\' && quote == '"' ? 1 : 0;
        quote = c == quote || c == '\n' ? 0 : quote;
      } else if ((c == '"' || c == '\'') && (i == 0 || " {[,:\n".indexOf(text.charAt(i - 1)) >= 0)) {
        quote = c;
      } else if (OPEN.indexOf(c) >= 0 && depth < opened.length) {
        opened[depth++] = i;
      } else if (CLOSE.indexOf(c) >= 0 && depth > 0) {
        int open = opened[--depth];
        if (open == at || i == at) {
          return OPEN.indexOf(text.charAt(open)) == CLOSE.indexOf(c) ? open + i - at : -1;
        }
      }
    }
    return -1;
  }

  @Override
  public void within(int from, int to, BiConsumer<IndexRange, String> parts) {
    for (int at : new int[] {one, other}) {
      if (one >= 0 && at >= from && at < to) {
        parts.accept(new IndexRange(at, at + 1), "bracket");
      }
    }
  }
}
