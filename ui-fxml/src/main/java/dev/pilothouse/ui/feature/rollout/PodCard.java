// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.rollout.Mark;
import dev.pilothouse.core.rollout.PodStage;
import dev.pilothouse.ui.control.HealthGlyph;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One pod on its way: its name and node, how long it has been in its stage, and what holds it back. Made once and used for many.
final class PodCard extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final double ROOM_FOR_NODE = 118;
  private static final double ROOM_BESIDE_NAME = 38;
  private final HealthGlyph glyph = new HealthGlyph();
  private final Label name = new Label();
  private final Label node = new Label();
  private final Label line = new Label();
  private @Nullable PodStage pod;

  PodCard() {
    name.getStyleClass().addAll("mono", "pod-card-name");
    name.setMinWidth(0);
    node.getStyleClass().add("pod-card-node");
    node.setMinWidth(0);
    node.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    line.getStyleClass().add("pod-card-line");
    line.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox first = new HBox(5, glyph, name, space, node);
    first.getStyleClass().add("pod-card-first");
    node.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(ROOM_FOR_NODE));
    node.managedProperty().bind(node.visibleProperty());
    getChildren().setAll(first, line);
    setMouseTransparent(true);
    setManaged(false);
  }

  @Nullable PodStage pod() {
    return pod;
  }

  void show(PodStage next, PodWords words, long now, boolean tall, boolean chosen) {
    pod = next;
    List<String> style =
        List.of("pod-card", next.stage().name().toLowerCase(Locale.ROOT), next.mark().name().toLowerCase(Locale.ROOT));
    if (!getStyleClass().equals(style)) {
      getStyleClass().setAll(style);
    }
    pseudoClassStateChanged(CHOSEN, chosen);
    glyph.health(health(next));
    name.setText(PodWords.name(next));
    node.setText(words.node(next));
    line.setText(words.line(next, now));
    line.setVisible(tall);
    line.setManaged(tall);
  }

  /// The name comes before the node where there is room for one only.
  @Override
  protected void layoutChildren() {
    name.setMinWidth(Math.clamp(getWidth() - ROOM_BESIDE_NAME, 0, Math.ceil(name.prefWidth(-1))));
    super.layoutChildren();
  }

  static Health health(PodStage pod) {
    if (pod.mark() == Mark.BROKEN) {
      return Health.BAD;
    }
    return switch (pod.stage()) {
      case PENDING, PULLING, STARTING -> pod.mark() == Mark.WAITING ? Health.WARNING : Health.PROGRESSING;
      case READY, AVAILABLE -> Health.GOOD;
      case SERVING -> pod.ready() ? Health.NEUTRAL : Health.WARNING;
      case TERMINATING, GONE -> pod.mark() == Mark.WAITING ? Health.WARNING : Health.NEUTRAL;
    };
  }
}
