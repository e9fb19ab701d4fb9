// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.ui.fx.FrameTicker;
import dev.pilothouse.ui.text.Texts;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.jspecify.annotations.Nullable;

/// A text editor for YAML: colours, line numbers, folds, find and replace, the keys of an editor, all by keyboard and from the
/// menu. It knows text only. Whose a line is, what is wrong with it and what is changed is handed in, each as a whole; it stays
/// with its lines while somebody types above them. FX thread.
public final class CodeEditor extends VBox implements Subscription {
  private final CodeText area = new CodeText();
  private final Texts texts;
  private final Folding folding;
  private final VisibleColours colours;
  private final LineFacts facts = new LineFacts();
  private final Marks marks;
  private final Opening opening;
  private final ReadOnlyObjectWrapper<CaretPlace> caret = new ReadOnlyObjectWrapper<>(new CaretPlace(0, 0, 0));
  private final Find find;
  private final GoToLine goToLine;
  private final Look look;
  private final CodeCommands commands;
  private final Completing completing;
  private final FieldHelp fieldHelp;
  private Runnable fix = () -> {};

  /// @param background runs searches, and works out what is proposed
  public CodeEditor(Texts texts, FrameTicker frames, Executor background, Executor fx) {
    this.texts = texts;
    getStyleClass().add("code-editor");
    area.setId("code");
    area.spoken(this::line);
    folding = new Folding(area, frames, background, fx);
    colours = new VisibleColours(area, frames);
    Gutter gutter = new Gutter(area, texts, folding, facts, Look.NORMAL);
    MarkStripe stripe = new MarkStripe(area, texts, facts, frames);
    marks = new Marks(area, folding, facts, gutter, stripe, frames, colours::request);
    opening = new Opening(area, marks, gutter, frames, background, fx);
    stripe.onGo(line -> marks.go(line, 0));
    look = new Look(area, gutter);
    find = new Find(area, texts, folding, background, fx, colours::request);
    goToLine = new GoToLine(area, texts, folding);
    colours.overlay(find);
    colours.overlay(new Brackets(area, colours::request));
    colours.overlay(marks);
    HelpWords words = new HelpWords(texts);
    completing = new Completing(area, words, frames, background, fx);
    fieldHelp = new FieldHelp(area, words, background, fx);
    commands = new CodeCommands(area, find, goToLine, folding, look, marks, () -> fix.run(), completing, fieldHelp);
    StackPane scroll = new StackPane(new VirtualizedScrollPane<>(area, ScrollBarPolicy.AS_NEEDED, ScrollBarPolicy.ALWAYS), stripe);
    StackPane.setAlignment(stripe, Pos.CENTER_RIGHT);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(find.bar(), goToLine, scroll);
    area.caretPositionProperty().addListener((position, before, after) -> caret.set(marks.caret()));
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    area.editableProperty().addListener((editable, before, after) -> menu());
    menu();
  }

  private void menu() {
    area.setContextMenu(new CodeMenu(texts).of(commands.offered()));
  }

  private void key(KeyEvent event) {
    boolean inText = event.getTarget() == area;
    boolean closesHelp = event.getCode() == KeyCode.ESCAPE && fieldHelp.isShowing();
    if (closesHelp) {
      fieldHelp.hide();
    }
    if (closesHelp || (inText && completing.key(event))) {
      event.consume();
      return;
    }
    if (inText && (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE)) {
      folding.revealBeside(area.getCurrentParagraph());
    }
    for (CodeCommand command : commands.offered()) {
      boolean here = inText || command.group() == CodeCommand.Group.FIND || command.group() == CodeCommand.Group.VIEW;
      if (here && !command.keys().isEmpty() && command.combination().match(event)) {
        command.run().run();
        event.consume();
        return;
      }
    }
  }

  /// What is read out of the line with the caret.
  private String line() {
    if (completing.isShowing()) {
      return completing.spoken();
    }
    if (fieldHelp.isShowing()) {
      return fieldHelp.spoken();
    }
    int line = area.getCurrentParagraph();
    String known = facts.beside(line).words();
    String words = texts.get("code.spoken", Integer.toString(line + 1), area.getParagraph(line).getText());
    return known.isEmpty() ? words : words + ", " + known;
  }

  /// @param name what the text is, for a screen reader
  public void name(String name) {
    area.setAccessibleText(name);
  }

