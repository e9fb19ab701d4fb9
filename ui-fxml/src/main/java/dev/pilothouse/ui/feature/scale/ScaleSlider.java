// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.ui.feature.scale.ScaleState.Marks;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

/// A number of replicas along a line, with what bounds it: what there is, the autoscaler's range above, how many there is room for.
/// Left, right, Home, End and the mouse change it.
public final class ScaleSlider extends Region {
  private static final double LEAST_BRACKET = 16;
  private static final double SIDE = 14;
  private static final double MIDDLE = 34;
  private static final int TICKS = 16;

  private final Region track = styled("slider-track");
  private final Region held = styled("slider-now");
  private final Region change = styled("slider-change");
  private final Region nowMark = styled("slider-now-mark");
  private final Region thumb = styled("slider-thumb");
  private final Polyline bracket = new Polyline();
  private final Label bracketWords = new Label();
  private final Line roomLine = new Line();
  private final Label roomWords = new Label();
  private final List<Line> ticks = new ArrayList<>();
  private final List<Label> numbers = new ArrayList<>();
  private IntConsumer chosen = value -> {};
  private Marks marks = new Marks(8, "", -1, -1, -1);
  private int now;
  private int wanted;
  private String nowWords = "";

  public ScaleSlider() {
    getStyleClass().add("scale-slider");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    bracket.getStyleClass().add("slider-bracket");
    bracketWords.getStyleClass().add("slider-bracket-words");
    roomLine.getStyleClass().add("slider-room");
    roomWords.getStyleClass().add("slider-number");
    for (Node one : new Node[] {bracket, bracketWords, roomLine, roomWords}) {
      one.setManaged(false);
    }
    getChildren().addAll(track, held, change, bracket, bracketWords, roomLine, roomWords, nowMark, thumb);
    setOnMousePressed(this::pointed);
    setOnMouseDragged(this::pointed);
    setOnKeyPressed(this::keys);
    setMinSize(160, 66);
    setPrefSize(400, 66);
  }

  private static Region styled(String style) {
    Region region = new Region();
    region.getStyleClass().add(style);
    region.setManaged(false);
    region.setMouseTransparent(true);
    return region;
  }

  void chosen(IntConsumer listener) {
    chosen = listener;
  }

  /// @param current -1 when it is not known
  void show(int current, int next, Marks along, Texts texts) {
    now = current;
    wanted = next;
    marks = along;
    nowWords = current < 0 ? "" : texts.get("scale.slider.now", current);
    bracketWords.setText(along.name().isEmpty() ? "" : along.name() + " " + along.min() + "–" + along.max());
    roomWords.setText(along.room() < 0 ? "" : texts.get("scale.slider.room", along.room()));
    setAccessibleText(texts.get("dialog.scale.wanted"));
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    requestLayout();
  }

  private void pointed(MouseEvent event) {
    requestFocus();
    double part = (event.getX() - SIDE) / Math.max(1, getWidth() - 2 * SIDE);
    chosen.accept((int) Math.round(Math.clamp(part, 0, 1) * marks.most()));
    event.consume();
  }

  private void keys(KeyEvent event) {
    int step = Math.max(1, marks.most() / 10);
    int next =
        switch (event.getCode()) {
          case LEFT, DOWN -> wanted - 1;
          case RIGHT, UP -> wanted + 1;
          case PAGE_DOWN -> wanted - step;
          case PAGE_UP -> wanted + step;
          case HOME -> 0;
          case END -> marks.most();
          default -> -1;
        };
    if (next >= 0) {
      chosen.accept(Math.min(next, Math.max(marks.most(), wanted)));
      event.consume();
    }
  }

  private double x(double value) {
    return Math.round(SIDE + Math.clamp(value / marks.most(), 0, 1) * (getWidth() - 2 * SIDE));
  }

  @Override
  protected void layoutChildren() {
    int from = Math.max(0, now);
    track.resizeRelocate(SIDE, MIDDLE - 3, getWidth() - 2 * SIDE, 6);
    held.resizeRelocate(SIDE, MIDDLE - 3, x(Math.min(from, wanted)) - SIDE, 6);
    change.resizeRelocate(x(Math.min(from, wanted)), MIDDLE - 3, Math.abs(x(wanted) - x(from)), 6);
    nowMark.setVisible(now >= 0);
    nowMark.resizeRelocate(x(from) - 5, MIDDLE - 5, 10, 10);
    thumb.resizeRelocate(x(wanted) - 9, MIDDLE - 9, 18, 18);
    ticks();
    above();
    numbers();
  }

  private void ticks() {
    int step = Math.max(1, (int) Math.ceil(marks.most() / (double) TICKS));
    int count = marks.most() / step + 1;
    while (ticks.size() < count) {
      Line tick = new Line();
      tick.getStyleClass().add("slider-tick");
      tick.setManaged(false);
      ticks.add(tick);
      getChildren().addFirst(tick);
    }
    for (int i = 0; i < ticks.size(); i++) {
      ticks.get(i).setVisible(i < count);
      put(ticks.get(i), x(i * (double) step), MIDDLE + 7, MIDDLE + 10);
    }
  }

