// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.dialog;

import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The frame of every dialog that writes: the guard's strip, what it is about (context, namespace, object), the body, the line
/// for kubectl, and the buttons, of which the safe one is the default.
public final class DialogFrame extends VBox {
  private final Texts texts;
  private final VBox body = new VBox();
  private final HBox buttons = new HBox();

  public DialogFrame(Texts texts, String title) {
    this.texts = texts;
    getStyleClass().add("dialog");
    setAccessibleRole(AccessibleRole.DIALOG);
    setAccessibleText(title);
    Label heading = new Label(title);
    heading.getStyleClass().add("dialog-title");
    heading.setWrapText(true);
    body.getStyleClass().add("dialog-body");
    body.getChildren().add(heading);
    buttons.getStyleClass().add("dialog-buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().setAll(body, buttons);
  }

  /// The strip that says how the context is guarded; nothing when it is not.
  public DialogFrame guard(GuardLevel level, String context) {
    GuardStrip strip = new GuardStrip(texts, context);
    strip.show(level);
    getChildren().addFirst(strip);
    return this;
  }

  public DialogFrame about(String context, ResourceRef target) {
    return with(new DialogPath(texts, context, target));
  }

  public DialogFrame with(javafx.scene.Node part) {
    body.getChildren().add(part);
    return this;
  }

  /// The same with kubectl, to be copied; gives the line, which may be shown anew.
  public KubectlLine kubectl(List<String> arguments) {
    KubectlLine line = new KubectlLine(texts);
    line.show(arguments);
    with(line);
    return line;
  }

  public void buttons(Button... all) {
    for (Button button : all) {
      button.setMinWidth(USE_PREF_SIZE);
    }
    buttons.getChildren().setAll(all);
  }

  static Label muted(String words) {
    return styled(words, "text-muted");
  }

  static Label styled(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    return label;
  }
}
