// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.activity;

import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.nav.Identity;
import dev.pilothouse.ui.text.Texts;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// An entry of the journal; opened, it shows the same with kubectl.
final class EntryCell extends ListCell<EntryRow> {
  private final Texts texts;
  private final Set<Long> expanded;
  private final LongConsumer toggle;
  private final LongConsumer undo;
  private final Consumer<String> copy;

  EntryCell(Texts texts, Set<Long> expanded, LongConsumer toggle, LongConsumer undo, Consumer<String> copy) {
    this.texts = texts;
    this.expanded = expanded;
    this.toggle = toggle;
    this.undo = undo;
    this.copy = copy;
    // As wide as the list, never wider.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable EntryRow row, boolean empty) {
    super.updateItem(row, empty);
    setText(null);
    if (row == null) {
      setGraphic(null);
      return;
    }
    VBox box = new VBox();
    if (!row.day().isEmpty()) {
      Label day = label(row.day(), "entry-day");
      day.setMaxWidth(Double.MAX_VALUE);
      box.getChildren().add(day);
    }
    boolean open = expanded.contains(row.id());
    box.getChildren().add(line(row, open));
    if (open) {
      box.getChildren().add(new EntryDetails(texts, row, () -> copy.accept(row.kubectl())));
    }
    setGraphic(box);
    setAccessibleText(row.time() + " " + row.action() + " " + row.object() + " " + row.result());
  }

  private Node line(EntryRow row, boolean open) {
    HBox time = new HBox(6, Icons.of(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT), label(row.time(), "text-muted"));
    Region square = new Region();
    square.getStyleClass().addAll("hue-square", Identity.hue(row.context()));
    HBox context = new HBox(7, square, label(row.context(), "context-name"));
    HBox object = new HBox(6, label(row.kind(), "entry-kind"), label(row.object(), "entry-object"));
    Label result = label(row.result(), "health-" + row.health().name().toLowerCase(Locale.ROOT));
    Region glyph = new Region();
    glyph.getStyleClass().addAll("glyph", "health-" + row.health().name().toLowerCase(Locale.ROOT));
    result.setGraphic(glyph);
    result.setMinWidth(Region.USE_PREF_SIZE);
    Label detail = label(row.detail().lines().findFirst().orElse(""), "text-muted");
    detail.setTooltip(new Tooltip(row.detail()));
    HBox ended = new HBox(6, result, detail);
    HBox.setHgrow(ended, Priority.ALWAYS);
    ended.setMinWidth(60);
    ended.setPrefWidth(60);
    ended.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    HBox back = new HBox();
    back.getStyleClass().add("undo-box");
    if (!row.undo().isEmpty()) {
      Button button = new Button(row.undo());
      button.setGraphic(Icons.of(Feather.ROTATE_CCW));
      button.getStyleClass().add("undo");
      button.setMinWidth(USE_PREF_SIZE);
      button.setFocusTraversable(false);
      button.setOnAction(event -> undo.accept(row.id()));
      back.getChildren().add(button);
    }
    HBox line =
        new HBox(
            column(time, 92), column(context, 130), column(label(row.action(), "entry-action"), 180), column(object, 250), ended,
            column(label(row.by(), "text-muted"), 150), column(back, 130));
    line.getStyleClass().add("entry-line");
    line.setOnMouseClicked(event -> toggle.accept(row.id()));
    return line;
  }

  private static Region column(Region content, double width) {
    content.setMinWidth(Math.min(width, width < 100 ? 92 : 60));
    content.setPrefWidth(width);
    content.setMaxWidth(width);
    if (content instanceof HBox box) {
      box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    }
    return content;
  }

  static Label label(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    return label;
  }
}
