// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.rollout.PodStage;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A stage of a lane: its name, how many pods are in it, and the pods.
final class StageColumn extends VBox {
  private static final double ROOM_FOR_NOTE = 150;
  private final Label name = new Label();
  private final Label count = new Label();
  private final Label note = new Label();
  private final PodMarks marks;
  private final Label below = new Label();

  StageColumn(String title, PodMarks marks) {
    this.marks = marks;
    getStyleClass().add("stage-column");
    setMinWidth(0);
    setPrefWidth(0);
    name.setText(title);
    name.getStyleClass().add("stage-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    count.getStyleClass().add("stage-count");
    count.setMinWidth(Region.USE_PREF_SIZE);
    note.getStyleClass().add("stage-note");
    note.setMinWidth(0);
    note.visibleProperty().bind(widthProperty().greaterThan(ROOM_FOR_NOTE));
    note.managedProperty().bind(note.visibleProperty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(6, name, count, space, note);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("stage-head");
    VBox.setVgrow(marks, Priority.ALWAYS);
    below.getStyleClass().add("stage-below");
    below.setWrapText(true);
    below.setMinHeight(Region.USE_PREF_SIZE);
    below.setVisible(false);
    below.setManaged(false);
    getChildren().setAll(head, marks, below);
  }

  /// @param whole how many pods there may be in all stages: what a full bar stands for
  void show(List<PodStage> pods, String aside, long whole, long now) {
    count.setText(Integer.toString(pods.size()));
    note.setText(aside);
    marks.show(pods, name.getText() + " " + pods.size(), whole, now);
  }

  boolean takeFocus() {
    if (marks.isFocusTraversable() && getParent() != null) {
      marks.requestFocus();
      return true;
    }
    return false;
  }

  void title(String words) {
    name.setText(words);
  }

  /// A sentence under the pods; empty for none.
  void below(String words) {
    below.setText(words);
    below.setVisible(!words.isEmpty());
    below.setManaged(!words.isEmpty());
  }
}