  private static void put(Line line, double x, double top, double bottom) {
    line.setStartX(x + 0.5);
    line.setEndX(x + 0.5);
    line.setStartY(top);
    line.setEndY(bottom);
  }

  /// The bracket of the autoscaler's range, and where the room ends.
  private void above() {
    boolean range = marks.min() >= 0 && marks.min() <= marks.most();
    bracket.setVisible(range);
    bracketWords.setVisible(range);
    boolean room = marks.room() >= 0 && marks.room() <= marks.most();
    roomLine.setVisible(room);
    put(roomLine, x(Math.max(0, marks.room())), MIDDLE - 9, MIDDLE + 9);
    double wide = Math.min(bracketWords.prefWidth(-1), getWidth());
    double left = x(Math.max(0, marks.min()));
    double right = x(Math.max(0, marks.max()));
    double roomWide = roomWords.prefWidth(-1);
    double roomAt = Math.clamp(x(Math.max(0, marks.room())) - roomWide / 2, 0, Math.max(0, getWidth() - roomWide));
    double at = beside(left, right, wide, room ? roomAt : Double.NaN, roomWide);
    if (range && room && roomAt < at + wide + 8 && at < roomAt + roomWide + 8) {
      // side by side, the room's words at the side of their mark
      if (roomAt + roomWide / 2 > at + wide / 2) {
        roomAt = Math.min(getWidth() - roomWide, at + wide + 8);
        at = Math.max(0, Math.min(at, roomAt - wide - 8));
      } else {
        roomAt = Math.max(0, at - roomWide - 8);
        at = Math.min(getWidth() - wide, Math.max(at, roomAt + roomWide + 8));
      }
    }
    double foot = MIDDLE - 10;
    double head = MIDDLE - 16.5;
    bracket.getPoints().setAll(left + 0.5, foot, left + 0.5, head, right + 0.5, head, right + 0.5, foot);
    bracketWords.resizeRelocate(at, MIDDLE - 25, wide, 16);
    roomWords.setVisible(room);
    roomWords.resizeRelocate(roomAt, MIDDLE - 25, roomWide, 16);
  }

  /// Where the words of the bracket begin: on its line, or beside one that is too narrow for them.
  ///
  /// @param roomAt where the words of the room begin; NaN when there are none
  private double beside(double left, double right, double wide, double roomAt, double roomWide) {
    if (right - left < wide + LEAST_BRACKET) {
      for (double at : new double[] {right + 7, left - 7 - wide}) {
        boolean free = Double.isNaN(roomAt) || roomAt >= at + wide + 8 || at >= roomAt + roomWide + 8;
        if (at >= 0 && at + wide <= getWidth() && free) {
          return at;
        }
      }
    }
    return Math.clamp((left + right - wide) / 2, 0, Math.max(0, getWidth() - wide));
  }

  private record Mark(int value, String words, String style) {}

  /// The numbers below the line, the most important first; one that would cover another is left out.
  private void numbers() {
    List<Mark> all = new ArrayList<>();
    all.add(new Mark(wanted, wanted == now ? nowWords : Integer.toString(wanted), "slider-wanted"));
    if (now >= 0 && now != wanted) {
      all.add(new Mark(now, nowWords, "slider-number"));
    }
    for (int value : new int[] {marks.min(), marks.max(), 0, marks.most()}) {
      if (value >= 0 && value <= marks.most() && all.stream().noneMatch(one -> one.value == value)) {
        all.add(new Mark(value, Integer.toString(value), "slider-number"));
      }
    }
    while (numbers.size() < all.size()) {
      Label label = new Label();
      label.setManaged(false);
      label.setMouseTransparent(true);
      numbers.add(label);
      getChildren().add(label);
    }
    List<double[]> taken = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      Label label = numbers.get(i);
      label.setVisible(i < all.size());
      if (i < all.size()) {
        place(label, all.get(i), taken);
      }
    }
  }

  private void place(Label label, Mark number, List<double[]> taken) {
    label.setText(number.words);
    if (!label.getStyleClass().contains(number.style)) {
      label.getStyleClass().setAll("label", number.style);
      label.applyCss();
    }
    double wide = label.prefWidth(-1);
    double at = Math.clamp(x(number.value) - wide / 2, 0, Math.max(0, getWidth() - wide));
    boolean free = taken.stream().noneMatch(one -> at < one[1] + 6 && one[0] < at + wide + 6);
    label.setVisible(free);
    if (free) {
      taken.add(new double[] {at, at + wide});
      label.resizeRelocate(at, MIDDLE + 12, wide, 16);
    }
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case VALUE -> (double) wanted;
      case MIN_VALUE -> 0.0;
      case MAX_VALUE -> (double) marks.most();
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
