// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import dev.pilothouse.core.autoscale.Autoscaler;
import dev.pilothouse.core.autoscale.Forecast;
import dev.pilothouse.core.command.SetAutoscalerLimits;
import dev.pilothouse.core.command.SetAutoscalerLimits.Limits;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.dialog.ChangeDialog;
import dev.pilothouse.ui.dialog.ReplicaStepper;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/// Asks between how many replicas an autoscaler may choose, and says what it would do then. FX thread.
final class LimitsDialog {
  private final UiServices services;
  private final Texts texts;
  private final ClusterSession session;

  LimitsDialog(UiServices services, ClusterSession session) {
    this.services = services;
    texts = services.texts();
    this.session = session;
  }

  /// @param maximum whether the maximum has the keyboard first
  void show(AutoscalerPicture picture, boolean maximum) {
    Autoscaler autoscaler = picture.autoscaler();
    String name = autoscaler.ref().name();
    ChangeDialog dialog =
        new ChangeDialog(
            services, session, autoscaler.ref(), texts.get("autoscaler.limits.title", name), texts.get("autoscaler.limits.go"));
    ReplicaStepper min = new ReplicaStepper(autoscaler.min(), texts);
    ReplicaStepper max = new ReplicaStepper(autoscaler.max(), texts);
    Label then = new Label();
    then.setId("limits-then");
    then.setWrapText(true);
    GridPane grid = new GridPane(12, 8);
    grid.addRow(0, label("autoscaler.limits.min", min, "limits-min"), min);
    grid.addRow(1, label("autoscaler.limits.max", max, "limits-max"), max);
    dialog.with(grid).with(then);
    Runnable propose = () -> propose(dialog, picture, min.value().get(), max.value().get(), then);
    min.value().subscribe(value -> propose.run());
    max.value().subscribe(value -> propose.run());
    ReplicaStepper first = maximum ? max : min;
    dialog.show(first.field());
    propose.run();
    first.field().selectAll();
  }

  private Label label(String key, ReplicaStepper stepper, String id) {
    Label label = new Label(texts.get(key));
    stepper.setId(id);
    stepper.field().setId(id + "-field");
    stepper.field().setAccessibleText(label.getText());
    label.setLabelFor(stepper.field());
    return label;
  }

  private void propose(ChangeDialog dialog, AutoscalerPicture picture, int min, int max, Label then) {
    Autoscaler autoscaler = picture.autoscaler();
    then.setText("");
    if (min < autoscaler.least() || max < Math.max(1, min)) {
      boolean low = min < autoscaler.least();
      String why = low ? texts.get("autoscaler.limits.least", autoscaler.least()) : texts.get("autoscaler.limits.cross");
      dialog.propose(null, why);
    } else if (min == autoscaler.min() && max == autoscaler.max()) {
      dialog.propose(null, texts.get("autoscaler.limits.same", min, max));
    } else {
      Limits before = autoscaler.limits();
      // What is not changed stays as it is written, or left out as it is.
      Limits limits =
          new Limits(min == autoscaler.min() ? before.min() : Integer.valueOf(min),
              max == autoscaler.max() ? before.max() : Integer.valueOf(max));
      dialog.propose(new SetAutoscalerLimits(autoscaler.ref(), before, limits), "");
      Autoscaler next = autoscaler.with(limits);
      Forecast forecast = Forecast.now(next, picture.trace().seen(), services.clock().instant());
      then.setText(texts.get("autoscaler.limits.then", forecast.sentence(next)));
    }
  }
}
