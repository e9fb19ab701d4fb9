// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.kind.Row;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The pods that have no node, and why: a click asks every node of the map; below them those whose node is gone. There only while
/// there are such pods, and folded to a strip where a person wants the room. FX thread.
final class PendingTray extends VBox {
  private static final int MOST = 100;
  private final Texts texts;
  private final MapWords words;
  private final Consumer<@Nullable Row> ask;
  private final Consumer<Boolean> folds;
  private final Label title = new Label();
  private final VBox pods = new VBox();
  private final Label more = new Label();
  private final PendingAnswer answer;
  private final StrandedPods stranded;
  private final HBox head;
  private final ScrollPane scroll;
  private final Button unfold = new Button();
  private List<Row> shownPods = List.of();
  private String asked = "";
  private List<@Nullable Object> shown = List.of();
  private boolean folded;

  /// @param ask is told the pod that every node is asked about; null for none
  /// @param folds is told whether it was folded or unfolded
  PendingTray(
      Texts texts, MapWords words, Consumer<@Nullable Row> ask, PendingAnswer.Moves moves, boolean folded,
      Consumer<Boolean> folds) {
    this.texts = texts;
    this.words = words;
    this.ask = ask;
    this.folds = folds;
    answer = new PendingAnswer(texts, moves);
    stranded = new StrandedPods(texts, words, moves::open);
    getStyleClass().add("pending-tray");
    title.getStyleClass().add("pending-title");
    title.setMinWidth(0);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    Button fold = new Button("", Icons.of(Feather.CHEVRONS_RIGHT));
    fold.setId("pending-fold");
    fold.getStyleClass().add("icon-button");
    fold.setAccessibleText(texts.get("pendingTray.collapse"));
    fold.setTooltip(new Tooltip(texts.get("pendingTray.collapse")));
    fold.setOnAction(event -> turn(true));
    head = new HBox(title, fold);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("pending-head-line");
    more.getStyleClass().addAll("pending-why", "pending-more");
    scroll = new ScrollPane(new VBox(pods, more, answer, stranded));
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("pending-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    unfold.setId("pending-unfold");
    unfold.setGraphic(Icons.of(Feather.CHEVRONS_LEFT));
    unfold.getStyleClass().add("pending-unfold");
    unfold.setOnAction(event -> turn(false));
    getChildren().setAll(head, scroll, unfold);
    present(this, false);
    fold(folded);
  }

  private void turn(boolean fold) {
    fold(fold);
    folds.accept(fold);
    if (fold) {
      unfold.requestFocus();
    } else {
      pods.getChildren().stream().findFirst().ifPresent(Node::requestFocus);
    }
  }

  private void fold(boolean fold) {
    folded = fold;
    getStyleClass().remove("folded");
    if (fold) {
      getStyleClass().add("folded");
    }
    present(head, !folded);
    present(scroll, !folded);
    present(unfold, folded);
  }

  private static void present(Node part, boolean there) {
    part.setVisible(there);
    part.setManaged(there);
  }

  void show(MapViewModel.Shown next) {
    List<Row> waiting = next.picture().fleet().waiting();
    List<Row> left = next.stranded();
    present(this, !waiting.isEmpty() || !left.isEmpty());
    title.setText(waiting.isEmpty() ? "" : texts.get("pendingTray.title", waiting.size()));
    unfolds(waiting.size(), left.size());
    stranded.show(left);
    String pod = next.asked();
    if (!waiting.equals(shownPods) || !pod.equals(asked)) {
      shownPods = waiting;
      asked = pod;
      pods.getChildren().setAll(waiting.stream().limit(MOST).map(this::pod).toList());
      more.setText(texts.get("pendingTray.more", waiting.size() - MOST));
      present(more, waiting.size() > MOST);
    }
    List<@Nullable Object> now = Arrays.asList(next.whole(), pod, next.scales(), next.seen().all());
    if (!Objects.equals(now, shown)) {
      shown = now;
      Row about = waiting.stream().filter(row -> row.uid().equals(pod)).findFirst().orElse(null);
      answer.show(next.whole(), about, next.scales(), next.seen().all());
    }
  }

  private void unfolds(int waiting, int left) {
    String waits = waiting == 0 ? "" : texts.get("pendingTray.expand", waiting);
    String strands = left == 0 ? "" : texts.get("pendingTray.stranded", left);
    String words = waits.isEmpty() || strands.isEmpty() ? waits + strands : waits + "\n" + strands;
    unfold.setText(Integer.toString(waiting + left));
    unfold.setAccessibleText(words);
    if (unfold.getTooltip() == null || !unfold.getTooltip().getText().equals(words)) {
      unfold.setTooltip(new Tooltip(words));
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
    button.setTooltip(new Tooltip(why.getText()));
    button.setAccessibleText(pod.name() + ", " + place.getText() + ", " + why.getText());
    button.setOnAction(event -> ask.accept(button.isSelected() ? pod : null));
    return button;
  }
}
