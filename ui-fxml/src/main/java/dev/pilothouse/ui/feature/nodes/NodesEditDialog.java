// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.nodemap.NodesEdit;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.dialog.DialogPath;
import dev.pilothouse.ui.dialog.FittingScroll;
import dev.pilothouse.ui.dialog.GuardStrip;
import dev.pilothouse.ui.dialog.KubectlLine;
import dev.pilothouse.ui.dialog.TroubleBox;
import dev.pilothouse.ui.feature.nodes.NodesEditState.Line;
import dev.pilothouse.ui.feature.nodes.NodesEditState.Phase;
import dev.pilothouse.ui.feature.nodes.NodesEditState.Step;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Asks for a change of several nodes, shows what becomes of each, and after one confirmation how far each is. FX thread; owns its
/// model until it is taken off the window.
final class NodesEditDialog extends VBox {
  private static final double LINE = 30;
  private static final double MOST = 8;
  private final UiServices services;
  private final Texts texts;
  private final NodesEditModel model;
  private final @Nullable NodesEditForm form;
  private final GuardStrip strip;
  private final TroubleBox trouble;
  private final KubectlLine kubectl;
  private final Label effect = new Label();
  private final Label evicts = new Label();
  private final Label summary = new Label();
  private final Label typedAsk = new Label();
  private final TextField typed = new TextField();
  private final HBox typedRow = new HBox(8, typedAsk, typed);
  private final Button cancel = new Button();
  private final Button undo = new Button();
  private final Button confirm = new Button();
  private final ObservableList<Line> lines = FXCollections.observableArrayList();
  private final ListView<Line> list = new ListView<>(lines);
  private final VBox body = new VBox();
  private final FittingScroll kubectlPlace = new FittingScroll();
  private final Subscription.Bag bag = new Subscription.Bag();
  private Runnable close = () -> {};
  private boolean stopping;

  /// @param what `cordon`, `uncordon`, `label` or `taint`
  /// @param asked what is asked for from the start; null where the form asks
  NodesEditDialog(
      UiServices services, ClusterSession session, NodesEditModel model, String what, @Nullable NodesEdit asked,
      @Nullable NodesEditForm form) {
    this.services = services;
    this.model = model;
    this.form = form;
    texts = services.texts();
    strip = new GuardStrip(texts, session.context().name());
    trouble = new TroubleBox(texts, () -> {});
    kubectl = new KubectlLine(texts);
    getStyleClass().addAll("dialog", "nodes-edit-dialog");
    setAccessibleRole(AccessibleRole.DIALOG);
    String title = texts.get("nodesEdit.title." + what, model.rows().size());
    setAccessibleText(title);
    Label heading = new Label(title);
    heading.getStyleClass().add("dialog-title");
    body.getStyleClass().add("dialog-body");
    body.getChildren().setAll(heading, new DialogPath(texts, session.context().name()));
    if (form != null) {
      body.getChildren().add(form);
      form.onChange(() -> model.edit(form.edit()));
    }
    parts(what);
    getChildren().setAll(strip, body, buttons());
    VBox.setVgrow(body, Priority.ALWAYS);
    body.setMinHeight(0);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    bag.add(model);
    bag.add(services.fx().observe(model.state(), state -> show(state, what)));
    model.edit(asked);
  }

  private void parts(String what) {
    for (Label label : new Label[] {effect, evicts}) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    effect.setId("nodes-edit-effect");
    evicts.setId("nodes-edit-evicts");
    evicts.getStyleClass().add("health-warning");
    list.setId("nodes-edit-list");
    list.getStyleClass().add("nodes-edit-list");
    list.setFixedCellSize(LINE);
    list.setCellFactory(view -> new NodesEditCell(texts));
    list.setAccessibleText(texts.get("nodesEdit.list"));
    list.setMinHeight(2 * LINE + 2);
    VBox.setVgrow(list, Priority.ALWAYS);
    kubectlPlace.setContent(kubectl);
    kubectlPlace.setMaxHeight(96);
    kubectlPlace.setMinHeight(44);
    typedRow.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(typed, Priority.ALWAYS);
    typed.setId("typed-name");
    typed.textProperty().subscribe(words -> confirmable(model.state().get()));
    body.getChildren().addAll(effect, evicts, list, kubectlPlace, trouble, typedRow);
    confirm.setAccessibleHelp(texts.get("nodesEdit.title." + what, model.rows().size()));
  }

