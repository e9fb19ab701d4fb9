// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.rollout.Places;
import dev.pilothouse.core.rollout.Places.Place;
import dev.pilothouse.core.rollout.PodStage;
import dev.pilothouse.ui.control.chart.ChartTones;
import dev.pilothouse.ui.text.Texts;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The pods of a StatefulSet by ordinal, with the line of the partition, or those of a DaemonSet by node: which places have been
/// replaced, which is being replaced now, and which stay. The arrow keys go from place to place. FX thread.
final class PlaceStrip extends VBox {
  private final Texts texts;
  private final PodWords words;
  private final Consumer<PodStage> open;
  private final Label title = new Label();
  private final Label note = new Label();
  private final Cells cells = new Cells();

  PlaceStrip(Texts texts, Consumer<PodStage> open) {
    super(5);
    this.texts = texts;
    this.words = new PodWords(texts);
    this.open = open;
    getStyleClass().add("place-strip");
    title.getStyleClass().add("section-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    note.getStyleClass().add("chart-strategy");
    getChildren().setAll(new HBox(10, title, note), cells);
    shown(false);
  }

  private void shown(boolean is) {
    setVisible(is);
    setManaged(is);
  }

  void show(RolloutPicture.Shown picture) {
    Places places = Places.of(picture.progress(), picture.row());
    shown(!places.all().isEmpty());
    if (!isVisible()) {
      return;
    }
    boolean ordinals = places.kind() == Places.Kind.ORDINAL;
    title.setText(texts.get(ordinals ? "rollout.places.ordinals" : "rollout.places.nodes"));
    long done = places.all().stream().filter(one -> one.fresh() != null && one.fresh().ready()).count();
    String ready = texts.get("rollout.places.done", done, places.all().size());
    String stay = texts.get("rollout.places.stay", picture.progress().partition(), places.staying());
    note.setText(places.staying() == 0 ? ready : ready + " · " + stay);
    cells.show(places, title.getText() + ": " + note.getText(), picture.now());
  }

  /// The places themselves.
  private final class Cells extends Region {
    private final Canvas canvas = new Canvas();
    private final ChartTones tones = new ChartTones(this::requestLayout);
    private final PlacePainter painter = new PlacePainter(canvas, tones);
    private final Tooltip tip = new Tooltip();
    private Places places = Places.NONE;
    private PlaceLayout layout = PlaceLayout.of(0, 0);
    private String whole = "";
    private int chosen = -1;
    private long now;

    Cells() {
      getStyleClass().add("place-cells");
      setAccessibleRole(AccessibleRole.LIST_VIEW);
      setFocusTraversable(true);
      canvas.setManaged(false);
      canvas.setMouseTransparent(true);
      getChildren().setAll(canvas, tones);
      tip.setShowDelay(Duration.millis(250));
      Tooltip.install(this, tip);
      addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
      addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
      addEventHandler(KeyEvent.KEY_PRESSED, this::key);
      focusedProperty().addListener((focused, before, after) -> requestLayout());
    }

    void show(Places next, String said, long time) {
      boolean more = next.all().size() != places.all().size();
      places = next;
      whole = said;
      now = time;
      chosen = Math.min(chosen, next.all().size() - 1);
      speak();
      if (more) {
        requestParentLayout();
      }
      requestLayout();
    }

    private void speak() {
      setAccessibleText(chosen < 0 ? whole : whole + ". " + told(chosen));
    }

    private String told(int index) {
      Place place = places.all().get(index);
      PodStage pod = place.pod();
      String stays = index >= places.all().size() - places.staying() ? "\n" + texts.get("rollout.places.stays") : "";
      String both = place.old() != null && place.fresh() != null ? "\n" + words.whole(place.old(), now) : "";
      return (pod == null ? texts.get("rollout.places.none", place.name()) : words.whole(pod, now)) + both + stays;
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
      return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
      double wide = width < 0 ? getWidth() : width;
      return PlaceLayout.of(places.all().size(), wide - 2).whole(places.all().size()) + 4;
    }

    @Override
    protected double computeMinHeight(double width) {
      return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
      return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
      return 100;
    }

    @Override
    protected void layoutChildren() {
      layout = PlaceLayout.of(places.all().size(), getWidth() - 2);
      painter.paint(places, layout, getWidth(), getHeight(), isFocused() ? chosen : -1);
    }

    private int at(MouseEvent event) {
      return layout.at(event.getX() - PlacePainter.INSET, event.getY() - PlacePainter.INSET, places.all().size());
    }

    private void hover(MouseEvent event) {
      int index = at(event);
      tip.setText(index < 0 ? whole : told(index));
    }

    private void clicked(MouseEvent event) {
      requestFocus();
      int index = at(event);
      if (index >= 0) {
        choose(index);
        open(index);
      }
    }

    private void open(int index) {
      PodStage pod = places.all().get(Math.max(0, index)).pod();
      if (pod != null) {
        open.accept(pod);
      }
    }

    private void choose(int index) {
      chosen = Math.clamp(index, 0, places.all().size() - 1);
      speak();
      requestLayout();
    }

    private void key(KeyEvent event) {
      if (places.all().isEmpty() || event.isShortcutDown() || event.isAltDown()) {
        return;
      }
      switch (event.getCode()) {
        case RIGHT -> choose(chosen + 1);
        case LEFT -> choose(chosen - 1);
        case DOWN -> choose(chosen < 0 ? 0 : chosen + layout.perRow());
        case UP -> choose(chosen - layout.perRow());
        case HOME -> choose(0);
        case END -> choose(places.all().size() - 1);
        case ENTER, SPACE -> open(chosen);
        default -> {
          return;
        }
      }
      event.consume();
    }
  }
}
