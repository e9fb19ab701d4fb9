// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.ui.dialog.GuardStrip;
import dev.pilothouse.ui.dialog.ReplicaStepper;
import dev.pilothouse.ui.dialog.TroubleBox;
import dev.pilothouse.ui.feature.scale.ManyRow.Step;
import dev.pilothouse.ui.feature.scale.ScaleManyState.Phase;
import dev.pilothouse.ui.nav.FxmlView;
import dev.pilothouse.ui.nav.ScaleManyRoute;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The open dialog over several objects.
@SuppressWarnings("NullAway.Init")
final class ScaleManyController extends FxmlView {
  private final UiServices services;
  private final Texts texts;
  private final ScaleManyViewModel model;
  private final GuardStrip strip;
  private final TroubleBox trouble;
  private final List<ManyLine> lines = new ArrayList<>();
  private boolean stopping;
  @FXML private VBox dialog;
  @FXML private Pane stripPlace;
  @FXML private Label heading;
  @FXML private Label context;
  @FXML private Pane stepperPlace;
  @FXML private VBox content;
  @FXML private Pane troublePlace;
  @FXML private HBox typedRow;
  @FXML private Label typedAsk;
  @FXML private TextField typed;
  @FXML private Label summary;
  @FXML private Button cancel;
  @FXML private Button confirm;

  ScaleManyController(UiServices services, ScaleManyRoute asked) {
    super(services.texts(), services.texts().get("scale.many.title", asked.all().size()));
    this.services = services;
    texts = services.texts();
    heading.setText(texts.get("scale.many.title", asked.all().size()));
    context.setText(texts.get("scale.many.context", asked.context()));
    strip = new GuardStrip(texts, asked.context());
    stripPlace.getChildren().setAll(strip);
    trouble = new TroubleBox(texts, () -> {});
    troublePlace.getChildren().setAll(trouble);
    model = new ScaleManyViewModel(services, asked);
    bag.add(model);
    ReplicaStepper stepper = new ReplicaStepper(Math.max(0, asked.all().getFirst().now()), texts);
    stepperPlace.getChildren().setAll(stepper);
    stepper.value().addListener((value, before, after) -> model.all(after.intValue()));
    List<ManyRow> rows = model.state().get().rows();
    for (int i = 0; i < rows.size(); i++) {
      int index = i;
      lines.add(new ManyLine(texts, rows.get(i), i, wanted -> model.one(index, wanted)));
    }
    content.getChildren().setAll(lines);
    new DialogKeys(dialog, stepper, confirm, cancel);
    bag.add(services.fx().observe(model.state(), this::show));
    typed.textProperty().subscribe(words -> confirmable(model.state().get()));
  }

  private void show(ScaleManyState state) {
    strip.show(state.guard());
    boolean running = state.phase() == Phase.RUNNING;
    for (int i = 0; i < lines.size(); i++) {
      lines.get(i).show(state.rows().get(i), running);
    }
    stepperPlace.setDisable(running);
    trouble.show(state.trouble(), false);
    shown(troublePlace, state.trouble() != null);
    shown(typedRow, !state.typedName().isEmpty() && !running);
    typedAsk.setText(texts.get("dialog.type", state.typedName()));
    typed.setPromptText(state.typedName());
    typed.setAccessibleText(typedAsk.getText());
    boolean tried = state.phase() != Phase.ASKING;
    int ready = state.commands().size();
    summary.setText(tried ? summary(state) : texts.get(ready == 0 ? "scale.dryRun.same" : "scale.many.note"));
    boolean again = tried && !running && ready > 0;
    confirm.setText(texts.get(again ? "scale.many.retry" : "scale.many.go", ready));
    shown(confirm, !tried || running || ready > 0);
    stopping &= running;
    cancel.setText(texts.get(running ? stopWords() : tried ? "scale.many.close" : "dialog.cancel"));
    cancel.setDisable(stopping);
    confirmable(state);
  }

  private String stopWords() {
    return stopping ? "scale.many.stopping" : "scale.many.stop";
  }

  private String summary(ScaleManyState state) {
    return texts.get(
        "scale.many.summary", state.count(Step.DONE), state.count(Step.FAILED), state.count(Step.NOT_SENT), state.rows().size());
  }

  private void confirmable(ScaleManyState state) {
    boolean held = !state.typedName().isEmpty() && !state.typedName().equals(typed.getText());
    boolean none = state.commands().isEmpty() || state.trouble() != null;
    confirm.setDisable(held || none || state.phase() == Phase.RUNNING);
  }

  private static void shown(Region node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  @FXML
  void onCancel() {
    if (model.state().get().phase() == Phase.RUNNING) {
      stopping = true;
      model.stop();
      show(model.state().get());
    } else {
      services.navigator().closeDialog();
    }
  }

  @FXML
  void onConfirm() {
    model.send(typed.getText());
  }

  @Override
  public void focus() {
    cancel.requestFocus();
  }
}
