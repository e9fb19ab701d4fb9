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

  /// A part of a text that was selected.
  ///
  /// @param to the index after the last char
  record Part(String whole, int from, int to) {
    static final Part NONE = new Part("", 0, 0);

    String plain() {
      return whole.substring(from, to);
    }

    /// With a mask in place of what looks like a secret in the whole, of which the part may have only an end.
    String masked() {
      return SecretMask.cut(whole, from, to);
    }
  }

  /// What is selected, without a selection the line that is chosen, and with the last line all of its trace. Of more than a
  /// hundred thousand lines, the first of them. Takes a while for many: away from the screen.
  ///
  /// @param chosen -1 for none
  /// @param text of a line, as it is drawn
  static Part text(
      LogSnapshot all, Judged judged, @Nullable LogSelection selected, long chosen, LongFunction<String> text) {
    boolean none = selected == null || selected.isEmpty();
    if (none && (chosen < all.first() || chosen >= all.end())) {
      return Part.NONE;
    }
    LogSelection what = selected == null || none ? LogSelection.whole(chosen) : selected;
    List<Long> trace =
        none || what.firstLine() < what.lastLine() ? judged.parts(all, Math.min(what.lastLine(), all.end() - 1)) : List.of();
    return text(trace.isEmpty() ? what : what.through(trace.getLast()), all, judged, text);
  }

  private static Part text(LogSelection what, LogSnapshot all, Judged judged, LongFunction<String> text) {
    StringBuilder copied = new StringBuilder(before(what.firstLine(), all, text));
    int from = -1;
    int to = 0;
    long first = judged.whole().index(what.firstLine());
    long end = Math.min(judged.whole().index(what.lastLine() + 1), first + MOST_COPIED);
    long last = -1;
    for (long index = first; index < end; index++) {
      long line = judged.whole().line(index);
      String drawn = text.apply(line);
      LogQuery.Range part = what.of(line, drawn.length());
      if (part != null) {
        copied.append(copied.isEmpty() || all.continued(line) ? "" : "\n");
        int begin = copied.length();
        copied.append(drawn);
        from = from < 0 ? begin + Math.min(part.from(), drawn.length()) : from;
        to = begin + Math.min(part.to(), drawn.length());
        last = line;
      }
    }
    for (long next = last + 1; last >= 0 && next < all.end() && all.continued(next); next++) {
      copied.append(text.apply(next));
    }
    return from < 0 ? Part.NONE : new Part(copied.toString(), from, Math.max(from, to));
  }

  /// The pieces of a long line before one of them.
  private static String before(long piece, LogSnapshot all, LongFunction<String> text) {
    StringBuilder before = new StringBuilder();
    for (long at = piece; at > all.first() && at < all.end() && all.continued(at); at--) {
      before.insert(0, text.apply(at - 1));
    }
    return before.toString();
  }
}
