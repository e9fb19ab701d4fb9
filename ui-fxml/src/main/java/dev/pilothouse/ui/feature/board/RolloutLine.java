// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.rollout.Deadline;
import dev.pilothouse.core.rollout.Envelope.Counts;
import dev.pilothouse.core.rollout.RolloutState;
import dev.pilothouse.core.rollouts.ImageStep;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The line of a rollout under way; made once for each visible cell and filled anew. FX thread.
final class RolloutLine {
  private static final double METER = 44;
  private static final double SENTENCE = 480;
  private final Texts texts;
  private final BoardActions actions;
  private final Label name = label("board-name");
  private final Label place = label("line-two");
  private final ImageWords image;
  private final Label by = label("line-two");
  private final PodStrip pods = new PodStrip();
  private final Region meter = new Region();
  private final Region filled = new Region();
  private final Label ready = label("numeric");
  private final Label running = label("text-muted");
  private final Label deadline = label("numeric");
  private final DeadlineRing ring = new DeadlineRing();
  private final HealthGlyph glyph = new HealthGlyph();
  private final Label title = label("state-word");
  private final Label detail = label("line-two");
  private final Button hold = button(Feather.PAUSE);
  private final Button undo = button(Feather.ROTATE_CCW);
  private final Button open = button(Feather.ALIGN_LEFT);
  private final Tooltip whole = new Tooltip();
  private final Tooltip holdTip = new Tooltip();
  private final Tooltip byTip = new Tooltip();
  private final Tooltip placeTip = new Tooltip();
  private final ColumnPane pane;
  private BoardRow.@Nullable Rollout shown;

  RolloutLine(Texts texts, BoardActions actions) {
    this.texts = texts;
    this.actions = actions;
    image = new ImageWords(texts);
    pane =
        new ColumnPane(
            BoardColumns.IN_FLIGHT,
            List.of(two(name, place), two(image, by), pods, counts(), running, until(), state(), buttons()));
    pane.getStyleClass().add("rollout-line");
    meter.getStyleClass().add("meter");
    filled.getStyleClass().add("meter-fill");
  }

  private static Label label(String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    label.setMinWidth(0);
    return label;
  }

  private static Button button(Feather icon) {
    Button button = new Button("", Icons.of(icon));
    button.getStyleClass().addAll("ghost", "icon-only", "row-button");
    // The list has the keyboard; its keys do the same.
    button.setFocusTraversable(false);
    return button;
  }

  private static VBox two(Region first, Region second) {
    VBox box = new VBox(first, second);
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(0);
    return box;
  }

  private HBox counts() {
    HBox bar = new HBox(filled);
    bar.getStyleClass().add("meter");
    bar.setMinWidth(METER);
    bar.setMaxWidth(METER);
    bar.setAlignment(Pos.CENTER_LEFT);
    ready.setMinWidth(Region.USE_PREF_SIZE);
    HBox box = new HBox(8, bar, ready);
    box.setAlignment(Pos.CENTER_RIGHT);
    return box;
  }

  private HBox until() {
    deadline.setMinWidth(Region.USE_PREF_SIZE);
    HBox box = new HBox(7, deadline, ring);
    box.setAlignment(Pos.CENTER_RIGHT);
    return box;
  }

  private VBox state() {
    HBox first = new HBox(8, glyph, title);
    first.setAlignment(Pos.CENTER_LEFT);
    detail.getStyleClass().add("state-detail");
    whole.setWrapText(true);
    whole.setMaxWidth(SENTENCE);
    VBox box = two(first, detail);
    Tooltip.install(box, whole);
    return box;
  }

  private HBox buttons() {
    hold.setTooltip(holdTip);
    by.setTooltip(byTip);
    name.setTooltip(placeTip);
    place.setTooltip(placeTip);
    undo.setTooltip(new Tooltip(texts.get("board.undo")));
    open.setTooltip(new Tooltip(texts.get("board.details")));
    hold.setOnAction(event -> act(actions::hold));
    undo.setOnAction(event -> act(actions::undo));
    open.setOnAction(event -> act(actions::details));
    HBox box = new HBox(2, hold, undo, open);
    box.setAlignment(Pos.CENTER_RIGHT);
    return box;
  }

  private void act(Consumer<BoardRow.Rollout> what) {
    BoardRow.Rollout row = shown;
    if (row != null) {
      what.accept(row);
    }
  }

  ColumnPane node() {
    return pane;
  }

