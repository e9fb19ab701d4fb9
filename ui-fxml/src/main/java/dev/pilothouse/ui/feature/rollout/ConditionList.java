// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.kind.Condition;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// What the controller says of the workload in its conditions. FX thread.
final class ConditionList extends VBox {
  private final Texts texts;
  private List<Condition> shown = List.of(new Condition("", "", "", "", 0, 0));

  ConditionList(Texts texts) {
    this.texts = texts;
    getStyleClass().add("condition-list");
  }

  void show(List<Condition> conditions) {
    if (conditions.equals(shown)) {
      return;
    }
    shown = conditions;
    List<VBox> rows = new ArrayList<>();
    for (Condition one : conditions) {
      Label name = new Label(one.type() + " = " + one.status(), new HealthGlyph(health(one)));
      name.getStyleClass().add("condition-name");
      Label when = new Label(one.reason() + " · " + Ages.exact(Math.max(one.updated(), one.since())));
      when.getStyleClass().addAll("text-muted", "text-small");
      when.setWrapText(true);
      Label said = new Label(one.message());
      said.getStyleClass().addAll("mono", "condition-words");
      said.setWrapText(true);
      said.setTooltip(new Tooltip(one.message()));
      VBox row = new VBox(2, name, when);
      if (!one.message().isEmpty()) {
        row.getChildren().add(said);
      }
      row.getStyleClass().add("condition");
      rows.add(row);
    }
    if (rows.isEmpty()) {
      Label none = new Label(texts.get("rollout.conditions.none"));
      none.getStyleClass().addAll("text-muted", "detail-none");
      none.setWrapText(true);
      getChildren().setAll(none);
    } else {
      getChildren().setAll(rows);
    }
  }

  private static Health health(Condition one) {
    boolean bad = one.type().endsWith("Failure");
    if (one.isTrue()) {
      return bad ? Health.BAD : Health.GOOD;
    }
    return bad ? Health.GOOD : Health.WARNING;
  }
}
