// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.nav.Identity;
import dev.pilothouse.ui.text.Texts;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What is known of the chosen entry, before it is opened.
final class PalettePreview extends VBox {
  private final Texts texts;

  PalettePreview(Texts texts) {
    this.texts = texts;
    getStyleClass().add("palette-preview");
    show(null);
  }

  void show(@Nullable PaletteEntry entry) {
    if (entry == null) {
      Label nothing = PaletteCell.label(texts.get("palette.preview"), "text-muted");
      nothing.setWrapText(true);
      VBox box = new VBox(nothing);
      box.getStyleClass().add("preview-section");
      getChildren().setAll(box);
      return;
    }
    Label title = PaletteCell.label(entry.text(), "preview-title");
    title.setWrapText(true);
    title.setMinWidth(0);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox head = new HBox(10, Icons.of(entry.icon()), title);
    VBox top = new VBox(3, head);
    top.getStyleClass().add("preview-section");
    String about = (entry.kind() + "  " + entry.detail()).strip();
    if (!about.isEmpty()) {
      Label words = PaletteCell.label(about, "text-muted");
      words.setWrapText(true);
      top.getChildren().add(words);
    }
    if (!entry.context().isEmpty()) {
      Region square = new Region();
      square.getStyleClass().addAll("hue-square", Identity.hue(entry.context()));
      Label context = PaletteCell.label(entry.context(), "palette-context");
      context.setGraphic(square);
      top.getChildren().add(context);
    }
    getChildren().setAll(top);
    facts(entry);
    Label key = PaletteCell.label("⏎", "keycap");
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    HBox open = new HBox(9, new Label(texts.get("palette.open")), grow, key);
    open.getStyleClass().add("preview-section");
    getChildren().add(open);
  }

  private void facts(PaletteEntry entry) {
    if (entry.facts().isEmpty()) {
      return;
    }
    GridPane facts = new GridPane();
    facts.getStyleClass().addAll("preview-section", "preview-facts");
    for (PaletteEntry.Fact fact : entry.facts()) {
      Label name = PaletteCell.label(fact.name(), "text-muted");
      name.setMinWidth(84);
      GridPane.setValignment(name, VPos.TOP);
      Label value = new Label(fact.value());
      value.setWrapText(true);
      facts.addRow(facts.getRowCount(), name, value);
    }
    getChildren().add(facts);
  }
}
