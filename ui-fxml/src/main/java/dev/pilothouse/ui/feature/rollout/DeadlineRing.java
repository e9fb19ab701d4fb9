// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.rollout.Deadline;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Arc;
import javafx.scene.shape.Circle;

/// How long until the rollout counts as failed: a ring that empties, the time that is left, and what happens then. FX thread.
final class DeadlineRing extends HBox {
  private static final double SIZE = 80;
  private static final double RADIUS = 33;
  private final Texts texts;
  private final Arc rest = new Arc(SIZE / 2, SIZE / 2, RADIUS, RADIUS, 90, 360);
  private final Label left = new Label();
  private final Label of = new Label();
  private final Label title = new Label();
  private final Label lines = new Label();

  DeadlineRing(Texts texts) {
    this.texts = texts;
    getStyleClass().add("deadline");
    Circle track = new Circle(SIZE / 2, SIZE / 2, RADIUS);
    track.getStyleClass().add("deadline-track");
    rest.getStyleClass().add("deadline-rest");
    Pane ring = new Pane(track, rest);
    ring.setMinSize(SIZE, SIZE);
    ring.setMaxSize(SIZE, SIZE);
    left.getStyleClass().add("deadline-left");
    of.getStyleClass().add("deadline-of");
    VBox words = new VBox(left, of);
    words.setAlignment(Pos.CENTER);
    StackPane dial = new StackPane(ring, words);
    dial.setMinWidth(SIZE);
    title.getStyleClass().add("text-strong");
    title.setMinWidth(USE_PREF_SIZE);
    lines.getStyleClass().add("deadline-words");
    lines.setWrapText(true);
    VBox beside = new VBox(title, lines);
    beside.setAlignment(Pos.CENTER_LEFT);
    beside.setMinWidth(0);
    setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(dial, beside);
    title.setText(texts.get("rollout.deadline"));
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
    setAccessibleText(title.getText() + ": " + left.getText() + " " + of.getText() + ". " + String.join(" ", said));
  }

  private static String whole(long seconds) {
    return seconds % 60 == 0 ? seconds / 60 + " m" : seconds + " s";
  }
}
