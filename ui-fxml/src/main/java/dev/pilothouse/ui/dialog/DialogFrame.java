// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.dialog;

import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.Kubectl;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.nav.Identity;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

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
    if (level == GuardLevel.CONFIRM) {
      Label words = new Label(texts.get("dialog.guard.confirm", context));
      words.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
      Label promise = new Label(texts.get("dialog.guard.promise"));
      promise.getStyleClass().add("dialog-promise");
      Region grow = new Region();
      HBox.setHgrow(grow, Priority.ALWAYS);
      HBox strip = new HBox(words, grow, promise);
      strip.getStyleClass().add("dialog-strip");
      getChildren().addFirst(strip);
    }
    return this;
  }

  public DialogFrame about(String context, ResourceRef target) {
    HBox path = new HBox();
    path.getStyleClass().add("dialog-path");
    Label tile = new Label(Identity.initials(context));
    tile.getStyleClass().addAll("small-tile", Identity.hue(context));
    path.getChildren().addAll(muted(texts.get("dialog.context")), tile, strong(context));
    if (!target.namespace().isEmpty()) {
      path.getChildren().addAll(faint("/"), muted(texts.get("dialog.namespace")), strong(target.namespace()));
    }
    path.getChildren().addAll(faint("/"), muted(target.kind().kind()), strong(target.name()));
    return with(path);
  }

  public DialogFrame with(javafx.scene.Node part) {
    body.getChildren().add(part);
    return this;
  }

  /// The same with kubectl, to be copied; gives the label, whose words may change.
  public Label kubectl(List<String> arguments) {
    Label line = new Label(Kubectl.shellLine(arguments));
    line.getStyleClass().addAll("mono", "kubectl-line");
    line.setWrapText(true);
    line.setId("kubectl");
    HBox.setHgrow(line, Priority.ALWAYS);
    line.setMaxWidth(Double.MAX_VALUE);
    Button copy = new Button(texts.get("dialog.copy"));
    copy.setGraphic(Icons.of(Feather.COPY));
    copy.setMinWidth(USE_PREF_SIZE);
    copy.setOnAction(
        event -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(line.getText());
          Clipboard.getSystemClipboard().setContent(content);
        });
    Label prompt = faint("$");
    prompt.getStyleClass().add("mono");
    HBox box = new HBox(prompt, line, copy);
    box.getStyleClass().add("kubectl-box");
    with(box);
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

  static Label faint(String words) {
    return styled(words, "text-faint");
  }

  static Label strong(String words) {
    return styled(words, "text-strong");
  }

  static Label styled(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    return label;
  }
}
