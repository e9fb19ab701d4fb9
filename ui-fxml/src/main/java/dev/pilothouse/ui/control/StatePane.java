// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.ui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stands where a view has nothing to show: that it loads, why it is empty and how to fill it, or what failed, why and what
/// to do now. Hidden while the view is ready.
public final class StatePane extends VBox {
  private final FontIcon icon = new FontIcon();
  private final Label title = new Label();
  private final Label why = new Label();
  private final Label next = new Label();
  private final HBox buttons = new HBox(8);

  public StatePane() {
    getStyleClass().add("state-pane");
    setAlignment(Pos.CENTER);
    icon.getStyleClass().add("state-icon");
    title.getStyleClass().add("state-title");
    why.getStyleClass().add("state-why");
    next.getStyleClass().add("state-next");
    for (Label label : new Label[] {title, why, next}) {
      label.setWrapText(true);
      label.setMaxWidth(520);
    }
    buttons.setAlignment(Pos.CENTER);
    getChildren().setAll(icon, title, why, next, buttons);
    ready();
  }

  /// Hides the pane.
  public void ready() {
    setVisible(false);
  }

  public void loading(String words) {
    show(Feather.LOADER, "state-loading", words, "", "");
  }

  /// @param fill how to get what would be here; may be empty
  public void empty(String words, String reason, String fill, Button... actions) {
    show(Feather.INBOX, "state-empty", words, reason, fill);
    buttons.getChildren().setAll(actions);
  }

  /// @param retry what the button does
  public void failed(ClusterFailure failure, Texts texts, Runnable retry) {
    boolean refused = failure.kind() == ClusterFailure.Kind.FORBIDDEN || failure.kind() == ClusterFailure.Kind.UNAUTHORIZED;
    show(
        refused ? Feather.LOCK : Feather.ALERT_TRIANGLE, refused ? "state-refused" : "state-failed",
        texts.get(failure.what()), texts.get(failure.why()), texts.get(failure.next()));
    Button again = new Button(texts.get("state.retry"), new FontIcon(Feather.REFRESH_CW));
    again.getStyleClass().add("soft");
    again.setId("state-retry");
    again.setOnAction(event -> retry.run());
    Button copy = new Button(texts.get("state.copy"), new FontIcon(Feather.COPY));
    copy.setOnAction(
        event -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(
              texts.get(failure.what()) + "\n" + texts.get(failure.why()) + "\n" + texts.get(failure.next()) + "\n"
                  + failure.kind() + " " + failure.detail());
          Clipboard.getSystemClipboard().setContent(content);
        });
    buttons.getChildren().setAll(again, copy);
  }

  private void show(Feather code, String style, String words, String reason, String fill) {
    icon.setIconCode(code);
    getStyleClass().removeIf(name -> name.startsWith("state-") && !name.equals("state-pane"));
    getStyleClass().add(style);
    text(title, words);
    text(why, reason);
    text(next, fill);
    buttons.getChildren().clear();
    setAccessibleText(words + ". " + reason + " " + fill);
    setVisible(true);
  }

  private static void text(Label label, String words) {
    label.setText(words);
    label.setVisible(!words.isEmpty());
    label.setManaged(!words.isEmpty());
  }
}
