// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.Span;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.ui.control.code.CaretPlace;
import dev.pilothouse.ui.control.code.CodeEditor;
import dev.pilothouse.ui.control.code.CodeHelp;
import dev.pilothouse.ui.control.code.CodeLook;
import dev.pilothouse.ui.fx.FrameTicker;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import dev.pilothouse.ui.theme.Memory;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The text with what is known of its lines, the path to the caret above it, and the fixes that change it. Tells
/// what a person types, not what it is given. FX thread.
final class TextPane extends VBox implements Subscription {
  private static final String LOOK = "editor.look";
  private final CodeEditor editor;
  private final EditorMarks marks;
  private final Consumer<String> typed;
  private final UiServices services;
  private final Breadcrumbs path;
  private final FrameTicker.Update pathUpdate;
  private final SplitPane parts = new SplitPane();
  private final ReadOnlyBooleanWrapper serverFieldsShown = new ReadOnlyBooleanWrapper();
  private @Nullable ServerFieldsPane serverFields;
  private String serverText = "";
  private Checked known = Checked.NOTHING;
  private boolean filling;
  private boolean opened;
  private boolean wanted;

  /// @param memory has how texts were shown
  /// @param typed is told the text after each change that a person made
  TextPane(UiServices services, Memory memory, String name, Consumer<String> typed) {
    this.services = services;
    this.typed = typed;
    editor = new CodeEditor(services.texts(), services.frames(), services.background(), services.fx());
    editor.name(name);
    CodeLook.of(memory.read(LOOK)).ifPresent(editor.lookProperty()::set);
    editor.lookProperty().addListener((look, before, now) -> memory.write(LOOK, now.words()));
    marks = new EditorMarks(services.texts());
    editor.onFix(this::fixHere);
    editor.onTooMuch(() -> {
      Texts texts = services.texts();
      services.navigator().refuse(texts.get("editor.paste.what"), texts.get("editor.paste.why", YamlText.LARGEST >> 20));
    });
    editor.textProperty().addListener((text, before, now) -> {
      if (!filling) {
        typed.accept(now);
      }
    });
    path = new Breadcrumbs(services.texts(), this::go);
    pathUpdate = services.frames().update(() -> path.show(known.outline(), editor.caretProperty().get().offset()));
    editor.caretProperty().subscribe(place -> pathUpdate.request());
    parts.setOrientation(Orientation.VERTICAL);
    parts.getStyleClass().add("editor-sides");
    parts.getItems().setAll(editor);
    VBox.setVgrow(parts, Priority.ALWAYS);
    getChildren().setAll(path, parts);
    setMinHeight(0);
  }

  /// Shows a text that nobody typed: the first one from its beginning, later ones with the caret where it was.
  void fill(String text) {
    filling = true;
    if (opened) {
      editor.update(text);
      filled();
    } else {
      opened = true;
      editor.open(text, () -> {
        filled();
        typedMeanwhile(text);
      });
    }
  }

  private void filled() {
    filling = false;
    if (wanted) {
      wanted = false;
      editor.focus();
    }
  }

  /// What was typed into a long text before all of it was there.
  private void typedMeanwhile(String text) {
    String now = editor.text();
    if (!now.equals(text) && text.indexOf('\r') < 0) {
      typed.accept(now);
    }
  }

  /// @param knows what can be written at a place
  void help(CodeHelp knows) {
    editor.help(knows);
  }

  void editable(boolean editable) {
    editor.editable(editable);
  }

  void show(Checked checked) {
    known = checked;
    editor.marks(marks.problems(checked));
    editor.owners(EditorMarks.owners(checked));
    editor.changed(checked.changed());
    pathUpdate.request();
  }

  /// What only the server writes, as YAML; empty for a text that is of no object.
  void serverFields(String yaml) {
    serverText = yaml;
    if (yaml.isEmpty()) {
      hideServerFields();
    } else if (serverFields != null && serverFieldsShown.get()) {
      serverFields.show(yaml);
    }
  }

  /// Whether they stand under the text.
  ReadOnlyBooleanProperty serverFieldsShown() {
    return serverFieldsShown.getReadOnlyProperty();
  }

  /// Shows what only the server writes under the text, or takes it away.
  void toggleServerFields() {
    if (serverFieldsShown.get()) {
      hideServerFields();
    } else if (!serverText.isEmpty()) {
      ServerFieldsPane pane = serverFields == null ? new ServerFieldsPane(services, this::hideServerFields) : serverFields;
      serverFields = pane;
      parts.getItems().setAll(editor, pane);
      parts.setDividerPositions(0.6);
      serverFieldsShown.set(true);
      pane.show(serverText);
      pane.focus();
    }
  }

  private void hideServerFields() {
    parts.getItems().setAll(editor);
    serverFieldsShown.set(false);
    editor.focus();
  }

  /// Takes the keyboard to the path above the text.
  void focusPath() {
    path.focus();
  }

  void go(Problem problem) {
    go(problem.span().start());
  }

  void go(int offset) {
    editor.goTo(offset);
    editor.focus();
  }

  /// A text that stands in for an empty one, or comes after it as another document; it can be undone like any typing.
  void insert(String words) {
    String now = editor.text();
    String between = now.isBlank() ? "" : now.endsWith("\n") ? "---\n" : "\n---\n";
    Span place = now.isBlank() ? new Span(0, now.length()) : Span.at(now.length());
    editor.edit(List.of(new Fix.Edit(place, between + words)));
    go(place.start() + between.length());
  }

  private void fixHere() {
    int line = editor.caretProperty().get().line();
    known.problems().stream()
        .filter(one -> !one.fixes().isEmpty() && known.text().lines().lineOf(one.span().start()) == line)
        .findFirst()
        .ifPresent(one -> fix(List.of(one.fixes().getFirst())));
  }

  /// A fix is of the text that was checked: when another one stands there by now, its places are others, and it is left.
  void fix(List<Fix> fixes) {
    if (editor.text().equals(known.text().text())) {
      editor.edit(fixes.stream().flatMap(fix -> fix.edits().stream()).toList());
      editor.focus();
    }
  }

  /// The whole text becomes another, as if it had been typed.
  void replace(String words) {
    editor.update(words);
    editor.focus();
  }

  ObservableValue<CaretPlace> caret() {
    return editor.caretProperty();
  }

  ObjectProperty<CodeLook> look() {
    return editor.lookProperty();
  }

  void find() {
    editor.find();
  }

  boolean escape() {
    return editor.escape();
  }

  /// Takes the keyboard, at the latest when the text is there.
  void focus() {
    wanted = !opened;
    editor.focus();
  }

  @Override
  public void close() {
    pathUpdate.close();
    if (serverFields != null) {
      serverFields.close();
    }
    editor.close();
  }
}
