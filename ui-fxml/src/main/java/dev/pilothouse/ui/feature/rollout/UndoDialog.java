// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.command.UndoRollout;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.rollout.Revisions;
import dev.pilothouse.core.rollout.RolloutRevision;
import dev.pilothouse.core.rollout.UndoPlan;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.dialog.ChangeDialog;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.FailureText;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Asks to which revision to go back, and shows what becomes different and whether everything it names is still there. FX thread.
final class UndoDialog implements FeatureView {
  private static final int LINES = 400;
  private final UiServices services;
  private final Texts texts;
  private final TemplateReader reader;
  private final long first;
  private final ChangeDialog dialog;
  private final Region root;
  private final ReadOnlyStringWrapper title;
  private final ComboBox<RolloutRevision> choice = new ComboBox<>();
  private final DiffPane diff;
  private final VBox needs = new VBox(3);
  private final RolloutViewModel model;
  private ResourceRef workload;
  private long now;
  private boolean offered;

  /// @param route names the workload and perhaps the revision that is offered first
  UndoDialog(UiServices services, Route route) {
    this.services = services;
    this.texts = services.texts();
    workload = route.target();
    reader = new TemplateReader(route.cluster());
    first = route.option().isEmpty() ? 0 : Long.parseLong(route.option());
    diff = new DiffPane(texts, LINES);
    title = new ReadOnlyStringWrapper(texts.get("rollout.undo.title", workload.name()));
    dialog = new ChangeDialog(services, route.cluster(), workload, title.get(), texts.get("rollout.undo.go"));
    assemble();
    root = dialog.whole(services.navigator()::closeDialog);
    dialog.propose(null, texts.get("rollout.undo.reading"));
    model =
        new RolloutViewModel(
            route.cluster(), workload, services.background(), services.fx(), services.clock(), this::picture);
  }

  private void assemble() {
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(RolloutRevision one) {
            return one == null ? "" : name(one);
          }

          @Override
          public RolloutRevision fromString(String words) {
            throw new UnsupportedOperationException(words);
          }
        });
    choice.setId("undo-revision");
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.setAccessibleText(texts.get("rollout.undo.to"));
    needs.getStyleClass().add("undo-needs");
    ScrollPane scroll = new ScrollPane(diff);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("diff-scroll");
    Label what = new Label(texts.get("rollout.undo.changes"));
    Label named = new Label(texts.get("rollout.undo.needs"));
    what.getStyleClass().add("section-title");
    named.getStyleClass().add("section-title");
    dialog.with(choice).with(what).with(scroll).with(named).with(needs);
    choice.valueProperty().addListener((value, before, after) -> chosen(after));
  }

  /// The revisions are those of the first whole picture: the question does not change while it is read.
  private void picture(RolloutPicture picture) {
    if (offered) {
      return;
    }
    switch (picture) {
      case RolloutPicture.Loading loading -> {}
      case RolloutPicture.Missing missing ->
          dialog.propose(null, texts.get("rollout.missing", workload.kind().kind(), workload.name()));
      case RolloutPicture.Refused refused ->
          dialog.propose(null, FailureText.inFull(texts, refused.failure()));
      case RolloutPicture.Shown early when early.freshness() instanceof Freshness.Loading -> {}
      case RolloutPicture.Shown whole -> offer(whole);
    }
  }

  private void offer(RolloutPicture.Shown shown) {
    offered = true;
    workload = shown.progress().workload();
    now = shown.now();
    model.close();
    if (shown.history().size() < 2) {
      dialog.propose(null, texts.get("rollout.undo.alone"));
      return;
    }
    List<RolloutRevision> earlier = shown.history().subList(1, shown.history().size());
    choice.getItems().setAll(earlier);
    choice.setValue(earlier.stream().filter(one -> one.number() == first).findFirst().orElse(earlier.getFirst()));
  }

  private String name(RolloutRevision one) {
    return texts.get("rollout.revision", Long.toString(one.number()))
        + " · " + RevisionList.brief(one.images()) + " · " + Ages.between(one.created(), now)
        + (one.cause().isEmpty() ? "" : " · " + one.cause());
  }

  private void chosen(RolloutRevision to) {
    dialog.propose(null, texts.get("rollout.undo.reading"));
    needs.getChildren().clear();
    diff.say(texts.get("rollout.undo.reading"));
    ResourceRef target = workload;
    services.background().execute(() -> read(target, to));
  }

  private void read(ResourceRef target, RolloutRevision to) {
    try {
      KubeObject object = reader.workload(target);
      Revisions.Revision revision = reader.revision(object, to);
      UndoPlan plan = UndoPlan.of(object, revision);
      DiffLines lines = DiffLines.of(plan.changes());
      List<TemplateReader.Check> checks = reader.check(revision.template(), target.namespace());
      services.fx().execute(() -> ready(to, object, plan, lines, checks));
    } catch (ClusterException e) {
      String words = FailureText.inFull(texts, e.failure());
      services.fx().execute(
          () -> {
            diff.say("");
            dialog.propose(null, words);
          });
    }
  }

  private void ready(
      RolloutRevision to, KubeObject object, UndoPlan plan, DiffLines lines, List<TemplateReader.Check> checks) {
    if (!to.equals(choice.getValue())) {
      return;
    }
    diff.show(lines);
    needs.getChildren().setAll(checks.stream().map(this::line).toList());
    if (checks.isEmpty()) {
      needs.getChildren().setAll(new Label(texts.get("rollout.undo.noNeeds")));
    }
    Message refusal = plan.refusal();
    if (refusal != null) {
      dialog.propose(null, texts.get(refusal));
    } else {
      dialog.propose(UndoRollout.of(workload, object, to.number(), plan.patch()), "");
    }
  }

  private HBox line(TemplateReader.Check check) {
    Health health =
        switch (check.state()) {
          case THERE -> Health.GOOD;
          case MISSING -> check.need().optional() ? Health.WARNING : Health.BAD;
          case UNKNOWN -> Health.NEUTRAL;
        };
    String name = check.need().ref().kind().kind() + " " + check.need().ref().name();
    String key =
        switch (check.state()) {
          case THERE -> "rollout.need.there";
          case MISSING -> check.keys().isEmpty() ? "rollout.need.missing" : "rollout.need.keys";
          case UNKNOWN -> "rollout.need.unknown";
        };
    Label words = new Label(texts.get(key, name, String.join(", ", check.keys())));
    words.getStyleClass().add(HealthGlyph.styleOf(health));
    HBox line = new HBox(7, new HealthGlyph(health), words);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  @Override
  public Parent node() {
    return root;
  }

  @Override
  public ObservableValue<String> title() {
    return title.getReadOnlyProperty();
  }

  @Override
  public void focus() {
    dialog.safe().requestFocus();
  }

  @Override
  public void close() {
    model.close();
  }
}
