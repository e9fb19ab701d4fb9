// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.rollout.PodStage;
import dev.pilothouse.ui.control.chart.ChartTones;
import dev.pilothouse.ui.feature.rollout.MarkLayout.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The pods of one stage, in as much detail as there is room for; those in trouble first. Cards are controls that are used again
/// and again; marks and bars are drawn. The arrow keys go from pod to pod. FX thread.
final class PodMarks extends Region {
  private final PodWords words;
  private final Consumer<PodStage> open;
  private final Consumer<PodStage> logs;
  private final List<PodCard> cards = new ArrayList<>();
  private final Canvas canvas = new Canvas();
  private final ChartTones tones = new ChartTones(this::requestLayout);
  private final MarkPainter painter = new MarkPainter(canvas, tones);
  private final Tooltip tip = new Tooltip();
  private List<PodStage> pods = List.of();
  private String stage = "";
  private MarkLayout layout = new MarkLayout(Shape.CARD, 1, MarkLayout.TALL);
  private int chosen = -1;
  private long all = 1;
  private long now;

  PodMarks(PodWords words, Consumer<PodStage> open, Consumer<PodStage> logs) {
    this.words = words;
    this.open = open;
    this.logs = logs;
    getStyleClass().add("pod-marks");
    setMinSize(0, 0);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    canvas.setManaged(false);
    canvas.setMouseTransparent(true);
    getChildren().setAll(canvas, tones);
    tip.setShowDelay(Duration.millis(250));
    Tooltip.install(this, tip);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty().add(3));
    setClip(clip);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    focusedProperty().addListener((focused, before, after) -> requestLayout());
  }

  /// @param title the stage and how many, for screen readers
  /// @param whole how many pods a full bar stands for
  void show(List<PodStage> next, String title, long whole, long time) {
    PodStage kept = current();
    pods = next;
    stage = title;
    all = whole;
    now = time;
    chosen = kept == null ? -1 : indexOf(kept.pod());
    setFocusTraversable(!next.isEmpty());
    make(Math.min(next.size(), MarkLayout.MOST_CARDS));
    speak();
    requestLayout();
  }

  /// Makes cards before the frame is dressed: one that came with the layout would be without words in its first frame.
  private void make(int wanted) {
    while (cards.size() < wanted) {
      PodCard card = new PodCard();
      card.setVisible(false);
      cards.add(card);
      getChildren().add(card);
    }
  }

  private int indexOf(ResourceRef ref) {
    for (int i = 0; i < pods.size(); i++) {
      if (pods.get(i).pod().uid().equals(ref.uid())) {
        return i;
      }
    }
    return -1;
  }

  private @Nullable PodStage current() {
    return chosen >= 0 && chosen < pods.size() ? pods.get(chosen) : null;
  }

  private void speak() {
    PodStage at = current();
    setAccessibleText(at == null ? stage : stage + ". " + words.whole(at, now));
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    if (width < 4 || height < 4) {
      return;
    }
    layout = MarkLayout.of(pods.size(), width, height);
    boolean tall = layout.shape() == Shape.CARD;
    boolean asCards = tall || layout.shape() == Shape.LINE;
    int shown = asCards ? pods.size() : 0;
    for (int i = 0; i < cards.size(); i++) {
      PodCard card = cards.get(i);
      card.setVisible(i < shown);
      if (i < shown) {
        card.show(pods.get(i), words, now, tall, isFocused() && i == chosen);
        double cell = (width - (layout.perRow() - 1) * MarkLayout.GAP) / layout.perRow();
        double x = i % layout.perRow() * (cell + MarkLayout.GAP);
        int row = i / layout.perRow();
        double y = row * (layout.height() + MarkLayout.GAP);
        card.resizeRelocate(Math.rint(x), y, Math.floor(cell), layout.height());
      }
    }
    painter.paint(asCards ? List.of() : pods, layout, width, height, all, isFocused() ? chosen : -1);
  }

  /// Which pod is at a point; -1 for none.
  private int at(double x, double y) {
    if (layout.shape() == Shape.BAR || pods.isEmpty()) {
      return -1;
    }
    double gap = layout.shape() == Shape.MARK ? MarkLayout.TILE_GAP : MarkLayout.GAP;
    double cell = layout.shape() == Shape.MARK ? MarkLayout.TILE + gap : (getWidth() + gap) / layout.perRow();
    int column = (int) (x / cell);
    int row = (int) (y / (layout.height() + gap));
    int index = row * layout.perRow() + column;
    return column < layout.perRow() && index >= 0 && index < pods.size() ? index : -1;
  }

  private void hover(MouseEvent event) {
    int index = at(event.getX(), event.getY());
    tip.setText(index < 0 ? stage : words.whole(pods.get(index), now));
  }

  private void clicked(MouseEvent event) {
    int index = at(event.getX(), event.getY());
    requestFocus();
    if (index >= 0) {
      choose(index);
      open.accept(pods.get(index));
    }
  }

  private void choose(int index) {
    chosen = Math.clamp(index, 0, pods.size() - 1);
    speak();
    requestLayout();
  }

  private void key(KeyEvent event) {
    if (pods.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    PodStage at = current();
    switch (event.getCode()) {
      case RIGHT -> choose(chosen + 1);
      case LEFT -> choose(chosen - 1);
      case DOWN -> choose(chosen < 0 ? 0 : chosen + layout.perRow());
      case UP -> choose(chosen - layout.perRow());
      case HOME -> choose(0);
      case END -> choose(pods.size() - 1);
      case ENTER, SPACE -> open.accept(at == null ? pods.getFirst() : at);
      case L -> logs.accept(at == null ? pods.getFirst() : at);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
