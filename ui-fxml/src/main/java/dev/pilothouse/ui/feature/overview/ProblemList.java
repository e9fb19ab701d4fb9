// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.overview;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.overview.NextStep;
import dev.pilothouse.core.overview.Problem;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What needs a person, one row each: who, what and why, what the cluster said, since when, and what to do next.
final class ProblemList extends VBox {
  private static final int FIRST = 8;
  private static final double ROOM_FOR_TRACES = 980;

  private final Texts texts;
  private final BiConsumer<Problem, NextStep> step;
  private final List<Age> ages = new ArrayList<>();
  private List<Problem> shown = List.of();
  private final List<TraceStrip> traces = new ArrayList<>();
  private long now;
  private boolean all;
  private boolean filled;
  private boolean narrow;

  private record Age(Label label, long since) {}

  ProblemList(Texts texts, BiConsumer<Problem, NextStep> step) {
    this.texts = texts;
    this.step = step;
    getStyleClass().addAll("card", "problem-list");
    widthProperty().map(width -> width.doubleValue() <= ROOM_FOR_TRACES).subscribe(this::narrow);
  }

  void show(List<Problem> problems, long second) {
    now = second;
    if (!problems.equals(shown) || !filled) {
      filled = true;
      shown = problems;
      fill();
    }
    tick(second);
  }

  /// Where there is little room, the words get it: no trace of the last hour, and the steps one below the other.
  private void narrow(boolean now) {
    if (now != narrow) {
      narrow = now;
      getStyleClass().remove("narrow");
      if (now) {
        getStyleClass().add("narrow");
      }
      fill();
    }
  }

  void tick(long second) {
    now = second;
    for (Age age : ages) {
      age.label.setText(Ages.between(age.since, now));
    }
    traces.forEach(strip -> strip.tick(now));
  }

  private void fill() {
    ages.clear();
    traces.clear();
    getChildren().clear();
    if (shown.isEmpty()) {
      getChildren().add(calm());
    }
    int count = all ? shown.size() : Math.min(FIRST, shown.size());
    shown.subList(0, count).forEach(problem -> getChildren().add(row(problem)));
    if (count < shown.size()) {
      Hyperlink more = new Hyperlink(texts.get("overview.more", shown.size() - count));
      more.getStyleClass().add("problem-more");
      more.setOnAction(
          event -> {
            all = true;
            fill();
          });
      getChildren().add(more);
    }
  }

  private Region calm() {
    Label title = new Label(texts.get("overview.calm"), new HealthGlyph(Health.GOOD));
    title.getStyleClass().addAll("subheading", "calm-title");
    Label why = new Label(texts.get("overview.calmWhy"));
    why.getStyleClass().add("text-muted");
    VBox box = new VBox(6, title, why);
    box.getStyleClass().add("calm");
    return box;
  }

  private HBox row(Problem problem) {
    HealthGlyph glyph = new HealthGlyph(problem.health());
    glyph.getStyleClass().add("problem-glyph");
    HBox glyphBox = new HBox(glyph);
    glyphBox.getStyleClass().add("problem-glyph-box");
    HBox row = new HBox(glyphBox, who(problem), what(problem), since(problem), trace(problem), steps(problem));
    row.getStyleClass().addAll("problem", HealthGlyph.styleOf(problem.health()));
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinHeight(USE_PREF_SIZE);
    row.setAccessibleText(problem.ref() + ": " + texts.get(problem.words()));
    row.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            step.accept(problem, NextStep.DETAILS);
          }
        });
    return row;
  }

  private VBox who(Problem problem) {
    Hyperlink name = new Hyperlink(problem.ref().name());
    name.getStyleClass().add("problem-name");
    name.setOnAction(event -> step.accept(problem, NextStep.DETAILS));
    String place = problem.ref().namespace();
    Label kind = new Label(problem.ref().kind().kind() + (place.isEmpty() ? "" : " · " + place));
    kind.getStyleClass().add("problem-kind");
    VBox box = new VBox(name, kind);
    box.getStyleClass().add("problem-who");
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private VBox what(Problem problem) {
    String serving = problem.serving() == null ? "" : " " + texts.get(problem.serving()) + texts.get("overview.stop");
    Label why = new Label(texts.get(problem.words()) + texts.get("overview.stop") + serving);
    why.getStyleClass().add("problem-why");
    why.setWrapText(true);
    VBox box = new VBox(3, why);
    Problem.@Nullable Evidence evidence = problem.evidence();
    if (evidence != null) {
      Label source = new Label(texts.get("overview.source." + evidence.source().name().toLowerCase(Locale.ROOT)));
      source.getStyleClass().add("evidence-source");
      source.setMinWidth(USE_PREF_SIZE);
      Label reason = new Label(evidence.reason().isEmpty() ? "" : evidence.reason() + ":");
      reason.getStyleClass().add("evidence-reason");
      reason.setMinWidth(USE_PREF_SIZE);
      Label words = new Label(evidence.text().lines().findFirst().orElse(""));
      words.getStyleClass().add("evidence-words");
      words.setTooltip(new Tooltip(evidence.text()));
      HBox line = new HBox(7, source, reason, words);
      line.setAlignment(Pos.CENTER_LEFT);
      box.getChildren().add(line);
    }
    box.getStyleClass().add("problem-what");
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(120);
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private VBox since(Problem problem) {
    Label word = new Label(texts.get("overview.since"));
    word.getStyleClass().add("problem-kind");
    Label age = new Label();
    age.getStyleClass().add("text-medium");
    VBox box = new VBox(word, age);
    box.getStyleClass().add("problem-since");
    box.setAlignment(Pos.CENTER_RIGHT);
    box.setVisible(problem.since() > 0);
    ages.add(new Age(age, problem.since()));
    return box;
  }

  private VBox trace(Problem problem) {
    VBox box = new VBox();
    box.getStyleClass().add("problem-trace");
    box.setAlignment(Pos.CENTER_LEFT);
    box.setManaged(!narrow);
    box.setVisible(!narrow);
    if (problem.trace() != null) {
      TraceStrip strip = new TraceStrip(texts, problem, problem.trace(), now);
      traces.add(strip);
      box.getChildren().add(strip);
    }
    return box;
  }

  private Pane steps(Problem problem) {
    VBox column = new VBox(6);
    HBox line = new HBox(6);
    column.setAlignment(Pos.CENTER_RIGHT);
    line.setAlignment(Pos.CENTER_RIGHT);
    Pane box = narrow ? column : line;
    box.getStyleClass().add("problem-steps");
    for (NextStep next : problem.steps()) {
      Button button = new Button(texts.get("overview.step." + next.name()));
      if (box.getChildren().isEmpty()) {
        button.getStyleClass().add("soft");
      }
      button.setMinWidth(USE_PREF_SIZE);
      button.setAccessibleText(button.getText() + ", " + problem.ref().name());
      button.setOnAction(event -> step.accept(problem, next));
      box.getChildren().add(button);
    }
    return box;
  }
}
