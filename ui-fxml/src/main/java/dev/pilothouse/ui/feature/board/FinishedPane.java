// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.rollouts.EndedRollout.Result;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.text.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What ended in the last day: a line of time, and a list. FX thread.
final class FinishedPane extends VBox {
  private static final double ROOM_FOR_STRIP = 720;
  private final Texts texts;
  private final Map<String, ToggleButton> chips = new LinkedHashMap<>();
  private final DayStrip strip;
  private final ListView<FinishedRow> list = new ListView<>();
  private final Label nothing = new Label();
  private String chosen = "all";
  private BoardViewModel.@Nullable Shown shown;

  FinishedPane(Texts texts, InstantSource clock, Consumer<FinishedRow> open) {
    this.texts = texts;
    getStyleClass().add("finished");
    strip = new DayStrip(texts);
    Label title = new Label(texts.get("board.finished"));
    title.getStyleClass().add("text-strong");
    title.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(12, title);
    head.getStyleClass().add("finished-head");
    head.setAlignment(Pos.CENTER_LEFT);
    for (String id : List.of("all", "ok", "undone", "failed")) {
      ToggleButton chip = new ToggleButton();
      chip.getStyleClass().add("chip");
      chip.setId("finished-" + id);
      chip.setMinWidth(USE_PREF_SIZE);
      if (!id.equals("all")) {
        chip.setGraphic(new HealthGlyph(FinishedCell.health(results(id).iterator().next())));
      }
      chip.setOnAction(event -> choose(chip.isSelected() ? id : "all"));
      chips.put(id, chip);
      head.getChildren().add(chip);
    }
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    head.getChildren().addAll(space, strip);
    head.widthProperty().subscribe(width -> room(width.doubleValue()));
    getChildren().setAll(head, new BoardHeader(texts, BoardColumns.FINISHED), list);
    fill(clock, open);
  }

  private void room(double width) {
    strip.setVisible(width > ROOM_FOR_STRIP);
    strip.setManaged(strip.isVisible());
  }

  private void fill(InstantSource clock, Consumer<FinishedRow> open) {
    list.getStyleClass().add("board-list");
    list.setId("finished-list");
    list.setAccessibleText(texts.get("board.finished"));
    list.setCellFactory(view -> new FinishedCell(texts, clock, open));
    nothing.getStyleClass().add("text-muted");
    nothing.setWrapText(true);
    list.setPlaceholder(nothing);
    list.setFixedCellSize(28);
    list.setMinHeight(0);
    keys(open);
    VBox.setVgrow(list, Priority.ALWAYS);
  }

  private void keys(Consumer<FinishedRow> open) {
    list.setOnKeyPressed(
        event -> {
          FinishedRow row = list.getSelectionModel().getSelectedItem();
          if (event.getCode() == KeyCode.ENTER && row != null) {
            open.accept(row);
            event.consume();
          }
        });
    list.setOnMouseClicked(
        event -> {
          FinishedRow row = list.getSelectionModel().getSelectedItem();
          if (event.getClickCount() == 2 && row != null) {
            open.accept(row);
          }
        });
  }

  private static Set<Result> results(String id) {
    return switch (id) {
      case "ok" -> EnumSet.of(Result.OK);
      case "undone" -> EnumSet.of(Result.UNDONE, Result.SUPERSEDED);
      case "failed" -> EnumSet.of(Result.FAILED);
      default -> EnumSet.allOf(Result.class);
    };
  }

  private void choose(String id) {
    chosen = id;
    if (shown != null) {
      show(shown);
    }
  }

  void show(BoardViewModel.Shown next) {
    shown = next;
    chips.forEach(
        (id, chip) -> {
          long count = next.finished().stream().filter(one -> results(id).contains(one.ended().result())).count();
          chip.setText(texts.get("board.finished." + id, count));
          chip.setSelected(id.equals(chosen));
        });
    List<FinishedRow> rows = next.finished().stream().filter(one -> results(chosen).contains(one.ended().result())).toList();
    nothing.setText(texts.get(next.finished().isEmpty() ? "board.finished.none" : "board.finished.noneSuch"));
    if (!rows.equals(list.getItems())) {
      FinishedRow before = list.getSelectionModel().getSelectedItem();
      list.getItems().setAll(rows);
      rows.stream()
          .filter(one -> before != null && one.id().equals(before.id()))
          .findFirst()
          .ifPresent(list.getSelectionModel()::select);
    }
    strip.show(rows, next.now());
  }

  void tick(Instant now) {
    for (Node node : list.lookupAll(".finished-cell")) {
      if (node instanceof FinishedCell cell) {
        cell.tick(now.getEpochSecond());
      }
    }
  }
}
