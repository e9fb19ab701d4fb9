// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.rollout.RolloutRevision;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the newest revision changed in the pod template, in short. FX thread.
final class TemplatePane extends VBox {
  private static final int LINES = 12;
  private final UiServices services;
  private final Texts texts;
  private final TemplateReader reader;
  private final BiConsumer<RolloutRevision, RolloutRevision> whole;
  private final Label title = new Label();
  private final Label gone = new Label();
  private final Label come = new Label();
  private final Hyperlink link = new Hyperlink();
  private final DiffPane diff;
  private List<String> shown = List.of();

  /// @param whole shows all of it: from, to
  TemplatePane(UiServices services, TemplateReader reader, BiConsumer<RolloutRevision, RolloutRevision> whole) {
    this.services = services;
    this.texts = services.texts();
    this.reader = reader;
    this.whole = whole;
    diff = new DiffPane(texts, LINES);
    getStyleClass().add("template-pane");
    title.getStyleClass().add("template-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    gone.getStyleClass().addAll("health-bad", "template-count");
    come.getStyleClass().addAll("health-good", "template-count");
    link.setText(texts.get("rollout.diff.whole"));
    link.setId("whole-diff");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(8, title, gone, come, space, link);
    head.setAlignment(Pos.BASELINE_LEFT);
    getChildren().setAll(head, diff);
    setVisible(false);
    setManaged(false);
  }

  void show(List<RolloutRevision> history) {
    setVisible(history.size() > 1);
    setManaged(isVisible());
    if (history.size() < 2) {
      return;
    }
    RolloutRevision to = history.get(0);
    RolloutRevision from = history.get(1);
    List<String> next = List.of(from.ref().uid(), to.ref().uid());
    if (next.equals(shown)) {
      return;
    }
    shown = next;
    title.setText(texts.get("rollout.diff.title", Long.toString(from.number()), Long.toString(to.number())));
    diff.say(texts.get("rollout.undo.reading"));
    link.setOnAction(event -> whole.accept(from, to));
    services.background().execute(() -> read(from, to, next));
  }

  private void read(RolloutRevision from, RolloutRevision to, List<String> asked) {
    try {
      DiffLines lines = DiffLines.of(reader.diff(from, to));
      services.fx().execute(() -> fill(lines, asked));
    } catch (ClusterException e) {
      String words = texts.get(e.failure().what());
      services.fx().execute(() -> diff.say(words));
    }
  }

  private void fill(DiffLines lines, List<String> asked) {
    if (asked.equals(shown)) {
      gone.setText("−" + lines.gone());
      come.setText("+" + lines.come());
      diff.show(lines);
    }
  }
}
