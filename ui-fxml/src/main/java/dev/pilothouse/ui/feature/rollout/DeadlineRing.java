// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.rollout.Deadline;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Arc;
import javafx.scene.shape.Circle;

/// How long until the rollout counts as failed: a ring that empties, the time that is left, and what happens then. FX thread.
final class DeadlineRing extends HBox {
  private static final double SIZE = 80;
  private static final double SMALL = 30;
  private static final double EDGE = 7;
  private final Texts texts;
  private final Circle track = new Circle();
  private final Arc rest = new Arc(0, 0, 0, 0, 90, 360);
  private final Pane ring = new Pane(track, rest);
  private final StackPane dial = new StackPane(ring);
  private final VBox beside = new VBox();
  private final VBox words = new VBox();
  private final HBox time = new HBox(5);
  private final Tooltip tip = new Tooltip();
  private final Label left = new Label();
  private final Label of = new Label();
  private final Label title = new Label();
  private final Label lines = new Label();

  /// @param low whether height is scarce: the time stands beside a small ring then, and what happens is told by pointing at it
  DeadlineRing(Texts texts, ObservableBooleanValue low) {
    this.texts = texts;
    getStyleClass().add("deadline");
    track.getStyleClass().add("deadline-track");
    rest.getStyleClass().add("deadline-rest");
    left.getStyleClass().add("deadline-left");
    of.getStyleClass().add("deadline-of");
    words.setAlignment(Pos.CENTER);
    time.setAlignment(Pos.BASELINE_LEFT);
    title.getStyleClass().add("text-strong");
    title.setMinWidth(USE_PREF_SIZE);
    lines.getStyleClass().add("deadline-words");
    lines.setWrapText(true);
    beside.setAlignment(Pos.CENTER_LEFT);
    beside.setMinWidth(0);
    setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(dial, beside);
    title.setText(texts.get("rollout.deadline"));
    low.subscribe(this::arrange);
  }

  private void arrange(boolean low) {
    double size = low ? SMALL : SIZE;
    ring.setMinSize(size, size);
    ring.setMaxSize(size, size);
    dial.setMinWidth(size);
    double radius = low ? size / 2 - EDGE / 2 : size / 2 - EDGE;
    List.of(track.centerXProperty(), track.centerYProperty(), rest.centerXProperty(), rest.centerYProperty())
        .forEach(middle -> middle.set(size / 2));
    List.of(track.radiusProperty(), rest.radiusXProperty(), rest.radiusYProperty()).forEach(one -> one.set(radius));
    words.getChildren().clear();
    time.getChildren().clear();
    (low ? time : words).getChildren().setAll(left, of);
    dial.getChildren().setAll(low ? List.of(ring) : List.of(ring, words));
    beside.getChildren().setAll(title, low ? time : lines);
    Tooltip.install(this, low ? tip : null);
  }

  void show(Deadline deadline, long now) {
    boolean known = deadline.seconds() > 0 && (deadline.at() > 0 || deadline.passed());
    setVisible(known);
    setManaged(known);
    if (!known) {
      return;
    }
    long rests = deadline.passed() ? 0 : Math.clamp(deadline.at() - now, 0, deadline.seconds());
    rest.setLength(360.0 * rests / deadline.seconds());
    getStyleClass().removeAll("late", "passed");
    if (deadline.passed() || rests == 0) {
      getStyleClass().add("passed");
    } else if (rests * 5 < deadline.seconds()) {
      getStyleClass().add("late");
    }
    left.setText(rests / 60 + ":" + (rests % 60 < 10 ? "0" : "") + rests % 60);
    of.setText(texts.get("rollout.deadline.of", whole(deadline.seconds())));
    List<String> said = new ArrayList<>();
    if (deadline.passed()) {
      said.add(texts.get("rollout.deadline.passed"));
    } else {
      said.add(texts.get("rollout.deadline.then", Ages.clock(Instant.ofEpochSecond(deadline.at()))));
    }
    if (deadline.progressed() > 0) {
      said.add(texts.get("rollout.deadline.progress", Ages.between(deadline.progressed(), now)));
    }
    lines.setText(String.join("\n", said));
    tip.setText(lines.getText());
    setAccessibleText(title.getText() + ": " + left.getText() + " " + of.getText() + ". " + String.join(" ", said));
  }

  private static String whole(long seconds) {
    return seconds % 60 == 0 ? seconds / 60 + " m" : seconds + " s";
  }
}
