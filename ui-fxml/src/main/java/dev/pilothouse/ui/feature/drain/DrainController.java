// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.drain;

import dev.pilothouse.core.command.DrainRun;
import dev.pilothouse.core.command.DrainRun.Step;
import dev.pilothouse.core.command.EvictPod;
import dev.pilothouse.core.drain.DrainOptions;
import dev.pilothouse.core.drain.DrainPod;
import dev.pilothouse.core.drain.DrainPreview;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.dialog.DialogPath;
import dev.pilothouse.ui.dialog.GuardStrip;
import dev.pilothouse.ui.dialog.KubectlLine;
import dev.pilothouse.ui.dialog.TroubleBox;
import dev.pilothouse.ui.feature.drain.DrainState.Phase;
import dev.pilothouse.ui.nav.FxmlView;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/// The open dialog: its view model's state, drawn; keys and clicks, handed on.
@SuppressWarnings("NullAway.Init")
final class DrainController extends FxmlView {
  private final UiServices services;
  private final Texts texts;
  private final ClusterSession session;
  private final ResourceRef node;
  private final DrainViewModel model;
  private final GuardStrip strip;
  private final TroubleBox trouble;
  private final KubectlLine kubectl;
  private boolean aborting;
  @FXML private VBox dialog;
  @FXML private Pane stripPlace;
  @FXML private Label heading;
  @FXML private Pane pathPlace;
  @FXML private Label chip;
  @FXML private HBox optionRow;
  @FXML private CheckBox emptyDir;
  @FXML private CheckBox force;
  @FXML private TextField grace;
  @FXML private ProgressBar progress;
  @FXML private ListView<DrainRow> pods;
  @FXML private Pane troublePlace;
  @FXML private Pane kubectlPlace;
  @FXML private Label background;
  @FXML private HBox typedRow;
  @FXML private Label typedAsk;
  @FXML private TextField typed;
  @FXML private Label summary;
  @FXML private Button again;
  @FXML private Button cancel;
  @FXML private Button confirm;

  DrainController(UiServices services, ClusterSession session, ResourceRef node) {
    super(services.texts(), services.texts().get("drain.title", node.name()));
    this.services = services;
    texts = services.texts();
    this.session = session;
    this.node = node;
    model = new DrainViewModel(services, session, node);
    bag.add(model);
    heading.setText(texts.get("drain.title", node.name()));
    dialog.setAccessibleText(heading.getText());
    pathPlace.getChildren().setAll(new DialogPath(texts, model.context(), node));
    strip = new GuardStrip(texts, model.context());
    stripPlace.getChildren().setAll(strip);
    trouble = new TroubleBox(texts, this::onAgain);
    troublePlace.getChildren().setAll(trouble);
    kubectl = new KubectlLine(texts);
    kubectlPlace.getChildren().setAll(kubectl);
    pods.setAccessibleText(texts.get("drain.pods", node.name()));
    pods.setFixedCellSize(DrainCell.HEIGHT);
    pods.setCellFactory(list -> new DrainCell(texts));
    grace.setAccessibleText(texts.get("drain.option.grace"));
    DrainLists.digits(grace, this::onOption);
    dialog.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    bag.add(services.fx().observe(model.state(), this::show));
    typed.textProperty().subscribe(words -> confirmable(model.state().get()));
  }

  private void show(DrainState state) {
    strip.show(state.guard());
    DrainLists.show(pods, state.rows(), texts.get(state.phase() == Phase.LOADING ? "drain.loading" : "drain.none"));
    boolean asking = state.phase() == Phase.ASKING;
    DrainLists.shown(optionRow, asking);
    DrainLists.shown(kubectlPlace, asking);
    options(state);
    DrainLists.shown(troublePlace, state.trouble() != null);
    trouble.show(state.trouble(), state.phase() == Phase.UNREADABLE);
    DrainLists.shown(typedRow, !state.typedName().isEmpty() && asking);
    typedAsk.setText(texts.get("dialog.type", state.typedName()));
    typed.setPromptText(state.typedName());
    typed.setAccessibleText(typedAsk.getText());
    DrainLists.progress(progress, state.run(), texts);
    DrainLists.shown(background, state.phase() == Phase.RUNNING);
    DrainLists.chip(chip, state, texts);
    summary.setText(
        DrainWords.sums(state).stream().map(texts::get).collect(Collectors.joining(texts.get("drain.sum.join", "", ""))));
    buttons(state);
  }

  private void options(DrainState state) {
    DrainPreview preview = state.preview();
    if (preview != null) {
      long data = preview.count(DrainPod::emptyDir);
      long bare = preview.count(pod -> pod.bare() || pod.reason() == DrainPod.Reason.ORPHANED);
      emptyDir.setText(texts.get("drain.option.emptyDir", data));
      force.setText(texts.get("drain.option.force", bare));
      DrainLists.shown(emptyDir, data > 0 || emptyDir.isSelected());
      DrainLists.shown(force, bare > 0 || force.isSelected());
      kubectl.show(state.options().kubectl(model.context(), node.name()));
    }
  }

  private void buttons(DrainState state) {
    boolean running = state.phase() == Phase.RUNNING;
    boolean ended = state.phase() == Phase.ENDED;
    aborting &= running;
    cancel.setText(texts.get(running ? aborting ? "drain.aborting" : "drain.abort" : ended ? "drain.close" : "dialog.cancel"));
    cancel.setDisable(aborting);
    DrainRun.State run = state.run();
    DrainLists.shown(again, ended && run != null && run.count(Step.GONE) < run.lines().size());
    DrainLists.shown(confirm, !running && (!ended || state.cordoned()));
    confirm.setText(texts.get(DrainWords.button(state)));
    confirmable(state);
  }

  private void confirmable(DrainState state) {
    boolean held = !state.typedName().isEmpty() && !state.typedName().equals(typed.getText());
    confirm.setDisable(state.phase() != Phase.ENDED && (state.drain() == null || held || state.trouble() != null));
  }

  /// Enter presses the button that has the keyboard.
  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof Button button) {
      button.fire();
      event.consume();
    }
  }

  @FXML
  void onOption() {
    int seconds = grace.getText().isEmpty() ? EvictPod.OWN_GRACE : Integer.parseInt(grace.getText());
    model.options(new DrainOptions(emptyDir.isSelected(), force.isSelected(), seconds));
  }

  @FXML
  void onAway() {
    services.navigator().closeDialog();
  }

  @FXML
  void onAgain() {
    model.again();
  }

  @FXML
  void onCancel() {
    if (model.state().get().phase() == Phase.RUNNING) {
      aborting = true;
      model.abort();
      show(model.state().get());
    } else {
      services.navigator().closeDialog();
    }
  }

  @FXML
  void onConfirm() {
    if (model.state().get().phase() == Phase.ENDED) {
      services.navigator().closeDialog();
      services.navigator().send(session, model.uncordon());
    } else {
      model.send(typed.getText());
      focus();
    }
  }

  @Override
  public void focus() {
    cancel.requestFocus();
  }
}
