// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.yaml.diff.LineDiff;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What stands over a difference: how many lines come and go, and the way from one change to the next. FX thread.
final class DiffHead extends HBox {
  private final Texts texts;
  private final DiffView diff;
  private final Label direction = new Label();
  private final Label come = new Label();
  private final Label gone = new Label();
  private final Label place = new Label();
  private final Button up = new Button();
  private final Button down = new Button();

  DiffHead(Texts texts, DiffView diff) {
    this.texts = texts;
    this.diff = diff;
    getStyleClass().add("diff-head");
    setAlignment(Pos.CENTER_LEFT);
    Label title = new Label(texts.get("editor.diff.title"));
    title.getStyleClass().add("text-strong");
    direction.getStyleClass().add("text-muted");
    come.getStyleClass().add("health-good");
    gone.getStyleClass().add("health-bad");
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    step(up, Feather.CHEVRON_UP, "editor.diff.previous", -1);
    step(down, Feather.CHEVRON_DOWN, "editor.diff.next", 1);
    getChildren().setAll(title, direction, grow, come, gone, place, up, down);
  }

  private void step(Button button, Feather icon, String key, int by) {
    button.setGraphic(Icons.of(icon));
    button.getStyleClass().addAll("ghost", "icon-only");
    button.setAccessibleText(texts.get(key));
    button.setOnAction(event -> {
      diff.step(by);
      step();
    });
  }

  /// @param opened the object that the text began with, when it is none of those that would be applied; empty otherwise
  void show(ApplyState state, @Nullable Planned plan, @Nullable LineDiff compared, String opened) {
    String key =
        plan == null || state.phase() == ApplyState.Phase.READING
            ? "reading"
            : switch (plan.action()) {
              case CREATE -> "create";
              case GENERATE -> "generate";
              case APPLY -> "apply";
              case EDIT, NOTHING, REFUSED -> "edit";
            };
    String words = texts.get("editor.diff." + key, plan == null ? "" : plan.metadata("generateName"));
    direction.setText(opened.isEmpty() || plan == null ? words : texts.get("editor.diff.beside", words, opened));
    come.setText(compared == null ? "" : "+" + compared.come());
    gone.setText(compared == null ? "" : "−" + compared.gone());
  }

  /// Which change is in front.
  void step() {
    int changes = diff.changes();
    place.setText(changes == 0 ? "" : texts.get("editor.diff.place", diff.current(), changes));
    up.setDisable(diff.current() <= 1);
    down.setDisable(diff.current() >= changes);
  }
}
