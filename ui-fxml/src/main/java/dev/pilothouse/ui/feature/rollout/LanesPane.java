// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.rollout.Envelope.Counts;
import dev.pilothouse.core.rollout.PodStage;
import dev.pilothouse.core.rollout.RolloutProgress;
import dev.pilothouse.core.rollout.RolloutRevision;
import dev.pilothouse.core.rollout.Stage;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The two lanes: new pods on their way in, old pods on their way out. FX thread.
final class LanesPane extends GridPane {
  private static final List<Stage> FRESH = List.of(Stage.PENDING, Stage.PULLING, Stage.STARTING, Stage.READY, Stage.AVAILABLE);
  private static final List<Stage> OLD = List.of(Stage.SERVING, Stage.TERMINATING, Stage.GONE);
  private final Texts texts;
  private final PodWords words;
  private final Map<Stage, StageColumn> columns = new EnumMap<>(Stage.class);
  private final LaneHead fresh;
  private final LaneHead old;
  private final RowConstraints upper = new RowConstraints(96, 128, Double.MAX_VALUE);
  private final RowConstraints lower = new RowConstraints(84, 112, Double.MAX_VALUE);
  private boolean shownReady = true;

  /// @param open opens a pod
  /// @param logs opens its logs
  /// @param low whether height is scarce
  LanesPane(Texts texts, Consumer<PodStage> open, Consumer<PodStage> logs, ObservableBooleanValue low) {
    this.texts = texts;
    words = new PodWords(texts);
    getStyleClass().add("lanes");
    for (Stage stage : Stage.values()) {
      columns.put(stage, new StageColumn(words.stage(stage), new PodMarks(words, open, logs)));
    }
    fresh = new LaneHead(texts.get("rollout.lane.new"), "fresh");
    old = new LaneHead(texts.get("rollout.lane.old"), "old");
    low.subscribe(this::fit);
    OLD.forEach(stage -> column(stage).getStyleClass().add("lower"));
    column(Stage.GONE).getStyleClass().add("last");
    arrange(false);
  }

  private void fit(boolean scarce) {
    fresh.fit(scarce);
    old.fit(scarce);
    upper.setMinHeight(scarce ? USE_COMPUTED_SIZE : 96);
    upper.setPrefHeight(scarce ? 112 : 128);
    lower.setMinHeight(scarce ? USE_COMPUTED_SIZE : 84);
  }

  /// @param ready whether being ready and being available are two things, as they are with `minReadySeconds`
  private void arrange(boolean ready) {
    if (ready == shownReady) {
      return;
    }
    shownReady = ready;
    int count = ready ? 5 : 4;
    getChildren().clear();
    getColumnConstraints().setAll(new ColumnConstraints(112));
    for (int i = 0; i < count; i++) {
      ColumnConstraints one = new ColumnConstraints(0, 100, Double.MAX_VALUE);
      one.setHgrow(Priority.ALWAYS);
      one.setPercentWidth(-1);
      getColumnConstraints().add(one);
    }
    upper.setVgrow(Priority.ALWAYS);
    lower.setVgrow(Priority.ALWAYS);
    getRowConstraints().setAll(upper, lower);
    add(fresh, 0, 0);
    add(old, 0, 1);
    int at = 1;
    for (Stage stage : FRESH) {
      if (ready || stage != Stage.READY) {
        add(columns.get(stage), at++, 0);
      }
    }
    add(columns.get(Stage.SERVING), 1, 1, count - 2, 1);
    add(columns.get(Stage.TERMINATING), count - 1, 1);
    add(columns.get(Stage.GONE), count, 1);
  }

  /// Gives the keyboard to the pods of the first stage that has any; false when there are none.
  boolean focusFirst() {
    for (Stage stage : Stage.values()) {
      if (column(stage).takeFocus()) {
        return true;
      }
    }
    return false;
  }

  private StageColumn column(Stage stage) {
    return java.util.Objects.requireNonNull(columns.get(stage));
  }

