// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.command.LabelSyntax;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.nodemap.NodesEdit;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Asks for a label: key and value, or which of those that the nodes have goes. FX thread.
final class LabelForm extends NodesEditForm {
  private final KeyValueFields fields;

  /// @param nodes that are changed
  LabelForm(Texts texts, List<Row> nodes) {
    Map<String, Integer> counts = new TreeMap<>();
    nodes.forEach(node -> node.labels().asMap().keySet().forEach(key -> counts.merge(key, 1, Integer::sum)));
    fields = new KeyValueFields(texts, "label", counts, nodes.size(), this::tell);
    getChildren().setAll(fields);
  }

  @Override
  @Nullable NodesEdit edit() {
    if (fields.removes()) {
      String gone = fields.removed();
      return gone.isEmpty() ? null : new NodesEdit.Label(gone, null);
    }
    boolean right = LabelSyntax.key(fields.key()).isEmpty() && LabelSyntax.value(fields.value()).isEmpty();
    return right ? new NodesEdit.Label(fields.key(), fields.value()) : null;
  }

  @Override
  Node first() {
    return fields.first();
  }
}
