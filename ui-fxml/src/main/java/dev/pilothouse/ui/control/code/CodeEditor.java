// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.ui.fx.FrameTicker;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;

/// A text editor for YAML: colours, line numbers, folds, find and replace, the keys of an editor, all by keyboard and from the
/// menu. It knows text only. Whose a line is and what is wrong with it is handed in as marks. FX thread.
public final class CodeEditor extends VBox implements Subscription {
  private final CodeText area = new CodeText();
  private final Texts texts;
  private final Folding folding = new Folding(area);
  private final VisibleColours colours;
  private final Gutter gutter;
  private final Find find;
  private final GoToLine goToLine;
  private final Zoom zoom;
  private final CodeCommands commands;

  /// @param background runs searches
  public CodeEditor(Texts texts, FrameTicker frames, Executor background, Executor fx) {
    this.texts = texts;
    getStyleClass().add("code-editor");
    area.setId("code");
    area.spoken(this::line);
    colours = new VisibleColours(area, frames);
    gutter = new Gutter(area, texts, folding, Zoom.NORMAL);
    zoom = new Zoom(area, gutter);
    find = new Find(area, texts, folding, background, fx, colours::request);
    goToLine = new GoToLine(area, texts, folding);
    colours.overlay(find);
    colours.overlay(new Brackets(area, colours::request));
    commands = new CodeCommands(area, find, goToLine, folding, zoom);
    VirtualizedScrollPane<CodeText> scroll = new VirtualizedScrollPane<>(area);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(find.bar(), goToLine, scroll);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    area.editableProperty().addListener((editable, before, after) -> menu());
    menu();
  }

  private void menu() {
    area.setContextMenu(new CodeMenu(texts).of(commands.offered()));
  }

  private void key(KeyEvent event) {
    boolean inText = event.getTarget() == area;
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
    int line = area.getCurrentParagraph();
    String marks = gutter.marks().words(line);
    String words = texts.get("code.spoken", Integer.toString(line + 1), area.getParagraph(line).getText());
    return marks.isEmpty() ? words : words + ", " + marks;
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
    area.replaceText(text);
    area.moveTo(0);
    area.getUndoManager().forgetHistory();
    colours.head();
    area.requestFollowCaret();
  }

  /// Shows a newer version of the same text: the caret, the selection, folds and what is seen stay with their lines.
  public void update(String text) {
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

  /// What is known of the lines from elsewhere, all at once.
  public void marks(List<LineMark> marks) {
    gutter.marks(marks);
  }

  public void find() {
    find.open(false);
  }

  /// The way back from what lies over the text.
  ///
  /// @return whether there was anything
  public boolean escape() {
    boolean open = find.isOpen();
    if (open) {
      find.close();
    }
    return open;
  }

  public void focus() {
    area.requestFocus();
  }

  @Override
  public void close() {
    find.shut();
    colours.close();
    area.dispose();
  }
}
