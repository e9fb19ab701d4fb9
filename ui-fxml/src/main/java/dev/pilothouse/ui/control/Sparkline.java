// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;

/// The last readings of something as a thin line. Its colour is `-fx-stroke` of `.sparkline-stroke`. Readings that are NaN leave
/// nothing. A single reading is a point at the end, where now is, with a stub before it: the history begins here.
public final class Sparkline extends Region {
  private static final double POINT = 2;
  private static final double STUB = 8;

  private final Polyline line = new Polyline();
  private final Circle point = new Circle(POINT);
  private double[] readings = {};
  private double drawnWidth = -1;
  private double drawnHeight = -1;
  private boolean fromZero;

  public Sparkline() {
    getStyleClass().add("sparkline");
    line.getStyleClass().add("sparkline-stroke");
    line.setManaged(false);
    line.setMouseTransparent(true);
    setMouseTransparent(true);
    setMinSize(0, 0);
    // rasterised when its readings change, not whenever it moves
    setCache(true);
    point.getStyleClass().add("sparkline-point");
    point.setManaged(false);
    point.setVisible(false);
    point.setMouseTransparent(true);
    getChildren().addAll(line, point);
  }

  /// Whether the bottom is zero; else the line uses the whole height for what changed.
  public void fromZero(boolean value) {
    fromZero = value;
  }

  /// @param oldestFirst the array is kept, not copied
  public void show(double[] oldestFirst) {
    readings = oldestFirst;
    drawnWidth = -1;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    if (getWidth() != drawnWidth || getHeight() != drawnHeight) {
      drawnWidth = getWidth();
      drawnHeight = getHeight();
      draw(drawnWidth, drawnHeight);
    }
  }

  private void begin(double width, double height) {
    double middle = Math.round(height / 2) + 0.5;
    point.setCenterX(width - POINT);
    point.setCenterY(middle);
    line.getPoints().setAll(width - POINT - STUB, middle, width - POINT, middle);
  }

  private void draw(double width, double height) {
    double least = Double.MAX_VALUE;
    double most = -Double.MAX_VALUE;
    int known = 0;
    for (double reading : readings) {
      if (!Double.isNaN(reading)) {
        least = Math.min(least, reading);
        most = Math.max(most, reading);
        known++;
      }
    }
    line.getPoints().clear();
    point.setVisible(known == 1 && width > 2);
    if (width <= 2) {
      return;
    }
    if (known == 1) {
      begin(width, height);
    }
    if (known > 1) {
      line.getPoints().setAll(points(width, height, least, most));
    }
  }

  private List<Double> points(double width, double height, double least, double most) {
    double bottom = fromZero ? 0 : least - Math.max((most - least) * 0.25, Math.abs(most) * 0.08);
    double range = Math.max(most - bottom, 1e-9) * 1.15;
    // Readings that share two pixels are one point, their mean.
    int together = Math.max(1, (int) Math.ceil(readings.length / Math.max(1, width / 2)));
    double step = width / Math.max(1, readings.length - 1);
    List<Double> points = new ArrayList<>();
    for (int i = 0; i < readings.length; i += together) {
      double sum = 0;
      int count = 0;
      for (int j = i; j < Math.min(readings.length, i + together); j++) {
        if (!Double.isNaN(readings[j])) {
          sum += readings[j];
          count++;
        }
      }
      if (count > 0) {
        points.add(i * step);
        points.add(height - 1 - (sum / count - bottom) / range * (height - 2));
      }
    }
    return points;
  }
}
