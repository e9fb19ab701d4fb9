// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.overview;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.overview.ControlPlane;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The parts that run the cluster, one line each. Gone while nothing of them is to be seen.
final class PlaneCard extends VBox {
  private final Texts texts;
  private final Label sum = new Label();
  private final VBox rows = new VBox();

  PlaneCard(Texts texts) {
    this.texts = texts;
    getStyleClass().add("card");
    setId("control-plane");
    Label title = new Label(texts.get("overview.plane"));
    title.getStyleClass().add("text-strong");
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    HBox head = new HBox(title, grow, sum);
    head.getStyleClass().add("card-head");
    Label from = new Label(texts.get("overview.plane.from"));
    from.getStyleClass().add("card-foot");
    from.setWrapText(true);
    from.setMaxWidth(Double.MAX_VALUE);
    getChildren().setAll(head, rows, from);
    setMinHeight(USE_PREF_SIZE);
    show(List.of());
  }

  void show(List<ControlPlane.Part> parts) {
    setVisible(!parts.isEmpty());
    setManaged(!parts.isEmpty());
    Health worst = parts.stream().map(ControlPlane.Part::health).max(Health::compareTo).orElse(Health.GOOD);
    String key = worst == Health.BAD ? "bad" : worst.compareTo(Health.WARNING) >= 0 ? "look" : "good";
    sum.setText(texts.get("overview.plane." + key));
    Health shown = key.equals("good") ? Health.GOOD : worst;
    sum.setGraphic(new HealthGlyph(shown));
    sum.getStyleClass().setAll("label", "plane-sum", HealthGlyph.styleOf(shown));
    rows.getChildren().setAll(parts.stream().map(this::row).toList());
  }

  private HBox row(ControlPlane.Part part) {
    Label name = new Label(texts.get("plane." + part.id()), new HealthGlyph(part.health()));
    name.getStyleClass().add("plane-name");
    Label words = new Label(texts.get(part.words()));
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    Label aside = new Label(part.aside() == null ? "" : texts.get(part.aside()));
    aside.getStyleClass().add("text-muted");
    aside.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(8, name, words, aside);
    row.getStyleClass().add("namespace-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