  private Node buttons() {
    cancel.setId("cancel");
    cancel.getStyleClass().add("safe");
    cancel.setOnAction(event -> leave());
    undo.setId("undo");
    undo.setOnAction(event -> model.undo());
    confirm.setId("confirm");
    confirm.getStyleClass().add("primary");
    confirm.setOnAction(event -> model.send(typed.getText()));
    for (Button button : new Button[] {cancel, undo, confirm}) {
      button.setMinWidth(USE_PREF_SIZE);
      button.setMnemonicParsing(false);
    }
    summary.setId("nodes-edit-summary");
    summary.getStyleClass().add("text-muted");
    summary.setWrapText(true);
    summary.setMinWidth(0);
    summary.setMaxWidth(Double.MAX_VALUE);
    summary.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(summary, Priority.ALWAYS);
    HBox buttons = new HBox(summary, cancel, undo, confirm);
    buttons.getStyleClass().add("dialog-buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    return buttons;
  }

  /// Shows it above the window; it ends when it is taken off.
  void open() {
    Node first = form == null ? cancel : form.first();
    close = services.navigator().show(this, first);
    sceneProperty().addListener(
        (scene, before, after) -> {
          if (after == null) {
            bag.close();
          }
        });
  }

  private void leave() {
    if (model.state().get().phase() == Phase.RUNNING) {
      stopping = true;
      model.stop();
      cancel.setDisable(true);
      cancel.setText(texts.get("nodesEdit.stopping"));
    } else {
      close.run();
      bag.close();
    }
  }

  /// Enter in a field goes on to the button that sends, as in the other dialogs.
  private void key(KeyEvent event) {
    Node at = getScene() == null ? null : getScene().getFocusOwner();
    if (event.getCode() != KeyCode.ENTER) {
      return;
    }
    if (event.isShortcutDown()) {
      confirm.fire();
    } else if (at instanceof Button button) {
      button.fire();
    } else if (at instanceof TextField && !confirm.isDisabled()) {
      confirm.requestFocus();
    } else {
      return;
    }
    event.consume();
  }

  private void show(NodesEditState state, String what) {
    boolean running = state.phase() == Phase.RUNNING;
    boolean tried = state.phase() != Phase.ASKING;
    strip.show(state.guard());
    if (form != null) {
      form.setDisable(running);
    }
    lines(state);
    said(effect, texts.get(state.effect()));
    said(evicts, texts.get(state.evicts()));
    kubectl.show(state.kubectl());
    present(kubectlPlace, !state.kubectl().isEmpty());
    trouble.show(state.trouble(), false);
    present(trouble, state.trouble() != null);
    present(typedRow, !state.typedName().isEmpty() && !running);
    typedAsk.setText(texts.get("dialog.type", state.typedName()));
    typed.setPromptText(state.typedName());
    typed.setAccessibleText(typedAsk.getText());
    int ready = state.commands().size();
    summary.setText(summary(state, tried, ready));
    boolean again = tried && !running;
    confirm.setText(texts.get(again ? "nodesEdit.retry" : "nodesEdit.go." + what, ready));
    present(confirm, !again || ready > 0);
    undo.setText(texts.get("nodesEdit.undo", state.undoable()));
    present(undo, state.undoable() > 0);
    stopping &= running;
    cancel.setText(texts.get(running ? stopWords() : tried ? "nodesEdit.close" : "dialog.cancel"));
    cancel.setDisable(stopping);
    confirmable(state);
  }

  private String stopWords() {
    return stopping ? "nodesEdit.stopping" : "nodesEdit.stop";
  }

  private String summary(NodesEditState state, boolean tried, int ready) {
    if (tried) {
      return texts.get(
          "nodesEdit.summary", state.count(Step.DONE), state.count(Step.FAILED), state.count(Step.NOT_SENT), state.lines().size());
    }
    return state.effect().equals(NodesEditState.NOTHING)
        ? ""
        : texts.get("nodesEdit.counts", ready, state.count(Step.SAME), state.lines().size());
  }

  /// Lines that stay are changed in place, so that the list does not jump.
  private void lines(NodesEditState state) {
    if (lines.size() != state.lines().size()) {
      lines.setAll(state.lines());
    } else {
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).equals(state.lines().get(i))) {
          lines.set(i, state.lines().get(i));
        }
      }
    }
    list.setPrefHeight(Math.min(MOST, Math.max(2, lines.size())) * LINE + 8);
  }

  private static void said(Label label, String words) {
    label.setText(words);
    present(label, !words.isEmpty());
  }

  private void confirmable(NodesEditState state) {
    boolean held = !state.typedName().isEmpty() && !state.typedName().equals(typed.getText());
    confirm.setDisable(held || state.commands().isEmpty() || state.trouble() != null || state.phase() == Phase.RUNNING);
  }

  private static void present(Node part, boolean shown) {
    part.setVisible(shown);
    part.setManaged(shown);
  }
}
