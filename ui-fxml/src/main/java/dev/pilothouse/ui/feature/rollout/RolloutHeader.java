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
  private final WhyNot whyNot = new WhyNot();

  /// What the buttons do.
  interface Actions {
    void pause();

    void undo();

    void restart();

    void setImage();
  }

  RolloutHeader(Texts texts, Actions actions, LiveBadge live) {
    this.texts = texts;
    getStyleClass().add("rollout-head");
    name.getStyleClass().add("rollout-name");
    name.setMinWidth(0);
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
    HBox title = new HBox(10, name, live);
    title.setAlignment(Pos.BASELINE_LEFT);
    title.setMinWidth(80);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox second = new HBox(10, badge, images, sub);
    second.setAlignment(Pos.CENTER_LEFT);
    HBox does = new HBox(6);
    // A disabled button shows no tooltip; what it stands in does.
    buttons.forEach(one -> does.getChildren().add(new HBox(one)));
    does.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(title, does);
    row.getStyleClass().add("rollout-head-row");
    whyNot.setId("rollout-why-not");
    getChildren().setAll(row, second, whyNot);
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
    String place = progress.workload().kind().kind() + " · " + progress.workload().namespace();
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
