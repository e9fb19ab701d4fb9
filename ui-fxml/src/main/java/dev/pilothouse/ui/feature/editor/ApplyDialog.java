// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.yaml.diff.LineDiff;
import dev.pilothouse.ui.control.WhyNot;
import dev.pilothouse.ui.dialog.FittingScroll;
import dev.pilothouse.ui.dialog.GuardStrip;
import dev.pilothouse.ui.dialog.TroubleBox;
import dev.pilothouse.ui.feature.editor.ApplyState.Phase;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Shows what applying a text would change, where others changed something meanwhile and what the server would say, and then sends
/// it. FX thread.
final class ApplyDialog {
  private final UiServices services;
  private final Texts texts;
  private final EditorViewModel editor;
  private final ApplyViewModel model;
  private final Subscription.Bag bag = new Subscription.Bag();
  private final VBox root = new VBox();
  private final GuardStrip strip;
  private final Label heading = new Label();
  private final ObjectLines objects;
  private final MergeTable merge;
  private final DiffHead diffHead;
  private final DiffView diff;
  private final ApplyFacts facts;
  private final TroubleBox trouble;
  private final CheckBox goOn = new CheckBox();
  private final WhyNot whyNot = new WhyNot();
  private final Button cancel = new Button();
  private final Button undo = new Button();
  private final Button apply = new Button();
  private Runnable close = () -> {};

  ApplyDialog(UiServices services, EditorViewModel editor) {
    this.services = services;
    this.editor = editor;
    texts = services.texts();
    model = new ApplyViewModel(services, editor);
    strip = new GuardStrip(texts, editor.session().context().name());
    objects = new ObjectLines(texts, model.state().get());
    merge = new MergeTable(texts, model::choose);
    diff = new DiffView(texts);
    diffHead = new DiffHead(texts, diff);
    facts = new ApplyFacts(texts, editor.session().context().name(), model::force);
    trouble = new TroubleBox(texts, model::plan);
    assemble();
    bag.add(model);
    bag.add(services.fx().observe(model.state(), this::show));
    objects.getSelectionModel().selectedItemProperty().addListener((item, before, now) -> show(model.state().get()));
  }

  void open() {
    close = services.navigator().show(root, cancel);
    root.sceneProperty().addListener((scene, before, now) -> {
      if (now == null) {
        bag.close();
      }
    });
  }

  private void assemble() {
    root.getStyleClass().addAll("dialog", "apply-dialog");
    root.setAccessibleRole(AccessibleRole.DIALOG);
    heading.getStyleClass().add("dialog-title");
    heading.setMinWidth(0);
    HBox head = new HBox(heading);
    head.getStyleClass().add("apply-head");
    VBox parts = new VBox(objects, merge, diffHead, diff, trouble, facts);
    parts.getStyleClass().add("apply-parts");
    FittingScroll scroll = new FittingScroll();
    scroll.setContent(parts);
    scroll.getStyleClass().add("apply-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    goOn.setText(texts.get("editor.apply.goOn"));
    goOn.setId("apply-go-on");
    cancel.setText(texts.get("dialog.cancel"));
    cancel.setId("cancel");
    cancel.getStyleClass().add("safe");
    cancel.setOnAction(event -> leave());
    undo.setText(texts.get("editor.apply.undo"));
    undo.setId("apply-undo");
    undo.setOnAction(event -> model.takeBack());
    apply.setId("confirm");
    apply.getStyleClass().add("primary");
    apply.setOnAction(event -> model.apply(goOn.isSelected(), this::done));
    HBox.setHgrow(whyNot, Priority.ALWAYS);
    whyNot.setMinWidth(0);
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.SOMETIMES);
    HBox buttons = new HBox(whyNot, grow, goOn, undo, cancel, apply);
    buttons.getStyleClass().add("dialog-buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    List.of(goOn, undo, cancel, apply).forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
    root.getChildren().setAll(strip, head, scroll, buttons);
  }

  private void show(ApplyState state) {
    strip.show(state.guard());
    objects.show(state);
    shown(objects, state.many());
    int index = Math.max(0, objects.getSelectionModel().getSelectedIndex());
    Planned plan = index < state.plans().size() ? state.plans().get(index) : null;
    heading.setText(title(state));
    root.setAccessibleText(heading.getText());
    boolean met = plan != null && plan.edit() != null && !(plan.edit().conflicts().isEmpty() && plan.edit().theirs().isEmpty());
    shown(merge, met);
    if (plan != null && met) {
      merge.show(plan, state, services.clock().instant().getEpochSecond());
    }
    LineDiff compared = plan == null ? null : state.diffs().get(plan.document());
    diffHead.show(state, plan, compared, left(state));
    diff.show(compared == null || compared.changes().findAny().isEmpty() ? List.of() : compared.folded());
    diffHead.step();
    facts.show(state, plan);
    shown(trouble, state.trouble() != null || (plan != null && plan.failure() != null));
    trouble.show(state.trouble() != null ? state.trouble() : plan == null ? null : plan.failure(), true);
    buttons(state);
  }

  /// The object that was opened, where the text names others only.
  private String left(ApplyState state) {
    return editor.origin() instanceof Origin.Live live
            && !state.plans().isEmpty()
            && state.plans().stream().noneMatch(plan -> plan.target() == null || plan.target().path().equals(live.ref().path()))
        ? editor.origin().title()
        : "";
  }

  private String title(ApplyState state) {
    String context = editor.session().context().name();
    if (state.many()) {
      return texts.get("editor.apply.titleMany", state.plans().size(), context);
    }
    Planned only = state.plans().isEmpty() ? null : state.plans().getFirst();
    return texts.get("editor.apply.title", context, only == null ? editor.origin().title() : only.place());
  }

  private void buttons(ApplyState state) {
    boolean ended = state.phase() == Phase.ENDED;
    boolean running = state.phase() == Phase.RUNNING;
    long[] counts = state.ended();
    String how = ended && state.many() ? texts.get("editor.apply.ended", counts[0], counts[1], counts[2]) : "";
    whyNot.say(state.blocked().isEmpty() ? how : texts.get(state.blocked(), state.open()));
    apply.setDisable(running || !state.blocked().isEmpty());
    shown(apply, !ended);
    apply.setText(
        running ? texts.get("editor.apply.running")
            : state.many() ? texts.get("editor.apply.goMany", state.commands().size()) : texts.get("editor.apply.go"));
    shown(goOn, state.many() && !ended && !running);
    shown(undo, ended && model.undo().isPresent());
    cancel.setText(texts.get(ended ? "dialog.close" : running && state.many() ? "editor.apply.stop" : "dialog.cancel"));
  }

  private static void shown(Region node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  private void leave() {
    ApplyState state = model.state().get();
    if (state.phase() == Phase.RUNNING && state.many()) {
      model.stop();
    } else {
      if (state.phase() == Phase.ENDED && state.many()) {
        editor.applied(null);
      }
      close.run();
    }
  }

  private void done(Outcome outcome) {
    close.run();
    boolean opened = editor.origin() instanceof Origin.Live live && live.ref().path().equals(outcome.command().target().path());
    editor.applied(opened ? outcome.after() : null);
    services.navigator().tell(editor.session(), outcome);
  }
}
