// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.ui.text.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// A line of the board. FX thread.
final class BoardCell extends ListCell<BoardRow> {
  private final InstantSource clock;
  private final RolloutLine rollout;
  private final GroupLine group;

  BoardCell(Texts texts, InstantSource clock, BoardActions actions, Consumer<BoardRow.Group> toggle) {
    this.clock = clock;
    rollout = new RolloutLine(texts, actions);
    group = new GroupLine(texts, toggle);
    getStyleClass().add("board-cell");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable BoardRow item, boolean empty) {
    super.updateItem(item, empty);
    getStyleClass().removeAll("group", "rollout-row");
    switch (empty ? null : item) {
      case null -> {
        setGraphic(null);
        setAccessibleText("");
      }
      case BoardRow.Group head -> {
        getStyleClass().add("group");
        group.show(head, clock.instant());
        setGraphic(group);
        setAccessibleText(group.words());
      }
      case BoardRow.Rollout line -> {
        getStyleClass().add("rollout-row");
        rollout.show(line, clock.instant().getEpochSecond());
        setGraphic(rollout.node());
        setAccessibleText(rollout.words());
      }
    }
  }

  /// The time has gone on.
  void tick(Instant now) {
    if (getItem() instanceof BoardRow.Group) {
      group.tick(now);
    } else if (getItem() instanceof BoardRow.Rollout) {
      rollout.tick(now.getEpochSecond());
    }
  }
}
