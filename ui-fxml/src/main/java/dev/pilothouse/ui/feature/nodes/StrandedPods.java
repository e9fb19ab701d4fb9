// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// The pods whose node was deleted: they have no card on the map to stand on. There only while some are left. FX thread.
final class StrandedPods extends VBox {
  private static final int MOST = 100;
  private final Texts texts;
  private final MapWords words;
  private final Consumer<Row> open;
  private final Label title = new Label();
  private final Label why = new Label();
  private List<Row> shown = List.of();

  /// @param open is told the pod that is to be seen in detail
  StrandedPods(Texts texts, MapWords words, Consumer<Row> open) {
    this.texts = texts;
    this.words = words;
    this.open = open;
    getStyleClass().add("stranded-pods");
    title.getStyleClass().add("pending-title");
    title.setId("stranded-title");
    why.getStyleClass().add("pending-why");
    why.setText(texts.get("pendingTray.stranded.why"));
    why.setWrapText(true);
    show(List.of());
  }

  void show(List<Row> pods) {
    setVisible(!pods.isEmpty());
    setManaged(!pods.isEmpty());
    if (pods.equals(shown)) {
      return;
    }
    shown = pods;
    title.setText(texts.get("pendingTray.stranded", pods.size()));
    getChildren().setAll(title, why);
    pods.stream().limit(MOST).map(this::pod).forEach(getChildren()::add);
    if (pods.size() > MOST) {
      Label more = new Label(texts.get("pendingTray.more", pods.size() - MOST));
      more.getStyleClass().addAll("pending-why", "pending-more");
      getChildren().add(more);
    }
  }

  private Node pod(Row pod) {
    Label name = new Label(pod.name());
    name.getStyleClass().add("pending-name");
    Label place = new Label(texts.get("pendingTray.strandedPod", pod.namespace(), pod.text(PodKind.NODE)));
    place.getStyleClass().add("pending-why");
    Label state = new Label(texts.get("pendingTray.lastKnown", words.status(pod)));
    state.getStyleClass().add("pending-why");
    Button button = new Button();
    button.setGraphic(new VBox(name, place, state));
    button.getStyleClass().setAll("pending-pod");
    button.setId("stranded-" + pod.name());
    button.setMaxWidth(Double.MAX_VALUE);
    button.setTooltip(new Tooltip(pod.name() + "\n" + place.getText() + "\n" + state.getText()));
    button.setAccessibleText(pod.name() + ", " + place.getText() + ", " + state.getText());
    button.setOnAction(event -> open.accept(pod));
    return button;
  }
}
