// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.command.Journal;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.dialog.DialogPath;
import dev.pilothouse.ui.dialog.GuardStrip;
import dev.pilothouse.ui.dialog.KubectlLine;
import dev.pilothouse.ui.dialog.ReplicaStepper;
import dev.pilothouse.ui.dialog.TroubleBox;
import dev.pilothouse.ui.feature.scale.ScaleState.Phase;
import dev.pilothouse.ui.nav.FxmlView;
import dev.pilothouse.ui.nav.ScaleRoute;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The open dialog: its view model's state, drawn; keys and clicks, handed on.
@SuppressWarnings("NullAway.Init")
final class ScaleController extends FxmlView {
  private final UiServices services;
  private final Texts texts;
  private final ClusterSession session;
  private final String name;
  private final String context;
  private final ScaleViewModel model;
  private final ReplicaStepper stepper;
  private final KubectlLine kubectl;
  private final OptionList options;
  private final CheckList checks;
  private final TroubleBox trouble;
  private final GuardStrip strip;
  @FXML private VBox dialog;
  @FXML private Pane stripPlace;
  @FXML private Label heading;
  @FXML private Label chip;
  @FXML private Pane pathPlace;
  @FXML private Label now;
  @FXML private Pane stepperPlace;
  @FXML private ScaleSlider slider;
  @FXML private Hyperlink back;
  @FXML private Pane content;
  @FXML private HBox typedRow;
  @FXML private Label typedAsk;
  @FXML private TextField typed;
  @FXML private DryRunLabel dryRun;
  @FXML private Button cancel;
  @FXML private Button confirm;

  ScaleController(UiServices services, Journal journal, ScaleRoute asked) {
    super(services.texts(), services.texts().get("scale.title", asked.target().name()));
    this.services = services;
    texts = services.texts();
    session = asked.session();
    name = asked.target().name();
    heading.setText(texts.get("scale.title", name));
    context = asked.context();
    strip = new GuardStrip(texts, context);
    stripPlace.getChildren().setAll(strip);
    pathPlace.getChildren().setAll(new DialogPath(texts, context, asked.target()));
    stepper = new ReplicaStepper(asked.first(), texts);
    stepperPlace.getChildren().setAll(stepper);
    kubectl = new KubectlLine(texts);
    options = new OptionList(texts, services.clock(), choice -> modelled().choose(choice));
    checks = new CheckList(texts);
    trouble = new TroubleBox(texts, () -> modelled().retry());
    content.getChildren().addAll(options, checks, trouble, kubectl);
    model = new ScaleViewModel(services, journal, session, asked.target(), asked.now(), asked.by());
    bag.add(model);
    stepper.value().addListener((observed, before, value) -> model.wanted(value.intValue()));
    bag.add(services.fx().observe(model.proposed(), number -> {
      if (number >= 0) {
        stepper.set(number);
      }
    }));
    slider.chosen(stepper::set);
    new DialogKeys(dialog, stepper, confirm, cancel);
    bag.add(services.fx().observe(model.state(), this::show));
    bag.add(services.fx().observe(model.dryRun(), this::asked));
    bag.add(services.fx().observe(model.chip(), this::chip));
    typed.textProperty().subscribe(words -> confirmable(model.state().get()));
  }

  private ScaleViewModel modelled() {
    return model;
  }

  private void chip(Message words) {
    String text = texts.get(words);
    chip.setText("◌ " + text);
    shown(chip, !text.isEmpty());
  }

  private void show(ScaleState state) {
    strip.show(state.guard());
    now.setText(state.now() < 0 ? "–" : Integer.toString(state.now()));
    slider.show(state.now(), state.wanted(), state.marks(), texts);
    shown(back, state.back() > 0);
    back.setText(texts.get("scale.back", state.back()));
    options.show(state);
    checks.show(state.checks());
    boolean sent = state.trouble() != null;
    trouble.show(state.trouble(), state.phase() == Phase.FAILED);
    shown(trouble, sent);
    shown(kubectl, state.command() != null);
    if (state.command() != null) {
      kubectl.show(state.command().kubectl(context));
    }
    shown(typedRow, !state.typedName().isEmpty());
    typedAsk.setText(texts.get("dialog.type", state.typedName()));
    typed.setPromptText(state.typedName());
    typed.setAccessibleText(typedAsk.getText());
    confirm.setText(ScaleWords.button(texts, state, name));
    confirm.getStyleClass().remove("destructive");
    if (state.command() != null && state.command().destructive()) {
      confirm.getStyleClass().add("destructive");
    }
    asked(model.dryRun().get());
    confirmable(state);
  }

  private void confirmable(ScaleState state) {
    boolean held = !state.typedName().isEmpty() && !state.typedName().equals(typed.getText());
    confirm.setDisable(state.command() == null || state.phase() != Phase.READY || state.refused() || held);
    dryRun.setFocusTraversable(confirm.isDisabled() && state.trouble() == null && !held);
  }

  private void asked(DryRuns.State state) {
    ScaleState shown = model.state().get();
    dryRun.show(state, shown, texts);
    if (shown.trouble() == null && state instanceof DryRuns.Answered answered && answered.answer().failure() != null) {
      trouble.show(answered.answer().failure(), false);
      shown(trouble, true);
    } else if (shown.trouble() == null) {
      shown(trouble, false);
    }
  }

  private static void shown(Region node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  @FXML
  void onBack() {
    stepper.set(model.state().get().back());
  }

  @FXML
  void onCancel() {
    services.navigator().closeDialog();
  }

  @FXML
  void onConfirm() {
    model.send(typed.getText(), this::done);
  }

  private void done(Outcome outcome) {
    services.navigator().closeDialog();
    services.navigator().tell(session, outcome);
  }

  @Override
  public void focus() {
    cancel.requestFocus();
  }
}
