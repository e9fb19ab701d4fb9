// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.rollout.RolloutProgress;
import dev.pilothouse.core.rollout.RolloutRevision;
import dev.pilothouse.core.rollout.RolloutState;
import dev.pilothouse.ui.control.LiveBadge;
import dev.pilothouse.ui.control.WhyNot;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What is rolling out, from what to what, and what can be done about it. FX thread.
final class RolloutHeader extends VBox {
  /// How wide a single row is, with words on the buttons.
  private static final double ONE_ROW = 960;
  private static final double LEAST_NAME = 150;
  private final Texts texts;
  private @Nullable Boolean pausedShown;
  private final Label name = new Label();
  private final Label sub = new Label();
  private final Label badge = new Label();
  private final Label images = new Label();
  private final Button pause;
  private final Button undo;
  private final Button restart;
  private final Button image;
  private final List<Button> buttons;
  private final ObservableBooleanValue low;
  private final HBox title;
  private final HBox second;
  private final WhyNot whyNot = new WhyNot();

  /// What the buttons do.
  interface Actions {
    void pause();

    void undo();

    void restart();

    void setImage();
  }

  /// @param low whether height is scarce: all stands in one row then, where that is wide enough
  RolloutHeader(Texts texts, Actions actions, LiveBadge live, ObservableBooleanValue low) {
    this.texts = texts;
    this.low = low;
    getStyleClass().add("rollout-head");
    name.getStyleClass().add("rollout-name");
    sub.getStyleClass().add("rollout-sub");
    sub.setMinWidth(0);
    badge.getStyleClass().add("chip");
    badge.setMinWidth(Region.USE_PREF_SIZE);
    badge.setId("rollout-state");
    images.getStyleClass().addAll("mono", "rollout-images");
    images.setMinWidth(0);
    pause = button("pause", Feather.PAUSE, actions::pause);
    undo = button("undo", Feather.ROTATE_CCW, actions::undo);
    restart = button("restart", Feather.REFRESH_CW, actions::restart);
    image = button("image", Feather.PACKAGE, actions::setImage);
    buttons = List.of(pause, undo, restart, image);
    title = new HBox(10, name, live);
    title.setAlignment(Pos.BASELINE_LEFT);
    title.setMinWidth(80);
    HBox.setHgrow(title, Priority.ALWAYS);
    second = new HBox(10);
    second.setAlignment(Pos.CENTER_LEFT);
    HBox does = new HBox(6);
    // A disabled button shows no tooltip; what it stands in does.
    buttons.forEach(one -> does.getChildren().add(new HBox(one)));
    does.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(title, does);
    row.getStyleClass().add("rollout-head-row");
    whyNot.setId("rollout-why-not");
    getChildren().setAll(row, second, whyNot);
    arrange(false);
  }

  private void arrange(boolean one) {
    if ((one ? title : second).getChildren().contains(badge)) {
      return;
    }
    List<Label> told = List.of(badge, images, sub);
    title.getChildren().removeAll(told);
    second.getChildren().removeAll(told);
    (one ? title : second).getChildren().addAll(told);
    title.setAlignment(one ? Pos.CENTER_LEFT : Pos.BASELINE_LEFT);
    second.setVisible(!one);
    second.setManaged(!one);
  }

