// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.core.yaml.YamlText;
import java.util.function.Supplier;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.Clipboard;
import org.fxmisc.richtext.Caret.CaretVisibility;
import org.fxmisc.richtext.CodeArea;

/// RichTextFX's area, which says nothing to a screen reader by itself: this one is a text whose words are the line with the caret,
/// and says so whenever that is another one. FX thread.
final class CodeText extends CodeArea {
  private Supplier<String> line = () -> "";
  private Runnable tooMuch = () -> {};

  CodeText() {
    getStyleClass().add("code-text");
    setAccessibleRole(AccessibleRole.TEXT_AREA);
    currentParagraphProperty().addListener((paragraph, before, after) -> spokenChanged());
    // Where nothing can be typed RichTextFX shows no caret; here one walks with it all the same.
    focusedProperty().addListener((focused, before, after) -> caret());
    editableProperty().addListener((editable, before, after) -> caret());
  }

  private void caret() {
    setShowCaret(isEditable() ? CaretVisibility.AUTO : isFocused() ? CaretVisibility.ON : CaretVisibility.OFF);
  }

  /// @param words what is read out of the line with the caret
  void spoken(Supplier<String> words) {
    line = words;
  }

  /// @param told when more was to be pasted than a text can have
  void onTooMuch(Runnable told) {
    tooMuch = told;
  }

  /// What no server would take is not put in: to lay out tens of megabytes would stop the window for minutes.
  @Override
  public void paste() {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    String words = clipboard.hasString() ? clipboard.getString() : null;
    if (words != null && words.length() + getLength() - getSelection().getLength() > YamlText.LARGEST) {
      tooMuch.run();
    } else {
      super.paste();
    }
  }

  void spokenChanged() {
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    notifyAccessibleAttributeChanged(AccessibleAttribute.CARET_OFFSET);
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case TEXT -> line.get();
      case EDITABLE -> isEditable();
      case CARET_OFFSET, SELECTION_START, SELECTION_END -> getCaretColumn();
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
