// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.control.LongName;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Draws sections: headings with names and values beneath.
final class SectionList extends VBox {
  private static final double LETTER = 7;
  private static final double NAMES = 104;
  private static final double NAMES_AT_MOST = 172;
  private final Texts texts;
  private final Consumer<ResourceRef> open;
  private List<DetailSection> shown = List.of();

  SectionList(Texts texts, Consumer<ResourceRef> open) {
    this.texts = texts;
    this.open = open;
    getStyleClass().add("section-list");
  }

  void show(List<DetailSection> sections) {
    if (!sections.equals(shown) || getChildren().isEmpty()) {
      shown = sections;
      getChildren().setAll(sections.stream().map(this::section).toList());
    }
  }

  private VBox section(DetailSection section) {
    Label title = new Label(texts.get(section.title()));
    title.getStyleClass().add("section-title");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("section-grid");
    double width = namesWidth(section);
    ColumnConstraints names = new ColumnConstraints(width, width, width);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setMinWidth(60);
    grid.getColumnConstraints().setAll(names, values);
    int at = 0;
    for (DetailRow row : section.rows()) {
      Node name = name(row);
      GridPane.setValignment(name, VPos.TOP);
      grid.add(name, 0, at);
      grid.add(value(row), 1, at++);
    }
    VBox box = new VBox(title, grid);
    box.getStyleClass().add("detail-section");
    return box;
  }

  /// As wide as the longest name wants, within reason: labels and conditions have long ones and short values.
  private double namesWidth(DetailSection section) {
    int longest =
        section.rows().stream()
            .mapToInt(row -> texts.get(row.name()).length() + (row.health() == null ? 0 : 2))
            .max()
            .orElse(0);
    return Math.clamp(longest * LETTER, NAMES, NAMES_AT_MOST);
  }

  private Node name(DetailRow row) {
    Label name = new Label(texts.get(row.name()));
    name.getStyleClass().add("section-name");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    name.setTooltip(new Tooltip(name.getText()));
    Health health = row.health();
    if (health != null) {
      name.setGraphic(new HealthGlyph(health));
      name.getStyleClass().add(HealthGlyph.styleOf(health));
    }
    return name;
  }

  private Node value(DetailRow row) {
    ResourceRef link = row.link();
    if (link != null) {
      Hyperlink hyperlink = new Hyperlink(row.value());
      hyperlink.setOnAction(event -> open.accept(link));
      hyperlink.setWrapText(true);
      return hyperlink;
    }
    if (row.mono() && !row.value().contains(" ")) {
      return new LongName(row.value(), "section-mono", texts.get("dialog.copy"));
    }
    Object place = row.name().places().isEmpty() ? "" : row.name().places().getFirst();
    Label value = new Label(row.value().isEmpty() && place instanceof Message words ? texts.get(words) : row.value());
    value.getStyleClass().add(row.mono() ? "section-mono" : "section-value");
    value.setWrapText(true);
    return value;
  }

  /// Events instead of sections.
  void showEvents(List<EventRow> events, long now) {
    getChildren().clear();
    if (events.isEmpty()) {
      Label none = new Label(texts.get("details.noEvents"));
      none.getStyleClass().addAll("text-muted", "detail-none");
      none.setWrapText(true);
      getChildren().add(none);
    }
    for (EventRow event : events) {
      HealthGlyph glyph = new HealthGlyph(event.warning() ? Health.WARNING : Health.NEUTRAL);
      Label reason = new Label(event.reason() + (event.count() > 1 ? " ×" + event.count() : ""), glyph);
      reason.getStyleClass().addAll("text-medium", "event-reason");
      Label age = new Label(Ages.between(event.last(), now));
      age.getStyleClass().add("text-muted");
      age.setMinWidth(USE_PREF_SIZE);
      HBox.setHgrow(reason, Priority.ALWAYS);
      reason.setMaxWidth(Double.MAX_VALUE);
      Label message = new Label(event.message());
      message.setWrapText(true);
      message.getStyleClass().add("event-message");
      VBox box = new VBox(new HBox(8, reason, age), message);
      box.getStyleClass().add("detail-section");
      getChildren().add(box);
    }
  }

  /// Users instead of sections.
  void showUsers(List<DetailRow> users) {
    if (users.isEmpty()) {
      Label none = new Label(texts.get("details.noUsers"));
      none.getStyleClass().addAll("text-muted", "detail-none");
      none.setWrapText(true);
      getChildren().setAll(none);
      shown = List.of();
    } else {
      show(List.of(new DetailSection(Message.of("details.usedBy"), users)));
    }
  }
}
