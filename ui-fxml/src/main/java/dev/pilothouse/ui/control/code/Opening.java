// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.ui.fx.CancellableWork;
import dev.pilothouse.ui.fx.FrameTicker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.fxmisc.richtext.model.StyledDocument;

/// Puts a text into the area. Of a long one the beginning stands there at once, as much as can be seen; of the rest the background
/// makes a document, which takes longer than all else, and it is put below in one go. FX thread.
final class Opening implements Subscription {
  /// More lines than a large window shows.
  private static final int HEAD = 160;

  /// Shorter texts are put in whole.
  private static final int SHORT = 40_000;

  private final CodeArea area;
  private final Marks marks;
  private final Gutter gutter;
  private final CancellableWork work;
  private final FrameTicker.Update begun;
  private final FrameTicker.Update painted;
  private final List<Runnable> after = new ArrayList<>();
  private String below = "";

  Opening(CodeArea area, Marks marks, Gutter gutter, FrameTicker frames, Executor background, Executor fx) {
    this.area = area;
    this.marks = marks;
    this.gutter = gutter;
    work = new CancellableWork(background, fx);
    painted = frames.update(this::rest);
    // A frame begins with what is due and only then draws, so that the one after it comes when something has been drawn.
    begun = frames.update(painted::request);
  }

  void open(String text) {
    stop();
    int head = text.length() < SHORT ? text.length() : head(text);
    String rest = text.substring(head);
    if (!rest.isEmpty()) {
      below = rest;
      gutter.expect((int) text.chars().filter(c -> c == '\n').count() + 1);
      begun.request();
    }
    area.replace(0, area.getLength(), document(text.substring(0, head)));
  }

  /// Not sooner than the head is painted, so as not to take a processor from that.
  private void rest() {
    String rest = below;
    if (rest.isEmpty()) {
      return;
    }
    work.run(stopped -> document(rest), this::below);
  }

  private void below(StyledDocument<Collection<String>, String, Collection<String>> rest) {
    below = "";
    marks.keeping(() -> area.replace(area.getLength(), area.getLength(), rest));
    area.getUndoManager().forgetHistory();
    gutter.expect(0);
    List<Runnable> due = List.copyOf(after);
    after.clear();
    due.forEach(Runnable::run);
  }

  /// Runs when all of the text is there, at once when it is.
  void then(Runnable task) {
    if (!below.isEmpty()) {
      after.add(task);
    } else {
      task.run();
    }
  }

  /// What is not there yet will not come.
  void stop() {
    work.cancel();
    below = "";
    after.clear();
    gutter.expect(0);
  }

  private static int head(String text) {
    int end = 0;
    for (int line = 0; line < HEAD && end < text.length(); line++) {
      int next = text.indexOf('\n', end);
      end = next < 0 ? text.length() : next + 1;
    }
    return end;
  }

  private StyledDocument<Collection<String>, String, Collection<String>> document(String text) {
    return ReadOnlyStyledDocument.fromString(
        text, area.getInitialParagraphStyle(), area.getInitialTextStyle(), area.getSegOps());
  }

  @Override
  public void close() {
    begun.close();
    painted.close();
    work.close();
  }
}
