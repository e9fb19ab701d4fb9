// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.ui.fx.CancellableWork;
import dev.pilothouse.ui.text.Texts;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.scene.control.IndexRange;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.jspecify.annotations.Nullable;

/// Finds and replaces. The search runs in the background over the text as it was when it began; a newer one, the button and Esc
/// stop it. FX thread.
final class Find implements Overlay {
  /// A search that is over sooner says nothing of itself.
  private static final Duration PATIENCE = Duration.millis(300);

  private final CodeArea area;
  private final Texts texts;
  private final Folding folding;
  private final CancellableWork work;
  private final Runnable repaint;
  private final FindBar bar;
  private final PauseTransition patience = new PauseTransition(PATIENCE);
  private Found.Places places = Found.NONE;
  private int origin;
  private boolean everywhere;

  Find(CodeArea area, Texts texts, Folding folding, Executor background, Executor fx, Runnable repaint) {
    this.area = area;
    this.texts = texts;
    this.folding = folding;
    this.repaint = repaint;
    work = new CancellableWork(background, fx);
    bar = new FindBar(texts);
    patience.setOnFinished(event -> bar.searching(work.running()));
    bar.words.textProperty().addListener((words, before, after) -> changed());
    bar.matchCase.selectedProperty().addListener((on, before, after) -> changed());
    bar.wholeWord.selectedProperty().addListener((on, before, after) -> changed());
    bar.regex.selectedProperty().addListener((on, before, after) -> changed());
    bar.next.setOnAction(event -> next());
    bar.previous.setOnAction(event -> previous());
    bar.stop.setOnAction(event -> stop());
    bar.close.setOnAction(event -> close());
    bar.one.setOnAction(event -> replaceOne());
    bar.all.setOnAction(event -> replaceAll());
    bar.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    area.plainTextChanges().subscribe(change -> textChanged());
  }

  FindBar bar() {
    return bar;
  }

  boolean isOpen() {
    return bar.isVisible();
  }

  /// @param replace whether to replace, which needs a text that can be changed
  void open(boolean replace) {
    origin = area.getSelection().getStart();
    everywhere = false;
    String selected = area.getSelectedText();
    if (!selected.isEmpty() && !selected.contains("\n")) {
      bar.words.setText(selected);
    }
    bar.open(replace && area.isEditable());
    changed();
  }

  /// What is selected, or the word at the caret, is to become something else wherever it stands, in one step of undo.
  void openEverywhere() {
    if (area.getSelection().getLength() == 0) {
      selectWord();
    }
    String words = area.getSelectedText();
    if (!area.isEditable() || words.isEmpty() || words.contains("\n")) {
      return;
    }
    bar.matchCase.setSelected(true);
    bar.regex.setSelected(false);
    bar.wholeWord.setSelected(selectsWords());
    open(true);
    everywhere = true;
    bar.by.setText(words);
    bar.by.requestFocus();
    bar.by.selectAll();
  }

  private void selectWord() {
    String line = area.getParagraph(area.getCurrentParagraph()).getText();
    int from = area.getCaretColumn();
    int to = from;
    while (from > 0 && ofWord(line.charAt(from - 1))) {
      from--;
    }
    while (to < line.length() && ofWord(line.charAt(to))) {
      to++;
    }
    area.selectRange(area.getCurrentParagraph(), from, area.getCurrentParagraph(), to);
  }

  /// Whether no word goes on beyond what is selected.
  private boolean selectsWords() {
    IndexRange selected = area.getSelection();
    return !wordAt(selected.getStart() - 1) && !wordAt(selected.getEnd());
  }

  private boolean wordAt(int place) {
    return place >= 0 && place < area.getLength() && ofWord(area.getText(place, place + 1).charAt(0));
  }

