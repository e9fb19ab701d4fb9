// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.DryRun;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Cause;
import dev.pilothouse.core.yaml.edit.EditPlan;
import dev.pilothouse.core.yaml.edit.FieldOwners;
import dev.pilothouse.core.yaml.merge.ObjectPatch.Change;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.dialog.KubectlLine;
import dev.pilothouse.ui.text.FailureText;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What else is to be known before something is applied: what the server says to it, the same with kubectl, and whose the fields
/// are that change. FX thread.
final class ApplyFacts extends GridPane {
  private static final String CONFLICT = "FieldManagerConflict";
  private final Texts texts;
  private final String context;
  private final HealthGlyph glyph = new HealthGlyph();
  private final Label answer = new Label();
  private final Label took = new Label();
  private final Label warnings = new Label();
  private final CheckBox force = new CheckBox();
  private final KubectlLine kubectl;
  private final Label owners = new Label();

  /// @param forced is told whether fields are taken over from other managers
  ApplyFacts(Texts texts, String context, Consumer<Boolean> forced) {
    this.texts = texts;
    this.context = context;
    kubectl = new KubectlLine(texts);
    getStyleClass().add("apply-facts");
    ColumnConstraints words = new ColumnConstraints();
    words.setHgrow(Priority.ALWAYS);
    words.setMinWidth(0);
    ColumnConstraints name = new ColumnConstraints();
    name.setMinWidth(USE_PREF_SIZE);
    getColumnConstraints().setAll(name, words);
    answer.setId("dry-run");
    answer.setWrapText(true);
    warnings.setWrapText(true);
    warnings.getStyleClass().add("health-warning");
    took.getStyleClass().add("text-muted");
    took.setMinWidth(USE_PREF_SIZE);
    owners.setWrapText(true);
    force.setId("apply-force");
    force.setWrapText(true);
    force.setOnAction(event -> forced.accept(force.isSelected()));
    HBox said = new HBox(8, glyph, answer, took);
    HBox.setHgrow(answer, Priority.ALWAYS);
    fact("editor.fact.dryRun", new VBox(4, said, warnings, force));
    fact("editor.fact.kubectl", kubectl);
    fact("editor.fact.owners", owners);
  }

  private void fact(String key, Node value) {
    Label name = new Label(texts.get(key));
    name.getStyleClass().add("text-muted");
    GridPane.setValignment(name, VPos.TOP);
    addRow(getRowCount(), name, value);
  }

  void show(ApplyState state, @Nullable Planned plan) {
    Command command = plan == null ? null : plan.command();
    setVisible(command != null);
    setManaged(command != null);
    if (plan == null || command == null) {
      return;
    }
    DryRun said = state.answers().get(plan.document());
    dryRun(said, state.many());
    List<String> managers = conflicts(said == null ? null : said.failure());
    force.setText(texts.get("editor.force", String.join(", ", managers)));
    shown(force, state.force() || !managers.isEmpty());
    force.setSelected(state.force());
    kubectl.show(command.kubectl(context));
    owners.setText(owners(plan));
  }

  private void dryRun(@Nullable DryRun said, boolean many) {
    took.setText(said == null ? "" : texts.get("editor.dryRun.took", Math.max(1, said.took().toMillis())));
    ClusterFailure failure = said == null ? null : said.failure();
    glyph.health(said == null ? Health.PROGRESSING : failure == null ? Health.GOOD : many ? Health.WARNING : Health.BAD);
    answer.setText(
        said == null
            ? texts.get("editor.dryRun.asking")
            : failure == null ? texts.get("editor.dryRun.accepted") : FailureText.inFull(texts, failure));
    warnings.setText(said == null ? "" : String.join("\n", said.warnings()));
    shown(warnings, !warnings.getText().isEmpty());
  }

  /// Who holds the fields that the server will not hand over without being told to.
  private static List<String> conflicts(@Nullable ClusterFailure failure) {
    return failure == null
        ? List.of()
        : failure.causes().stream()
            .filter(cause -> cause.reason().equals(CONFLICT))
            .map(Cause::message)
            .map(words -> words.replaceFirst("^conflict with ", "").replaceFirst(" (using|with subresource).*", ""))
            .map(manager -> manager.replace("\"", ""))
            .distinct()
            .toList();
  }

  private String owners(Planned plan) {
    EditPlan edit = plan.edit();
    if (edit == null) {
      return texts.get(plan.action() == Planned.Action.APPLY ? "editor.owners.apply" : "editor.owners.new");
    }
    FieldOwners known = FieldOwners.of(edit.live());
    Set<String> from = new TreeSet<>();
    for (Change change : edit.patch().changes()) {
      known.of(change.path()).forEach(owner -> from.add(owner.manager()));
    }
    from.remove("pilothouse");
    return from.isEmpty() ? texts.get("editor.owners.nobody") : texts.get("editor.owners.taken", String.join(", ", from));
  }

  private static void shown(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
