// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.nav.Identity;
import dev.pilothouse.ui.shell.PaletteView.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// A line of the palette: the head of a group, or an entry with its matched letters marked.
final class PaletteCell extends ListCell<Line> {

  PaletteCell() {
    // As wide as the list, never wider.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Line line, boolean empty) {
    super.updateItem(line, empty);
    setText(null);
    getStyleClass().remove("palette-head");
    switch (line) {
      case null -> setGraphic(null);
      case Line.Head head -> {
        getStyleClass().add("palette-head");
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        HBox box = new HBox(label(head.title(), "section-title"), grow, label(head.more(), "text-small"));
        box.setAlignment(Pos.BOTTOM_LEFT);
        setGraphic(box);
        setAccessibleText(head.title());
      }
      case Line.Found found -> {
        PaletteEntry entry = found.hit().entry();
        setGraphic(entry(found.hit()));
        setAccessibleText((entry.kind() + " " + entry.text() + " " + entry.detail() + " " + entry.context()).strip());
      }
    }
  }

  private static Node entry(PaletteEntry.Hit hit) {
    PaletteEntry entry = hit.entry();
    HBox box = new HBox(Icons.of(entry.icon()));
    box.getStyleClass().add("palette-entry");
    if (!entry.kind().isEmpty()) {
      Label kind = label(entry.kind(), "palette-kind");
      kind.setMinWidth(82);
      kind.setPrefWidth(82);
      kind.setMaxWidth(82);
      box.getChildren().add(kind);
    }
    boolean plain = entry.health() == Health.NEUTRAL;
    Label detail =
        label(entry.detail(), plain ? "palette-detail" : "health-" + entry.health().name().toLowerCase(Locale.ROOT));
    detail.getStyleClass().add("text-small");
    detail.setMinWidth(0);
    detail.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(detail, Priority.ALWAYS);
    box.getChildren().addAll(marked(entry.text(), hit.letters()), detail);
    if (!entry.context().isEmpty()) {
      Region square = new Region();
      square.getStyleClass().addAll("hue-square", Identity.hue(entry.context()));
      Label context = label(entry.context(), "palette-context");
      context.setGraphic(square);
      context.setMinWidth(Region.USE_PREF_SIZE);
      box.getChildren().add(context);
    }
    if (!entry.keys().isEmpty()) {
      Label keys = label(entry.keys(), "keycap");
      keys.setMinWidth(Region.USE_PREF_SIZE);
      box.getChildren().add(keys);
    }
    return box;
  }

  /// The text with the letters that matched marked.
  private static Node marked(String text, List<Integer> letters) {
    Set<Integer> matched = new HashSet<>(letters);
    TextFlow flow = new TextFlow();
    int from = 0;
    for (int i = 1; i <= text.length(); i++) {
      if (i == text.length() || matched.contains(i) != matched.contains(from)) {
        Text part = new Text(text.substring(from, i));
        part.getStyleClass().add(matched.contains(from) ? "palette-match" : "palette-text");
        flow.getChildren().add(part);
        from = i;
      }
    }
    flow.setMinWidth(Region.USE_PREF_SIZE);
    flow.setMaxHeight(Region.USE_PREF_SIZE);
    return flow;
  }

  static Label label(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    return label;
  }
}