  void show(BoardRow.Rollout row, long now) {
    shown = row;
    name.setText(row.name());
    place.setText(row.progress().workload().namespace() + " · " + row.progress().workload().kind().kind());
    placeTip.setText(row.name() + "\n" + place.getText());
    image.show(row.images(), row.progress().newest() == null ? "" : row.progress().newest().images());
    String author = row.progress().newest() == null ? "" : row.progress().newest().author();
    by.setText(author.isEmpty() ? "" : texts.get("board.by", author));
    by.setManaged(!author.isEmpty());
    byTip.setText(by.getText());
    pods.show(row.pods());
    Counts counts = row.progress().envelope().now();
    long wanted = row.progress().envelope().wanted();
    ready.setText(counts.updatedReady() + "/" + wanted);
    double width = wanted == 0 ? 0 : METER * Math.min(1.0, (double) counts.updatedReady() / (double) wanted);
    filled.setMinWidth(width);
    filled.setPrefWidth(width);
    Health health = health(row.state());
    glyph.health(health);
    glyph.getStyleClass().remove("held");
    if (row.state() == RolloutState.HELD) {
      glyph.getStyleClass().add("held");
    }
    title.setText(texts.get(row.title()));
    title.getStyleClass().setAll("label", "state-word", row.state() == RolloutState.HELD ? "held" : HealthGlyph.styleOf(health));
    detail.setText(texts.get(row.detail()));
    whole.setText(texts.get(row.progress().waiting().sentence()));
    holdButton(row);
    undo.setDisable(!actions.undoes(row));
    undo.setAccessibleText(texts.get("board.undoOf", row.name()));
    open.setAccessibleText(texts.get("board.detailsOf", row.name()));
    tick(now);
  }

  private void holdButton(BoardRow.Rollout row) {
    BoardActions.Hold what = actions.holdOf(row);
    boolean resumes = what == BoardActions.Hold.RESUME || what == BoardActions.Hold.RELEASE;
    hold.setGraphic(Icons.of(resumes ? Feather.PLAY : Feather.PAUSE));
    hold.setDisable(what == BoardActions.Hold.NONE);
    holdTip.setText(texts.get("board.hold." + what.name()));
    hold.setAccessibleText(texts.get("board.hold." + what.name()) + ", " + row.name());
  }

  /// The time has gone on.
  void tick(long now) {
    BoardRow.Rollout row = shown;
    if (row == null) {
      return;
    }
    running.setText(row.began() == 0 ? "–" : Ages.between(row.began(), now));
    String usual = row.usual() < 0 ? "" : "\n" + texts.get("board.usually", Ages.of(row.usual()));
    running.setTooltip(row.began() == 0 ? null : new Tooltip(Ages.exact(row.began()) + usual));
    Deadline until = row.progress().deadline();
    boolean counts = until.passed() || until.at() > 0;
    ring.setVisible(counts);
    ring.setManaged(counts);
    deadline.getStyleClass().setAll("label", "numeric", until.passed() ? "health-bad" : counts ? "board-deadline" : "text-faint");
    if (until.passed()) {
      deadline.setText("−" + Ages.of(Math.max(0, now - until.at())));
    } else if (counts) {
      deadline.setText(Ages.of(Math.max(0, until.at() - now)));
    } else {
      deadline.setText(texts.get(until.seconds() == 0 ? "board.deadline.none" : "board.deadline.stopped"));
    }
    if (counts) {
      ring.show((double) (until.at() - now) / (double) Math.max(1, until.seconds()), until.passed());
    }
  }

  /// The line in words, for who does not see it.
  String words() {
    BoardRow.Rollout row = shown;
    if (row == null) {
      return "";
    }
    ImageStep step = row.images();
    String images = step.before().isEmpty() ? image.after(step) : step.before() + " → " + image.after(step);
    String ready =
        texts.get("board.readyOf", row.progress().envelope().now().updatedReady(), row.progress().envelope().wanted());
    return Stream.of(row.name(), place.getText(), images, by.getText(), ready, texts.get(row.title()), texts.get(row.detail()))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(", "));
  }

  static Health health(RolloutState state) {
    return switch (state) {
      case PROGRESSING -> Health.PROGRESSING;
      case WAITING -> Health.WARNING;
      case STALLED -> Health.BAD;
      case HELD -> Health.NEUTRAL;
      case COMPLETE -> Health.GOOD;
    };
  }
}