  /// Whether the text can be changed by the person. Where it cannot, the caret, the selection, find and folds work all the same.
  public void editable(boolean editable) {
    area.setEditable(editable);
  }

  public String text() {
    return area.getText();
  }

  public ObservableValue<String> textProperty() {
    return area.textProperty();
  }

  /// Shows another text from its beginning; nothing of the one before can be brought back.
  public void open(String text) {
    open(text, () -> {});
  }

  /// Shows another text from its beginning, of a long one the first lines at once and the rest soon after.
  ///
  /// @param whole runs when all of the text is there; before that [#text] says what is
  public void open(String text, Runnable whole) {
    opening.open(text);
    area.moveTo(0);
    area.getUndoManager().forgetHistory();
    colours.head();
    area.requestFollowCaret();
    opening.then(whole);
  }

  /// Shows a newer version of the same text: the caret, the selection, folds and what is seen stay with their lines.
  public void update(String text) {
    opening.stop();
    int anchor = area.getAnchor();
    int caret = area.getCaretPosition();
    for (TextUpdate.Change change : TextUpdate.between(area.getText(), text)) {
      area.replaceText(change.from(), change.to(), change.text());
      anchor = change.moved(anchor);
      caret = change.moved(caret);
    }
    area.selectRange(anchor, caret);
    if (!area.isEditable()) {
      area.getUndoManager().forgetHistory();
    }
  }

  /// Text becomes other text in one step of undo, as a fix of [dev.pilothouse.core.yaml.Fix] asks for it.
  ///
  /// @param edits places of the text as it is now; they do not touch each other
  public void edit(List<Fix.Edit> edits) {
    if (area.isEditable()) {
      CodeEdits.make(area, edits);
    }
  }

  /// What is wrong, instead of what was said before.
  public void marks(List<LineMark> all) {
    marks.marks(all);
  }

  /// Whose the lines are, instead of what was said before.
  ///
  /// @param byLine null for a line of nobody's; empty when owners are not to be shown
  public void owners(List<? extends @Nullable LineOwner> byLine) {
    marks.owners(byLine);
  }

  /// Which lines the person has changed, instead of what was said before.
  public void changed(BitSet lines) {
    marks.changed(lines);
  }

  /// Where the caret stands.
  public ReadOnlyObjectProperty<CaretPlace> caretProperty() {
    return caret.getReadOnlyProperty();
  }

  /// Where the caret is on the screen, for what is opened there; empty when it is out of sight.
  public Optional<Bounds> caretBounds() {
    return area.getCaretBounds();
  }

  /// The caret goes to this place of the text, or to the nearest there is, and is seen; of a text that is only coming, when all of
  /// it is there.
  public void goTo(int offset) {
    opening.then(() -> marks.go(offset));
  }

  /// The caret goes to the next error or warning, after the last one to the first.
  public void nextMark() {
    marks.next();
  }

  /// The caret goes to the error or warning before it, from the first one to the last.
  public void previousMark() {
    marks.previous();
  }

  /// @param action what the key for a quick fix (Alt+Enter) does
  public void onFix(Runnable action) {
    fix = action;
  }

  /// @param told when more was to be pasted than a text can have
  public void onTooMuch(Runnable told) {
    area.onTooMuch(told);
  }

  /// @param knows what can be written, and what fields are for; without one nothing is proposed
  public void help(CodeHelp knows) {
    completing.help(knows);
    fieldHelp.help(knows);
  }

  /// How the text is shown; a person changes it by keys and from the menu.
  public ObjectProperty<CodeLook> lookProperty() {
    return look.property();
  }

  /// What belongs to this line is folded away.
  ///
  /// @param line from 0
  public void fold(int line) {
    folding.fold(line);
  }

  public void find() {
    find.open(false);
  }

  /// The way back from what lies over the text.
  ///
  /// @return whether there was anything
  public boolean escape() {
    boolean helped = completing.isShowing() || fieldHelp.isShowing();
    completing.hide();
    fieldHelp.hide();
    boolean open = find.isOpen() && !helped;
    if (open) {
      find.close();
    }
    return open || helped;
  }

  public void focus() {
    area.requestFocus();
  }

  @Override
  public void close() {
    find.shut();
    folding.close();
    opening.close();
    marks.close();
    completing.close();
    fieldHelp.close();
    colours.close();
    area.dispose();
  }
}
