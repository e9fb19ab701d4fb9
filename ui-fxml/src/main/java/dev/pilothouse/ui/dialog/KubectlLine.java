// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.dialog;

import dev.pilothouse.core.command.Kubectl;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;

/// The same with kubectl, in colours, to be copied. A long line goes on in the next one, as a shell takes it. FX thread.
public final class KubectlLine extends HBox {
  private static final int LONG = 67;
  private final TextFlow words = new TextFlow();
  private String line = "";

  public KubectlLine(Texts texts) {
    getStyleClass().add("kubectl-box");
    setAlignment(Pos.CENTER_LEFT);
    words.setId("kubectl");
    words.setAccessibleRole(AccessibleRole.TEXT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button copy = new Button();
    copy.setId("copy-kubectl");
    copy.setAccessibleText(texts.get("dialog.copy"));
    copy.setTooltip(new Tooltip(texts.get("dialog.copy")));
    copy.setGraphic(Icons.of(Feather.COPY));
    copy.setMinWidth(USE_PREF_SIZE);
    copy.setOnAction(event -> copy());
    getChildren().setAll(words, copy);
  }

  public void show(List<String> arguments) {
    String next = Kubectl.shellLine(arguments);
    if (next.equals(line)) {
      return;
    }
    line = next;
    words.setAccessibleText(line);
    words.getChildren().setAll(styled("$ ", "kubectl-prompt"));
    int written = 0;
    boolean taken = false;
    for (int i = 0; i < arguments.size(); i++) {
      String word = Kubectl.shellLine(List.of(arguments.get(i)));
      boolean flag = word.startsWith("-");
      boolean takes = flag && i + 1 < arguments.size() && !word.contains("=");
      int together = word.length() + (takes ? arguments.get(i + 1).length() + 3 : 0);
      if (written > 0 && !taken && written + together > LONG) {
        words.getChildren().add(styled(" \\\n    ", "kubectl-plain"));
        written = 4;
      } else if (i > 0) {
        words.getChildren().add(styled(" ", "kubectl-plain"));
      }
      words.getChildren().add(styled(word, flag ? "kubectl-flag" : word.startsWith("'") ? "kubectl-text" : "kubectl-plain"));
      written += word.length() + 1;
      taken = takes;
    }
  }

  /// What is copied.
  public String line() {
    return line;
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(line);
    Clipboard.getSystemClipboard().setContent(content);
  }

  private static Text styled(String words, String style) {
    Text text = new Text(words);
    text.getStyleClass().addAll("text", "mono-text", style);
    return text;
  }
}
