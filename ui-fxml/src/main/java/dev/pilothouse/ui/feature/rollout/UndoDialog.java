// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.command.UndoRollout;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.rollout.Revisions;
import dev.pilothouse.core.rollout.RolloutRevision;
import dev.pilothouse.core.rollout.UndoPlan;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Asks to which revision to go back, and shows what becomes different and whether everything it names is still there. FX thread.
final class UndoDialog {
  private static final int LINES = 400;
  private final UiServices services;
  private final Texts texts;
  private final TemplateReader reader;
  private final RolloutPicture.Shown shown;
  private final ChangeDialog dialog;
  private final ComboBox<RolloutRevision> choice = new ComboBox<>();
  private final DiffPane diff;
  private final VBox needs = new VBox(3);

  UndoDialog(UiServices services, ClusterSession session, TemplateReader reader, RolloutPicture.Shown shown) {
    this.services = services;
    this.texts = services.texts();
    this.reader = reader;
    this.shown = shown;
    ResourceRef target = shown.progress().workload();
    diff = new DiffPane(texts, LINES);
    dialog =
        new ChangeDialog(services, session, target, texts.get("rollout.undo.title", target.name()), texts.get("rollout.undo.go"));
  }

  /// @param to the revision that is offered first
  void show(RolloutRevision to) {
    choice.getItems().setAll(shown.history().subList(1, shown.history().size()));
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
    choice.setValue(to);
    dialog.show(null);
  }

  private String name(RolloutRevision one) {
    return texts.get("rollout.revision", Long.toString(one.number()))
        + " · " + RevisionList.brief(one.images()) + " · " + Ages.between(one.created(), shown.now())
        + (one.cause().isEmpty() ? "" : " · " + one.cause());
  }

  private void chosen(RolloutRevision to) {
    dialog.propose(null, texts.get("rollout.undo.reading"));
    needs.getChildren().clear();
    diff.say(texts.get("rollout.undo.reading"));
    services.background().execute(() -> read(to));
  }

  private void read(RolloutRevision to) {
    try {
      KubeObject workload = reader.workload(shown.progress().workload());
      Revisions.Revision revision = reader.revision(workload, to);
      UndoPlan plan = UndoPlan.of(workload, revision);
      DiffLines lines = DiffLines.of(plan.changes());
      List<TemplateReader.Check> checks = reader.check(revision.template(), workload.namespace());
      services.fx().execute(() -> ready(to, workload, plan, lines, checks));
    } catch (ClusterException e) {
      String words = texts.get(e.failure().what()) + " " + texts.get(e.failure().why());
      services.fx().execute(() -> dialog.propose(null, words));
    }
  }

  private void ready(
      RolloutRevision to, KubeObject workload, UndoPlan plan, DiffLines lines, List<TemplateReader.Check> checks) {
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
      dialog.propose(UndoRollout.of(shown.progress().workload(), workload, to.number(), plan.patch()), "");
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
    line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    return line;
  }
}
