// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import dev.pilothouse.ui.control.FilterField;
import dev.pilothouse.ui.text.Texts;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// YAML to be read: coloured, searched, copied. Keeps its place when the object changes.
final class YamlPane extends VBox {
  private final CodeArea area = new CodeArea();
  private final FilterField search = new FilterField();
  private final Label matches = new Label();
  private final Executor background;
  private final Executor fx;
  private String shown = "";

  YamlPane(Texts texts, Executor background, Executor fx) {
    this.background = background;
    this.fx = fx;
    getStyleClass().add("yaml-pane");
    area.setEditable(false);
    area.getStyleClass().add("yaml-area");
    area.setAccessibleText("YAML");
    search.icon(Feather.SEARCH);
    search.prompt(texts.get("details.search"));
    search.withoutKey();
    search.textProperty().addListener((text, before, after) -> find(0, true));
    search.field().addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    Button copy = new Button("", new FontIcon(Feather.COPY));
    copy.getStyleClass().addAll("ghost", "icon-only");
    copy.setAccessibleText(texts.get("details.copyYaml"));
    copy.setOnAction(event -> copy());
    matches.getStyleClass().addAll("text-muted", "text-small");
    HBox.setHgrow(search, Priority.ALWAYS);
    HBox tools = new HBox(8, search, matches, copy);
    tools.getStyleClass().add("yaml-tools");
    VirtualizedScrollPane<CodeArea> scroll = new VirtualizedScrollPane<>(area);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(tools, scroll);
  }

  void show(String yaml) {
    if (yaml.equals(shown)) {
      return;
    }
    shown = yaml;
    background.execute(
        () -> {
          StyleSpans<Collection<String>> spans = YamlColours.of(yaml);
          fx.execute(() -> replace(yaml, spans));
        });
  }

  private void replace(String yaml, StyleSpans<Collection<String>> spans) {
    if (!yaml.equals(shown)) {
      return;
    }
    double place = area.getEstimatedScrollY();
    boolean first = area.getLength() == 0;
    area.replaceText(yaml);
    area.setStyleSpans(0, spans);
    if (first) {
      area.moveTo(0);
      area.requestFollowCaret();
    } else {
      area.scrollYToPixel(place);
    }
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      boolean forward = !event.isShiftDown();
      find(forward ? area.getSelection().getEnd() : area.getSelection().getStart() - 1, forward);
      event.consume();
    }
  }

  private void find(int from, boolean forward) {
    String wanted = search.textProperty().get().toLowerCase(Locale.ROOT);
    String text = shown.toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      area.deselect();
      matches.setText("");
      return;
    }
    int at = forward ? text.indexOf(wanted, from) : text.lastIndexOf(wanted, from);
    if (at < 0) {
      at = forward ? text.indexOf(wanted) : text.lastIndexOf(wanted);
    }
    int count = 0;
    for (int i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + wanted.length())) {
      count++;
    }
    matches.setText(Integer.toString(count));
    if (at >= 0 && at + wanted.length() <= area.getLength()) {
      area.selectRange(at, at + wanted.length());
      area.requestFollowCaret();
    }
  }

  void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(shown);
    Clipboard.getSystemClipboard().setContent(content);
  }

  void focusSearch() {
    search.focusField();
  }
}
