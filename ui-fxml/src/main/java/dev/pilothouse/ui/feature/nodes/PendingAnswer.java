// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.nodemap.PlacingVerdicts;
import dev.pilothouse.core.nodemap.WaitReasons;
import dev.pilothouse.core.schedule.WholeFit;
import dev.pilothouse.core.schedule.WholeFit.Near;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Why one pod has no node: how many nodes give which reason, what would have to change on the nearest, and where to go from here.
/// FX thread.
final class PendingAnswer extends VBox {
  private final Texts texts;
  private final Moves moves;

  /// Where the buttons lead.
  interface Moves {
    /// @param node its name
    void lead(String node);

    void open(Row pod);

    void scale(ResourceRef workload);

    /// Says something in passing.
    void tell(String words);
  }

  PendingAnswer(Texts texts, Moves moves) {
    this.texts = texts;
    this.moves = moves;
    getStyleClass().add("pending-answer");
  }

  /// @param whole null for nothing
  /// @param pod what was asked about
  /// @param scales the workload whose replicas make the pod; null for none
  /// @param all whether all pods are seen, so that it is known how much room there is
  void show(@Nullable WholeFit whole, @Nullable Row pod, @Nullable ResourceRef scales, boolean all) {
    getChildren().setAll(whole == null || pod == null ? List.of() : parts(whole, pod, scales));
    if (!all && !getChildren().isEmpty()) {
      getChildren().addFirst(label(texts.get("pendingTray.unseen"), "pending-unseen"));
    }
  }

  private List<Node> parts(WholeFit whole, Row pod, @Nullable ResourceRef scales) {
    List<Node> lines = new ArrayList<>();
    lines.add(label(texts.get("pendingTray.fits", whole.fit().count(), whole.fit().nodes().size()), "pending-fits"));
    if (!whole.fit().refusal().isEmpty()) {
      lines.add(label(whole.fit().refusal(), "pending-why"));
    }
    WaitReasons.of(whole).forEach(reason -> lines.add(reason(reason)));
    String sentence = whole.fit().sentence();
    if (!sentence.isEmpty()) {
      Label first = label(texts.get("pendingTray.firstReason"), "pending-why");
      first.setTooltip(tooltip(texts.get("pendingTray.sentence", sentence)));
      first.setAccessibleHelp(texts.get("pendingTray.sentence", sentence));
      lines.add(first);
    }
    lines.add(label(texts.get(whole.fit().count() > 0 ? "pendingTray.takers" : "pendingTray.nearest"), "pending-head"));
    whole.nearest(PlacingVerdicts.CLOSEST).forEach(near -> lines.add(near(near)));
    lines.add(buttons(whole, pod, scales));
    return lines;
  }

  private Node reason(WaitReasons.Reason reason) {
    Label count = new Label(Integer.toString(reason.nodes()));
    count.getStyleClass().addAll("pending-count", "numeric");
    count.setMinWidth(Region.USE_PREF_SIZE);
    Label words = label(texts.get(reason.words()), "pending-reason");
    words.setMinWidth(0);
    HBox line = new HBox(8, count, words);
    line.setAccessibleText(texts.get("pendingTray.reasonSpoken", reason.nodes(), words.getText()));
    Tooltip.install(line, tooltip(texts.get("pendingTray.sentence", reason.scheduler())));
    return line;
  }

  private static Tooltip tooltip(String words) {
    Tooltip tooltip = new Tooltip(words);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(420);
    return tooltip;
  }

  private Node near(Near near) {
    Button name = new Button(near.node());
    name.getStyleClass().add("pending-node");
    name.setMnemonicParsing(false);
    name.setOnAction(event -> moves.lead(near.node()));
    VBox box = new VBox(name);
    WaitReasons.changes(near).forEach(change -> box.getChildren().add(label(texts.get(change), "pending-change")));
    if (near.refusals().isEmpty()) {
      box.getChildren().add(label(texts.get("why.fits"), "pending-change"));
    }
    return box;
  }

  private Node buttons(WholeFit whole, Row pod, @Nullable ResourceRef scales) {
    FlowPane buttons = new FlowPane(6, 6);
    buttons.getStyleClass().add("pending-buttons");
    buttons.getChildren().add(button("pending-open", texts.get("pendingTray.open"), () -> moves.open(pod)));
    if (scales != null) {
      String words = texts.get("pendingTray.scale", scales.name());
      buttons.getChildren().add(button("pending-scale", words, () -> moves.scale(scales)));
    }
    buttons.getChildren().add(button("pending-copy", texts.get("pendingTray.copy"), () -> copy(whole, pod)));
    return buttons;
  }

  private static Button button(String id, String words, Runnable action) {
    Button button = new Button(words);
    button.setId(id);
    button.getStyleClass().add("chip");
    button.setMnemonicParsing(false);
    button.setMaxWidth(250);
    button.setOnAction(event -> action.run());
    return button;
  }

  /// What is told here, with the scheduler's own words.
  private void copy(WholeFit whole, Row pod) {
    ClipboardContent content = new ClipboardContent();
    content.putString(words(whole, pod));
    Clipboard.getSystemClipboard().setContent(content);
    moves.tell(texts.get("pendingTray.copied", pod.name()));
  }

  private String words(WholeFit whole, Row pod) {
    List<String> lines = new ArrayList<>();
    lines.add(pod.namespace() + "/" + pod.name() + ": "
        + texts.get("pendingTray.fits", whole.fit().count(), whole.fit().nodes().size()));
    WaitReasons.of(whole).forEach(one -> lines.add(texts.get("pendingTray.reason", one.nodes(), texts.get(one.words()))));
    for (Near near : whole.nearest(PlacingVerdicts.CLOSEST)) {
      lines.add(near.node() + ": " + WaitReasons.changes(near).stream().map(texts::get).collect(Collectors.joining(" ")));
    }
    if (!whole.fit().sentence().isEmpty()) {
      lines.add(whole.fit().sentence());
    }
    return String.join("\n", lines);
  }

  private static Label label(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
