// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.rollout.Evidence;
import dev.pilothouse.core.rollout.RolloutProgress;
import dev.pilothouse.core.rollout.RolloutState;
import dev.pilothouse.core.rollout.Waiting;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// The one sentence: what the rollout waits for and why, the evidence for it, and how long it may go on. FX thread.
final class WaitingCard extends HBox {
  private static final String ZERO_WIDTH_SPACE = "\u200b";
  private final Texts texts;
  private final Consumer<ResourceRef> openPod;
  private final EvidenceChips chips;
  private final TextFlow sentence = new TextFlow();
  private final Label beside = new Label();
  private final Hyperlink podLink = new Hyperlink();
  private final FlowPane evidence = new FlowPane(6, 6);
  private final DeadlineRing deadline;
  private List<Object> shown = List.of();
  private List<Evidence> shownEvidence = List.of();
  private long shownAt;

  /// @param openPod opens the pod that the sentence names
  /// @param openEvidence opens what shows it
  /// @param low whether height is scarce
  WaitingCard(Texts texts, Consumer<ResourceRef> openPod, Consumer<Evidence> openEvidence, ObservableBooleanValue low) {
    this.texts = texts;
    this.openPod = openPod;
    chips = new EvidenceChips(texts, openEvidence);
    deadline = new DeadlineRing(texts, low);
    getStyleClass().add("waiting-card");
    sentence.getStyleClass().add("waiting-sentence");
    sentence.setId("waiting");
    podLink.setId("waiting-pod");
    beside.getStyleClass().add("waiting-beside");
    beside.setWrapText(true);
    beside.setMinHeight(Region.USE_PREF_SIZE);
    evidence.getStyleClass().add("waiting-evidence");
    VBox why = new VBox(sentence, beside, evidence);
    why.getStyleClass().add("waiting-why");
    why.setMinWidth(0);
    HBox.setHgrow(why, Priority.ALWAYS);
    getChildren().setAll(why, deadline);
  }

  void show(RolloutPicture.Shown picture) {
    RolloutProgress progress = picture.progress();
    deadline.show(progress.deadline(), picture.now());
    Waiting waiting = progress.waiting();
    String finished = finished(picture);
    List<Object> next =
        List.of(
            progress.state(), waiting.sentence(), waiting.evidence(), finished, picture.goneAt(), waiting.beside());
    if (!next.equals(shown) && (picture.now() != shownAt || !told(next).equals(told(shown)))) {
      shown = next;
      shownAt = picture.now();
      sentence(picture, waiting);
      evidence(waiting.evidence(), picture.now());
      beside(waiting, finished);
    }
    chips.tick(picture.now());
  }

  /// The sentence counts seconds; what shows it stays, and keeps the keyboard.
  private void evidence(List<Evidence> next, long now) {
    if (!next.equals(shownEvidence)) {
      shownEvidence = next;
      evidence.getChildren().setAll(chips.of(next, now));
    }
    evidence.setVisible(!next.isEmpty());
    evidence.setManaged(!next.isEmpty());
  }

  private void beside(Waiting waiting, String finished) {
    String said = waiting.beside().stream().map(texts::get).collect(Collectors.joining("\n"));
    String more = said.isEmpty() ? finished : said;
    beside.setText(more);
    beside.setVisible(!more.isEmpty());
    beside.setManaged(!more.isEmpty());
  }

  /// What must be told at once; that another pod is named, no more than once a second.
  private static List<Object> told(List<Object> all) {
    return all.isEmpty() ? all : List.of(all.get(0), all.get(3), all.get(4));
  }

  private String finished(RolloutPicture.Shown picture) {
    long took = picture.finishedAt() - picture.progress().started();
    boolean known = picture.there() && picture.progress().started() > 0 && picture.finishedAt() > 0 && took > 0;
    return known ? texts.get("rollout.took", Ages.of(took), Ages.between(picture.finishedAt(), picture.now())) : "";
  }

  private static Health health(RolloutProgress progress) {
    return switch (progress.state()) {
      case PROGRESSING -> Health.PROGRESSING;
      case WAITING -> Health.WARNING;
      case STALLED -> Health.BAD;
      case HELD -> Health.NEUTRAL;
      case COMPLETE -> progress.paused() ? Health.NEUTRAL : Health.GOOD;
    };
  }

  private void sentence(RolloutPicture.Shown picture, Waiting waiting) {
    Health health = picture.there() ? health(picture.progress()) : Health.NEUTRAL;
    getStyleClass().removeIf(style -> style.startsWith("health-"));
    getStyleClass().add(HealthGlyph.styleOf(health));
    String words =
        picture.there()
            ? texts.get(waiting.sentence())
            : texts.get("rollout.gone", Ages.clock(java.time.Instant.ofEpochSecond(picture.goneAt())));
    List<Node> parts = new ArrayList<>();
    HealthGlyph glyph = new HealthGlyph(health);
    HBox sign = new HBox(glyph);
    sign.setAlignment(Pos.CENTER);
    sign.getStyleClass().add("waiting-glyph");
    parts.add(sign);
    boolean stalls = picture.progress().state() == RolloutState.STALLED;
    if (picture.there() && (stalls || picture.progress().state() == RolloutState.WAITING)) {
      parts.add(text(texts.get(stalls ? "rollout.stalled" : "rollout.waiting") + " ", true));
    }
    linked(parts, words, picture.there() ? waiting.pod() : null);
    sentence.getChildren().setAll(parts);
    sentence.setAccessibleText(words);
  }

  /// The words, the pod's name in them as a link.
  private void linked(List<Node> parts, String words, @Nullable ResourceRef pod) {
    int at = pod == null ? -1 : words.indexOf(pod.name());
    if (pod == null || at < 0) {
      parts.add(text(words, false));
      return;
    }
    parts.add(text(words.substring(0, at), false));
    podLink.setText(pod.name());
    podLink.setOnAction(event -> openPod.accept(pod));
    parts.add(podLink);
    // The first character of a run after a control is not drawn: it is one that has no width.
    String rest = words.substring(at + pod.name().length());
    parts.add(text(ZERO_WIDTH_SPACE + rest, false));
  }

  private static Text text(String words, boolean strong) {
    Text text = new Text(words);
    text.getStyleClass().add(strong ? "waiting-word" : "waiting-text");
    return text;
  }

  /// The first evidence, for the keyboard.
  List<Button> evidence() {
    return evidence.getChildren().stream().filter(Button.class::isInstance).map(Button.class::cast).toList();
  }
}
