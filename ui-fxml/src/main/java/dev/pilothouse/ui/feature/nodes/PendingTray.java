// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.nodemap.PlacingVerdicts;
import dev.pilothouse.core.schedule.Refusal;
import dev.pilothouse.core.schedule.WholeFit;
import dev.pilothouse.core.schedule.WholeFit.Near;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The pods that have no node, and why: a click asks every node of the map. There only while some pod waits. FX thread.
final class PendingTray extends VBox {
  private static final int MOST = 100;
  private final Texts texts;
  private final MapWords words;
  private final Consumer<@Nullable Row> ask;
  private final Consumer<String> lead;
  private final Label title = new Label();
  private final VBox pods = new VBox();
  private final VBox answer = new VBox();
  private List<Row> shownPods = List.of();
  private String asked = "";
  private @Nullable WholeFit shown;

  /// @param ask is told the pod that every node is asked about; null for none
  /// @param lead is told the name of a node that is to be shown
  PendingTray(Texts texts, MapWords words, Consumer<@Nullable Row> ask, Consumer<String> lead) {
    this.texts = texts;
    this.words = words;
    this.ask = ask;
    this.lead = lead;
    getStyleClass().add("pending-tray");
    title.getStyleClass().add("pending-title");
    ScrollPane scroll = new ScrollPane(new VBox(pods, answer));
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("pending-scroll");
    answer.getStyleClass().add("pending-answer");
    getChildren().setAll(title, scroll);
    setVisible(false);
    setManaged(false);
  }

  /// @param whole the answer about the pod that was asked for; null while there is none
  /// @param pod its uid; empty when none was asked for
  void show(List<Row> waiting, @Nullable WholeFit whole, String pod) {
    setVisible(!waiting.isEmpty());
    setManaged(!waiting.isEmpty());
    title.setText(texts.get("pendingTray.title", waiting.size()));
    if (!waiting.equals(shownPods) || !pod.equals(asked)) {
      shownPods = waiting;
      asked = pod;
      pods.getChildren().setAll(waiting.stream().limit(MOST).map(this::pod).toList());
    }
    if (!Objects.equals(whole, shown)) {
      shown = whole;
      answer.getChildren().setAll(whole == null ? List.of() : answer(whole));
    }
  }

  private Node pod(Row pod) {
    Label name = new Label(pod.name());
    name.getStyleClass().add("pending-name");
    Label place = new Label(texts.get("pendingTray.pod", pod.namespace(), words.age(pod)));
    place.getStyleClass().add("pending-why");
    Label why = new Label(words.status(pod));
    why.getStyleClass().add("pending-why");
    ToggleButton button = new ToggleButton();
    button.setGraphic(new VBox(name, place, why));
    button.getStyleClass().setAll("pending-pod");
    button.setId("pending-" + pod.name());
    button.setMaxWidth(Double.MAX_VALUE);
    button.setSelected(pod.uid().equals(asked));
    button.setAccessibleText(pod.name() + ", " + place.getText() + ", " + why.getText());
    button.setOnAction(event -> ask.accept(button.isSelected() ? pod : null));
    return button;
  }

  private List<Node> answer(WholeFit whole) {
    List<Node> lines = new ArrayList<>();
    lines.add(label(texts.get("pendingTray.fits", whole.fit().count(), whole.fit().nodes().size()), "pending-fits"));
    if (!whole.fit().refusal().isEmpty()) {
      lines.add(label(whole.fit().refusal(), "pending-why"));
    }
    reasons(whole).entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .forEach(one -> lines.add(label(texts.get("pendingTray.reason", one.getValue(), one.getKey()), "pending-reason")));
    if (!whole.fit().sentence().isEmpty()) {
      lines.add(label(texts.get("pendingTray.firstReason"), "pending-why"));
    }
    lines.add(label(texts.get(whole.fit().count() > 0 ? "pendingTray.takers" : "pendingTray.nearest"), "pending-head"));
    whole.nearest(PlacingVerdicts.CLOSEST).forEach(near -> lines.add(near(near)));
    return lines;
  }

  /// The scheduler's words with how many nodes give them.
  private static Map<String, Integer> reasons(WholeFit whole) {
    return new TreeMap<>(whole.fit().counts());
  }

  private Node near(Near near) {
    Button name = new Button(near.node());
    name.getStyleClass().add("pending-node");
    name.setOnAction(event -> lead.accept(near.node()));
    String all =
        near.refusals().stream()
            .map((Refusal one) -> texts.get(PlacingVerdicts.words(one, near.untolerated())))
            .collect(Collectors.joining("; "));
    return new VBox(name, label(all.isEmpty() ? texts.get("why.fits") : all, "pending-why"));
  }

  private static Label label(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    return label;
  }
}
