// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.connection;

import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Draws the steps: a glyph, the name, what was found, a bar on the common ruler, the time; of the failed one the whole reason.
final class StepPane {
  static final double BAR = 200;
  private final VBox list;
  private final Texts texts;

  StepPane(VBox list, Texts texts) {
    this.list = list;
    this.texts = texts;
  }

  void show(List<StepRow> steps) {
    list.getChildren().setAll(steps.stream().map(this::step).toList());
  }

  private Node step(StepRow step) {
    HBox line = line(step);
    StepRow.Trouble trouble = step.trouble();
    if (trouble == null) {
      return line;
    }
    VBox inside = new VBox();
    inside.getStyleClass().add("step-trouble");
    inside.getChildren().add(words(trouble.what(), "step-what"));
    inside.getChildren().add(words(trouble.why(), "step-why"));
    if (!trouble.detail().isEmpty()) {
      Label detail = words(trouble.detail(), "step-detail");
      detail.getStyleClass().add("mono");
      detail.setMaxWidth(Double.MAX_VALUE);
      inside.getChildren().add(detail);
    }
    if (!trouble.certificates().isEmpty()) {
      Node[] cards = trouble.certificates().stream().map(CertificateCard::new).toArray(Node[]::new);
      inside.getChildren().add(new FlowPane(10, 10, cards));
    }
    Label heading = words(texts.get("connection.view.next"), "section-title");
    HBox next = new HBox(Icons.of(Feather.ARROW_RIGHT), words(trouble.next(), "step-next"));
    next.getStyleClass().add("step-next-line");
    inside.getChildren().addAll(heading, next);
    VBox box = new VBox(line, inside);
    box.getStyleClass().add("step-box");
    box.setId("failed-step");
    return box;
  }

  private HBox line(StepRow step) {
    Label sign = new Label(sign(step.state()));
    sign.getStyleClass().add("step-sign");
    Label title = new Label(step.title());
    title.getStyleClass().add("step-title");
    Label found = new Label(step.found());
    found.getStyleClass().add("step-found");
    found.setMinWidth(0);
    found.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(found, Priority.ALWAYS);
    Label took = new Label(step.took());
    took.getStyleClass().add("step-took");
    HBox line = new HBox(sign, title, found, bar(step), took);
    line.getStyleClass().addAll("step", step.state());
    line.setAccessibleRole(AccessibleRole.LIST_ITEM);
    line.setAccessibleText(step.title() + ", " + texts.get("connection.view.state." + step.state()) + ", " + step.found());
    return line;
  }

  private static Node bar(StepRow step) {
    Region track = new Region();
    track.getStyleClass().add("step-track");
    Pane ruler = new Pane();
    if (step.to() > 0) {
      Region bar = new Region();
      bar.getStyleClass().add("step-bar");
      bar.setLayoutX(Math.min(step.from() * BAR, BAR - 2));
      bar.setPrefSize(Math.max(2, (step.to() - step.from()) * BAR), 8);
      ruler.getChildren().add(bar);
    }
    ruler.setMaxHeight(8);
    StackPane whole = new StackPane(track, ruler);
    whole.setMinWidth(BAR);
    whole.setMaxWidth(BAR);
    return whole;
  }

  private static String sign(String state) {
    return switch (state) {
      case "passed" -> "●";
      case "running" -> "◐";
      case "warned" -> "▲";
      case "failed" -> "✕";
      case "skipped" -> "–";
      default -> "◌";
    };
  }

  private static Label words(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(style);
    return label;
  }
}