  void show(RolloutPicture.Shown shown, Lanes lanes) {
    RolloutProgress progress = shown.progress();
    long now = shown.now();
    long whole = Math.max(progress.envelope().wanted(), progress.envelope().now().total());
    arrange(progress.minReadySeconds() > 0);
    column(Stage.AVAILABLE).title(words.stage(progress.minReadySeconds() > 0 ? Stage.AVAILABLE : Stage.READY));
    for (Stage stage : FRESH) {
      column(stage).show(lanes.fresh(stage), aside(shown, stage), whole, now);
    }
    for (Stage stage : OLD) {
      column(stage).show(lanes.old(stage), oldAside(stage), whole, now);
    }
    column(Stage.SERVING).below(next(progress, lanes));
    Counts counts = progress.envelope().now();
    boolean counted = progress.minReadySeconds() > 0;
    long there = counted ? counts.updatedAvailable() : counts.updatedReady();
    fresh.show(progress.newest(), there, texts.get("rollout.lane.of", progress.envelope().wanted()),
        texts.get(counted ? "rollout.lane.available" : "rollout.lane.ready"));
    fresh.note(lanes.takenBack() == 0 ? "" : texts.get("rollout.lane.back", lanes.takenBack()));
    List<RolloutRevision> before = progress.old();
    old.show(before.isEmpty() ? null : before.getFirst(), counts.old(), texts.get("rollout.lane.left"), "");
    old.note(before.size() > 1 ? texts.get("rollout.lane.more", before.size() - 1) : "");
  }

  private String aside(RolloutPicture.Shown shown, Stage stage) {
    boolean last = stage == Stage.AVAILABLE;
    if (last || stage == Stage.READY) {
      return last && shown.progress().minReadySeconds() > 0
          ? texts.get("rollout.counts")
          : last ? texts.get("rollout.traffic") : texts.get("rollout.minReady", shown.progress().minReadySeconds());
    }
    long usual = shown.trace().usual(stage);
    return usual < 0 ? "" : texts.get("rollout.usually", Ages.of(usual));
  }

  private String oldAside(Stage stage) {
    return stage == Stage.SERVING ? texts.get("rollout.traffic") : "";
  }

  /// What will go next, as the strategy has it.
  private String next(RolloutProgress progress, Lanes lanes) {
    int serving = lanes.old(Stage.SERVING).size();
    if (serving == 0 || progress.complete()) {
      return "";
    }
    return switch (progress.strategy()) {
      case RECREATE -> texts.get("rollout.next.recreate");
      case ON_DELETE -> texts.get("rollout.next.onDelete");
      case ORDERED ->
          progress.partition() > 0
              ? texts.get("rollout.next.partition", progress.partition())
              : texts.get("rollout.next.ordered");
      case BY_NODE -> texts.get("rollout.next.byNode", progress.envelope().unavailable());
      case ROLLING -> progress.envelope().atLimit() ? texts.get("rollout.next.rolling") : "";
    };
  }

  /// What stands before a lane: the revision and how far it is.
  private final class LaneHead extends VBox {
    private final Label name = new Label();
    private final Label revision = new Label();
    private final Label version = new Label();
    private final Tooltip tip = new Tooltip();
    private final Label number = new Label();
    private final Label of = new Label();
    private final Label word = new Label();
    private final HBox count = new HBox(5);
    private final HBox which = new HBox(5);
    private final Label note = new Label();

    LaneHead(String title, String style) {
      getStyleClass().addAll("lane-head", style);
      name.setText(title);
      name.getStyleClass().add("lane-title");
      version.getStyleClass().add("mono");
      number.getStyleClass().add("lane-number");
      of.getStyleClass().add("text-muted");
      of.setMinWidth(Region.USE_PREF_SIZE);
      note.getStyleClass().addAll("text-muted", "text-small");
      note.setWrapText(true);
      number.setMinWidth(Region.USE_PREF_SIZE);
      count.getChildren().setAll(number, of);
      count.setAlignment(Pos.BASELINE_LEFT);
      which.setAlignment(Pos.BASELINE_LEFT);
      name.setMinWidth(Region.USE_PREF_SIZE);
      word.getStyleClass().addAll("text-muted", "lane-word");
      fit(false);
    }

    /// @param scarce whether there is no room for a line of each
    private void fit(boolean scarce) {
      which.getChildren().clear();
      getChildren().clear();
      if (scarce) {
        which.getChildren().setAll(name, revision);
        getChildren().setAll(which, version, count, word, note);
      } else {
        getChildren().setAll(name, revision, version, count, word, note);
      }
    }

    void show(@Nullable RolloutRevision one, long there, String wanted, String what) {
      word.setText(what);
      revision.setText(one == null || one.number() == 0 ? "–" : texts.get("rollout.revision", Long.toString(one.number())));
      version.setText(one == null ? "" : Lanes.version(one));
      tip.setText(one == null ? "" : one.images());
      version.setTooltip(one == null ? null : tip);
      number.setText(Long.toString(there));
      of.setText(wanted);
    }

    void note(String words) {
      note.setText(words);
      note.setManaged(!words.isEmpty());
    }
  }
}