  private static boolean ofWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }

  void close() {
    work.cancel();
    patience.stop();
    bar.shut();
    found(Found.NONE);
    area.requestFocus();
  }

  /// Nobody looks at it any more.
  void shut() {
    work.close();
    patience.stop();
  }

  private void stop() {
    work.cancel();
    patience.stop();
    bar.say(texts.get("code.stopped"), false);
  }

  void next() {
    go(places.from(area.getSelection().getLength() == 0 ? area.getCaretPosition() : area.getSelection().getStart() + 1));
  }

  void previous() {
    go(places.before(area.getSelection().getStart()));
  }

  private @Nullable Runnable entered(KeyEvent event) {
    if (event.getTarget().equals(bar.by)) {
      return everywhere ? this::replaceEverywhere : this::replaceOne;
    }
    return !event.getTarget().equals(bar.words) ? null : event.isShiftDown() ? this::previous : this::next;
  }

  private void key(KeyEvent event) {
    boolean back = event.isShiftDown();
    Runnable action =
        switch (event.getCode()) {
          case ESCAPE -> work.running() ? this::stop : this::close;
          case ENTER -> entered(event);
          case F3 -> back ? this::previous : this::next;
          default -> null;
        };
    if (action != null) {
      action.run();
      event.consume();
    }
  }

  private void textChanged() {
    if (isOpen()) {
      search(found -> {});
    }
  }

  private void changed() {
    search(found -> go(found.from(origin)));
  }

  private void search(Consumer<Found.Places> then) {
    FindQuery query = bar.query();
    if (query.words().isEmpty()) {
      work.cancel();
      found(Found.NONE);
      bar.say("", false);
      return;
    }
    // Immutable: its text is put together in the background.
    var document = area.getContent().snapshot();
    run(
        stopped -> TextSearch.find(document.getText(), query, stopped),
        result -> {
          if (result instanceof Found.Places all) {
            found(all);
            said();
            then.accept(all);
          }
        });
  }

  private void run(Function<BooleanSupplier, Found> search, Consumer<Found> then) {
    patience.playFromStart();
    work.run(search, result -> {
      patience.stop();
      bar.searching(false);
      switch (result) {
        case Found.Wrong wrong -> {
          found(Found.NONE);
          bar.say(texts.get(wrong.at() > 0 ? "code.wrongRegex" : "code.wrongReplacement", wrong.why(), wrong.at()), true);
        }
        case Found.TooDeep deep -> {
          found(Found.NONE);
          bar.say(texts.get("code.tooDeep"), true);
        }
        default -> then.accept(result);
      }
    });
  }

  private void found(Found.Places all) {
    places = all;
    repaint.run();
  }

  private void go(int place) {
    if (place >= 0 && places.end(place) <= area.getLength()) {
      int start = places.start(place);
      folding.reveal(area.offsetToPosition(start, Bias.Forward).getMajor());
      area.selectRange(start, places.end(place));
      area.requestFollowCaret();
    }
    said();
  }

  /// Which one of how many.
  private void said() {
    IndexRange selected = area.getSelection();
    int current = places.index(selected.getStart(), selected.getEnd());
    String words =
        places.count() == 0
            ? texts.get("code.none")
            : current < 0 ? texts.get("code.count", places.count()) : texts.get("code.ofCount", current + 1, places.count());
    bar.say(words, false);
  }

  private void replaceOne() {
    FindQuery query = bar.query();
    String by = bar.by.getText();
    IndexRange selected = area.getSelection();
    if (places.index(selected.getStart(), selected.getEnd()) < 0) {
      next();
      return;
    }
    String text = area.getText();
    run(
        stopped -> TextSearch.replaceOne(text, query, by, selected.getStart(), selected.getEnd(), stopped),
        result -> replaced(text, result, found -> go(found.from(area.getCaretPosition()))));
  }

  private void replaceEverywhere() {
    replaceAll();
    area.requestFocus();
  }

  private void replaceAll() {
    FindQuery query = bar.query();
    String by = bar.by.getText();
    String text = area.getText();
    run(stopped -> TextSearch.replaceAll(text, query, by, stopped), result -> replaced(text, result, found -> {}));
  }

  private void replaced(String before, Found result, Consumer<Found.Places> then) {
    if (result instanceof Found.Replacement replacement && area.isEditable() && before.equals(area.getText())) {
      if (replacement.count() > 0) {
        area.getUndoManager().preventMerge();
        area.replaceText(replacement.from(), replacement.to(), replacement.text());
        area.getUndoManager().preventMerge();
      }
      search(
          found -> {
            then.accept(found);
            if (replacement.count() > 1) {
              bar.say(texts.get("code.replaced", replacement.count()), false);
            }
          });
    }
  }

  @Override
  public void within(int from, int to, BiConsumer<IndexRange, String> parts) {
    if (places.count() == 0) {
      return;
    }
    for (int i = places.endingBehind(from); i < places.count() && places.start(i) < to; i++) {
      parts.accept(new IndexRange(Math.max(from, places.start(i)), Math.min(to, places.end(i))), "found");
    }
  }
}
