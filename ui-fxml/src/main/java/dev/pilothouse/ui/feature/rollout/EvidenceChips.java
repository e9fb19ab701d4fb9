// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.rollout.Evidence;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// Evidence as buttons: what it is, and the little that tells it. FX thread.
final class EvidenceChips {
  private static final double WIDEST = 330;
  private final Texts texts;
  private final Consumer<Evidence> open;
  private final Map<Evidence.Probe, Label> probes = new HashMap<>();

  EvidenceChips(Texts texts, Consumer<Evidence> open) {
    this.texts = texts;
    this.open = open;
  }

  List<Button> of(List<Evidence> all, long now) {
    probes.clear();
    List<Button> chips = new ArrayList<>();
    for (Evidence one : all) {
      chips.add(chip(one, now));
    }
    return chips;
  }

  /// Time passes: when a probe is tried again counts down.
  void tick(long now) {
    probes.forEach((probe, label) -> label.setText(probeWords(probe, now)));
  }

  private Button chip(Evidence evidence, long now) {
    return switch (evidence) {
      case Evidence.Log log ->
          chip(
              log, Feather.ALIGN_LEFT, texts.get(log.previous() ? "rollout.evidence.logBefore" : "rollout.evidence.log"),
              log.container(), "");
      case Evidence.Event event ->
          chip(
              event, Feather.ZAP, texts.get("rollout.evidence.event"),
              event.reason() + (event.count() > 1 ? " ×" + event.count() : ""), event.text());
      case Evidence.Condition condition ->
          chip(condition, Feather.INFO, texts.get("rollout.evidence.condition"), condition.reason(), condition.text());
      case Evidence.Related related ->
          chip(related, Icons.ofKind(related.ref().kind().id()), related.ref().kind().kind(), related.ref().name(), "");
      case Evidence.Probe probe -> {
        Label words = new Label(probeWords(probe, now));
        probes.put(probe, words);
        yield chip(probe, Feather.ACTIVITY, texts.get("rollout.evidence.probe"), words, "");
      }
    };
  }

  private String probeWords(Evidence.Probe probe, long now) {
    String next = probe.next() > now ? texts.get("rollout.evidence.next", Ages.of(probe.next() - now)) : "";
    return probe.probe().action() + next;
  }

  private Button chip(Evidence evidence, Feather icon, String kind, String words, String whole) {
    return chip(evidence, icon, kind, new Label(words), whole);
  }

  private Button chip(Evidence evidence, Feather icon, String kind, Label words, String whole) {
    Label name = new Label(kind);
    name.getStyleClass().add("evidence-kind");
    name.setMinWidth(Region.USE_PREF_SIZE);
    words.getStyleClass().add("evidence-words-short");
    words.setMinWidth(0);
    HBox content = new HBox(6, Icons.of(icon), name, words);
    content.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    Button chip = new Button("", content);
    chip.getStyleClass().addAll("chip", "evidence-chip");
    chip.setMaxWidth(WIDEST);
    chip.setAccessibleText(kind + " " + words.getText());
    if (!whole.isEmpty()) {
      Tooltip tip = new Tooltip(whole);
      tip.setMaxWidth(480);
      tip.setWrapText(true);
      chip.setTooltip(tip);
    }
    chip.setOnAction(event -> open.accept(evidence));
    return chip;
  }
}
