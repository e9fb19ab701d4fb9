// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.JudgedLines.Judged;
import dev.pilothouse.core.logs.LogQuery;
import dev.pilothouse.core.logs.LogSnapshot;
import dev.pilothouse.core.logs.SecretMask;
import java.util.List;
import java.util.function.LongFunction;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/// Takes text of a log to the clipboard.
final class LogClipboard {
  private static final int MOST_COPIED = 100_000;

  private LogClipboard() {}

  /// FX thread.
  static void put(String text) {
    if (text.isEmpty()) {
      return;
    }
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  /// The same with a mask in place of what looks like a secret, where that is wanted. FX thread.
  static void put(String text, boolean masked) {
    put(masked ? SecretMask.mask(text) : text);
  }

  /// What is selected, without a selection the line that is chosen, and with the last line all of its trace. Of more than a
  /// hundred thousand lines, the first of them. Takes a while for many: away from the screen.
  ///
  /// @param chosen -1 for none
  /// @param text of a line, as it is drawn
  static String text(
      LogSnapshot all, Judged judged, @Nullable LogSelection selected, long chosen, LongFunction<String> text) {
    boolean none = selected == null || selected.isEmpty();
    if (none && (chosen < all.first() || chosen >= all.end())) {
      return "";
    }
    LogSelection what = selected == null || none ? LogSelection.whole(chosen) : selected;
    List<Long> trace =
        none || what.firstLine() < what.lastLine() ? judged.parts(all, Math.min(what.lastLine(), all.end() - 1)) : List.of();
    return text(trace.isEmpty() ? what : what.through(trace.getLast()), all, judged, text);
  }

  private static String text(LogSelection what, LogSnapshot all, Judged judged, LongFunction<String> text) {
    StringBuilder copied = new StringBuilder();
    long first = judged.whole().index(what.firstLine());
    long end = Math.min(judged.whole().index(what.lastLine() + 1), first + MOST_COPIED);
    for (long index = first; index < end; index++) {
      long line = judged.whole().line(index);
      String drawn = text.apply(line);
      LogQuery.Range part = what.of(line, drawn.length());
      if (part != null) {
        copied.append(copied.isEmpty() || all.continued(line) ? "" : "\n");
        copied.append(drawn, Math.min(part.from(), drawn.length()), Math.min(part.to(), drawn.length()));
      }
    }
    return copied.toString();
  }
}