  private Button button(String key, Feather icon, Runnable run) {
    Button button = new Button(texts.get("rollout.do." + key), Icons.of(icon));
    button.setId("rollout-" + key);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> run.run());
    return button;
  }

  /// @param narrow whether there is no room for words on the buttons
  /// @param refusal why nothing can be changed; null when it can
  void show(RolloutPicture.Shown shown, boolean narrow, @Nullable String refusal) {
    RolloutProgress progress = shown.progress();
    name.setText(progress.workload().name());
    name.setMinWidth(Math.min(LEAST_NAME, name.prefWidth(-1)));
    boolean one = low.get() && (narrow || getWidth() >= ONE_ROW);
    arrange(one);
    String kind = progress.workload().kind().kind();
    String place = one ? kind : kind + " · " + progress.workload().namespace();
    String running = progress.complete() || progress.started() == 0 || !shown.there()
        ? "" : " · " + texts.get("rollout.running", Ages.between(progress.started(), shown.now()));
    sub.setText(place + running);
    badge(shown);
    images(progress, shown.history());
    images.setVisible(!narrow);
    images.setManaged(!narrow);
    boolean paused = progress.paused();
    boolean pausable = progress.workload().kind().equals(DeploymentKind.KIND);
    pause.getParent().setVisible(pausable);
    pause.getParent().setManaged(pausable);
    pause.setText(narrow ? "" : texts.get(paused ? "rollout.do.resume" : "rollout.do.pause"));
    if (!Boolean.valueOf(paused).equals(pausedShown)) {
      pausedShown = paused;
      pause.setGraphic(Icons.of(paused ? Feather.PLAY : Feather.PAUSE));
    }
    say(pause, paused ? "resume" : "pause", narrow, refusal);
    boolean alone = shown.history().size() < 2;
    String noUndo = alone ? texts.get("rollout.undo.alone") : null;
    String noRestart = paused ? texts.get("rollout.restart.paused") : null;
    say(undo, "undo", narrow, refusal == null ? noUndo : refusal);
    say(restart, "restart", narrow, refusal == null ? noRestart : refusal);
    say(image, "image", narrow, refusal);
    String some = one("undo", noUndo) + one("restart", noRestart);
    whyNot.say(refusal == null ? some.strip() : refusal);
  }

  /// Why one button cannot be pressed; empty when it can.
  private String one(String key, @Nullable String why) {
    String name = texts.get("rollout.do." + key).replace("…", "");
    return why == null ? "" : texts.get("rollout.whyNot", name, why) + "  ";
  }

  private void say(Button button, String key, boolean narrow, @Nullable String refusal) {
    String words = texts.get("rollout.do." + key);
    button.setText(narrow ? "" : words);
    button.setAccessibleText(refusal == null ? words : words + ". " + refusal);
    button.setDisable(refusal != null);
    if (!(button.getParent() instanceof HBox around)) {
      return;
    }
    Object before = around.getProperties().get("tip");
    String tip = refusal != null ? refusal : narrow ? words : "";
    if (!tip.equals(before)) {
      around.getProperties().put("tip", tip);
      Tooltip.install(around, tip.isEmpty() ? null : new Tooltip(tip));
    }
  }

  private void badge(RolloutPicture.Shown shown) {
    RolloutProgress progress = shown.progress();
    RolloutState state = progress.state();
    String style =
        !shown.there() ? "off" : switch (state) {
          case PROGRESSING, WAITING -> "info";
          case STALLED -> "bad";
          case HELD -> "off";
          case COMPLETE -> progress.paused() ? "off" : "good";
        };
    if (!badge.getStyleClass().contains(style)) {
      badge.getStyleClass().setAll("label", "chip", style);
    }
    boolean held = shown.there() && progress.paused();
    if (held != (badge.getGraphic() != null)) {
      badge.setGraphic(held ? Icons.of(Feather.PAUSE) : null);
    }
    badge.setText(shown.there() ? words(progress) : texts.get("rollout.state.gone"));
  }

  private String words(RolloutProgress progress) {
    RolloutRevision to = progress.newest();
    String number = to == null || to.number() == 0 ? "" : Long.toString(to.number());
    String goes = number.isEmpty() ? "" : texts.get("rollout.revision", number);
    if (to != null && !progress.old().isEmpty()) {
      goes = progress.old().getFirst().number() + " → " + (number.isEmpty() ? texts.get("rollout.state.next") : number);
    }
    return switch (progress.state()) {
      case COMPLETE ->
          progress.paused()
              ? texts.get("rollout.state.pausedAtRest")
              : "● " + texts.get("rollout.state.complete", to == null ? "" : Long.toString(to.number()));
      case HELD -> texts.get(progress.paused() ? "rollout.state.paused" : "rollout.state.held", goes).strip();
      case STALLED -> "✕ " + texts.get("rollout.state.stalled", goes).strip();
      case PROGRESSING, WAITING -> "◌ " + texts.get("rollout.state.rolling", goes).strip();
    };
  }

  private void images(RolloutProgress progress, List<RolloutRevision> history) {
    RolloutRevision to = progress.newest();
    RolloutRevision last = progress.complete() || history.size() < 2 ? null : history.get(1);
    RolloutRevision from = progress.old().isEmpty() ? last : progress.old().getFirst();
    String after = to == null ? "" : Lanes.version(to);
    String before = from == null ? "" : Lanes.version(from);
    images.setText(before.isEmpty() || before.equals(after) ? after : before + " → " + after);
  }
}
