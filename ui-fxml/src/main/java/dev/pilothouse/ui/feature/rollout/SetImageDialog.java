// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.command.SetImage;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.dialog.ChangeDialog;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// Asks for other images: a field for each container, which offers what the cluster runs of the same repository. FX thread.
final class SetImageDialog {
  private final Texts texts;
  private final ResourceRef target;
  private final KubeObject workload;
  private final ChangeDialog dialog;
  private final GridPane grid = new GridPane();
  private final Map<String, ComboBox<String>> fields = new LinkedHashMap<>();
  private final TextField cause = new TextField();

  /// @param workload as it is now
  SetImageDialog(UiServices services, ClusterSession session, ResourceRef target, KubeObject workload) {
    this.texts = services.texts();
    this.target = target;
    this.workload = workload;
    String title = texts.get("rollout.image.title", target.name());
    dialog = new ChangeDialog(services, session, target, title, texts.get("rollout.image.go"));
  }

  /// @param known all images that are seen in the cluster
  void show(List<String> known) {
    grid.getStyleClass().add("image-grid");
    JsonNode spec = workload.at("spec", "template", "spec");
    for (String list : List.of("initContainers", "containers")) {
      for (JsonNode container : spec.path(list)) {
        row(container.path("name").asText(), container.path("image").asText(), known);
      }
    }
    cause.setId("change-cause");
    cause.setPromptText(texts.get("rollout.image.cause.prompt"));
    cause.textProperty().addListener((words, before, after) -> propose());
    grid.addRow(grid.getRowCount(), new Label(texts.get("rollout.image.cause")), cause);
    GridPane.setHgrow(cause, Priority.ALWAYS);
    dialog.with(grid);
    propose();
    dialog.show(first());
  }

  /// What comes of it where pods are not replaced a few at a time; empty where they are.
  private String otherEffect() {
    if (workload.at("spec", "paused").asBoolean()) {
      return "rollout.image.paused";
    }
    String strategy = workload.text("spec", "strategy", "type") + workload.text("spec", "updateStrategy", "type");
    return switch (strategy) {
      case "Recreate" -> "rollout.image.recreate";
      case "OnDelete" -> "rollout.image.onDelete";
      default -> "";
    };
  }

  private @Nullable TextField first() {
    return fields.isEmpty() ? null : fields.values().iterator().next().getEditor();
  }

  private void row(String container, String image, List<String> known) {
    ComboBox<String> field = new ComboBox<>();
    field.setEditable(true);
    field.setId("image-" + container);
    field.setMaxWidth(Double.MAX_VALUE);
    field.setAccessibleText(texts.get("rollout.image.of", container));
    field.getItems().setAll(Images.offered(image, known));
    field.setValue(image);
    field.getEditor().textProperty().addListener((words, before, after) -> propose());
    fields.put(container, field);
    Label name = new Label(container);
    name.getStyleClass().add("mono");
    GridPane.setHgrow(field, Priority.ALWAYS);
    grid.addRow(grid.getRowCount(), name, field);
  }

  private void propose() {
    Map<String, String> wanted = new LinkedHashMap<>();
    fields.forEach((container, field) -> wanted.put(container, field.getEditor().getText().strip()));
    if (wanted.containsValue("")) {
      dialog.propose(null, texts.get("rollout.image.empty"));
      return;
    }
    try {
      dialog.propose(SetImage.of(target, workload, wanted, cause.getText()), "");
      String other = otherEffect();
      if (!other.isEmpty()) {
        dialog.effect(texts.get(other));
      }
    } catch (IllegalArgumentException nothing) {
      dialog.propose(null, texts.get("rollout.image.same"));
    }
  }
}
