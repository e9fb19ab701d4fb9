// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.command.LabelSyntax;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.Taint;
import dev.pilothouse.core.nodemap.NodesEdit;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import org.jspecify.annotations.Nullable;

/// Asks for a taint: key, value and effect, or which of those that the nodes have goes. FX thread.
final class TaintForm extends NodesEditForm {
  private static final List<String> EFFECTS = List.of("NoSchedule", "PreferNoSchedule", "NoExecute");
  private final KeyValueFields fields;
  private final ComboBox<String> effect = new ComboBox<>(FXCollections.observableArrayList(EFFECTS));

  /// @param nodes that are changed
  TaintForm(Texts texts, List<Row> nodes) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Row node : nodes) {
      Taint.All all = node.get(NodeKind.ALL_TAINTS);
      if (all != null) {
        // What the cluster sets itself comes again as soon as it is taken away.
        all.list().stream()
            .filter(one -> !one.key().startsWith("node.kubernetes.io/"))
            .forEach(one -> counts.merge(one.key() + ":" + one.effect(), 1, Integer::sum));
      }
    }
    effect.setValue(EFFECTS.getFirst());
    effect.setId("taint-effect");
    effect.setAccessibleText(texts.get("nodesEdit.effectField"));
    effect.valueProperty().addListener((value, before, after) -> tell());
    fields = new KeyValueFields(texts, "taint", counts, nodes.size(), this::tell);
    fields.with(texts.get("nodesEdit.effectField"), effect);
    getChildren().setAll(fields);
  }

  @Override
  @Nullable NodesEdit edit() {
    if (fields.removes()) {
      String gone = fields.removed();
      int colon = gone.lastIndexOf(':');
      return colon < 0 ? null : new NodesEdit.RemoveTaint(gone.substring(0, colon), gone.substring(colon + 1));
    }
    boolean right = LabelSyntax.key(fields.key()).isEmpty() && LabelSyntax.value(fields.value()).isEmpty();
    return right ? new NodesEdit.PutTaint(new Taint(fields.key(), fields.value(), effect.getValue())) : null;
  }

  @Override
  Node first() {
    return fields.first();
  }
}
